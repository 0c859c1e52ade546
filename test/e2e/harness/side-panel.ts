import { chromium } from '@playwright/test';
import type { Browser, CDPSession, Page, Worker } from '@playwright/test';
import { targets, until } from './targets';

/**
 * The real side panel. Playwright lists no side panels of a browser it started, but does of one it
 * connects to afterwards; so each panel is found through a connection made after it opened.
 */
export class SidePanels {
  readonly #cdp: CDPSession;
  readonly #port: number;
  readonly #url: string;
  readonly #worker: () => Promise<Worker>;
  #connections: Browser[] = [];

  constructor(cdp: CDPSession, port: number, url: string, worker: () => Promise<Worker>) {
    this.#cdp = cdp;
    this.#port = port;
    this.#url = url;
    this.#worker = worker;
  }

  /** How many side panels are open. */
  async count(): Promise<number> {
    return (await targets(this.#cdp)).filter((target) => this.#isPanel(target)).length;
  }

  /**
   * Opens the panel beside a page by the toolbar button, as the agent would, unless it is open
   * already, and returns it ready to be driven.
   */
  async open(beside: Page): Promise<Page> {
    if ((await this.count()) === 0) await this.click(beside);
    return this.opened();
  }

  /** Clicks the toolbar button in the window of a page. */
  async click(beside: Page): Promise<void> {
    await until(async () => {
      const worker = await this.#worker();
      return worker.evaluate(async () => {
        const { openPanelOnActionClick } = await chrome.sidePanel.getPanelBehavior();
        return openPanelOnActionClick;
      });
    }, 'the toolbar button to open the panel');
    await beside.bringToFront();
    const tabs = (await targets(this.#cdp)).filter(({ type }) => type === 'tab');
    const tab = tabs.find(({ url }) => url === beside.url()) ?? tabs[0];
    if (!tab) throw new Error('no tab to open a panel beside');
    const id = new URL(this.#url).host;
    // Newer than Playwright's list of CDP commands.
    const send = this.#cdp.send.bind(this.#cdp) as (
      method: string,
      params: object,
    ) => Promise<void>;
    await send('Extensions.triggerAction', { id, targetId: tab.targetId });
  }

  /** The panel that has opened or is about to; the newest when there are several. */
  async opened(): Promise<Page> {
    return (await this.all(1)).at(-1) as Page;
  }

  /** All panels, once there are `atLeast` so many. */
  async all(atLeast: number): Promise<Page[]> {
    await until(async () => (await this.count()) >= atLeast, `${atLeast} side panel(s)`);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${this.#port}`);
    this.#connections.push(browser);
    const find = (): Page[] =>
      browser
        .contexts()
        .flatMap((context) => context.pages())
        .filter((page) => page.url().startsWith(this.#url));
    const panels = await until(() => find().length >= atLeast && find(), 'the side panel’s page');
    for (const panel of panels) {
      await panel.waitForFunction(() => document.visibilityState === 'visible' && innerWidth > 0);
    }
    return panels;
  }

  /** Closes the panel in every window; resolves once its documents are gone. */
  async close(): Promise<void> {
    const worker = await this.#worker();
    await worker.evaluate(async () => {
      const panel = chrome.sidePanel as unknown as {
        close(of: { windowId: number }): Promise<void>;
      };
      for (const { id } of await chrome.windows.getAll()) {
        if (id !== undefined) await panel.close({ windowId: id }).catch(() => undefined);
      }
    });
    await until(async () => (await this.count()) === 0, 'the panel to close');
  }

  async disconnect(): Promise<void> {
    for (const browser of this.#connections.splice(0)) await browser.close();
  }

  #isPanel({ type, url }: { type: string; url: string }): boolean {
    return type === 'page' && url.startsWith(this.#url);
  }
}
