import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { CustomersPage } from './customers/run';
import type { Watching } from './watching/main';

/** A number on the extension's button, and the height of its middle in the viewport. */
type Offer = { readonly number: string; readonly y: number };
type Answer<Name extends keyof Watching> = ReturnType<Watching[Name]>;

/**
 * A page of a framework, watched from a world of its own: that sees the document as the browser has
 * it, past whatever the framework has made of the document's methods.
 */
export class WatchedPage {
  private constructor(
    readonly page: Page,
    /** Errors, warnings and failed assertions, errors that nobody caught included. */
    readonly complaints: readonly string[],
    private readonly session: CDPSession,
    private readonly world: number,
  ) {}

  /** Opens the page, whose first state is drawn by then. `watching` is the watching script. */
  static async open(context: BrowserContext, url: string, watching: string): Promise<WatchedPage> {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (/^(?:error|warning|assert)$/u.test(message.type())) complaints.push(message.text());
    });
    const session = await context.newCDPSession(page);
    await page.goto(url);
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
    });
    await session.send('Runtime.evaluate', { contextId: executionContextId, expression: watching });
    return new WatchedPage(page, complaints, session, executionContextId);
  }

  /** What the watching script answers. */
  async ask<Name extends keyof Watching>(
    name: Name,
    ...values: Parameters<Watching[Name]>
  ): Promise<Answer<Name>> {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      contextId: this.world,
      expression: `watching.${name}(...${JSON.stringify(values)})`,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value as Answer<Name>;
  }

  /** Lets the page go on; resolves once all steps had the time to be drawn. */
  run(steps: number): Promise<void> {
    return this.page.evaluate(
      (count) => (window as unknown as { customers: CustomersPage }).customers.run(count),
      steps,
    );
  }

  /** The same while the pointer crosses one number after another. */
  async runUnderPointer(steps: number): Promise<void> {
    const over = new AbortController();
    const running = this.run(steps).finally(() => over.abort());
    for (let turn = 0; !over.signal.aborted; turn += 1) await this.hover('placeOfNumber', turn);
    await running;
  }

  /** Puts the pointer on something in view; resolves with its text. */
  async hover(what: 'placeOfNumber' | 'placeOfField', turn: number): Promise<string> {
    const place = await this.ask(what, turn);
    if (!place) return '';
    await this.page.mouse.move(place.x, place.y);
    return place.text;
  }

  /** What the extension's button offers to call, as assistive technology is told. */
  async offers(): Promise<readonly Offer[]> {
    const { nodes } = await this.session.send('Accessibility.getFullAXTree');
    const found = nodes.map(async ({ role, name, ignored, backendDOMNodeId }) => {
      const [, number] = /^Call (.+)$/u.exec(String(name?.value)) ?? [];
      if (ignored || role?.value !== 'button' || number === undefined) return [];
      const of = { backendNodeId: backendDOMNodeId };
      // It may have gone since.
      const box = await this.session.send('DOM.getBoxModel', of).catch(() => null);
      const [, top = 0, , , , bottom = 0] = box?.model.border ?? [];
      return box ? [{ number, y: (top + bottom) / 2 }] : [];
    });
    return (await Promise.all(found)).flat();
  }

  /** The offers whose number is not, or no more, where the button stands. */
  async misplacedOffers(): Promise<readonly Offer[]> {
    const offers = await this.offers();
    const right = await Promise.all(
      offers.map(({ number, y }) => this.ask('standsBeside', number, y)),
    );
    return offers.filter((_, index) => !right[index]);
  }
}
