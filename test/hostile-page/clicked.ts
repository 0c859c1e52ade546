import type { CDPSession, Page } from '@playwright/test';
import { formatNumber } from '../../lib/phone-numbers/format';
import type { DialQuestion, Snapshot } from '../../lib/snapshot/snapshot';
import { enforce } from '../e2e/harness/company-policy';
import { en } from '../e2e/harness/en';
import { openStage } from '../e2e/harness/stage';
import type { Stage } from '../e2e/harness/stage';
import { until } from '../e2e/harness/targets';
import { heardAtHub, listenAtHub } from './messages';
import type { Heard } from './messages';

/** What came of one click. `dialled` and `asked`: as the panel shows it. */
export type Outcome =
  | { readonly came: 'nothing' }
  | { readonly came: 'refusal'; readonly because: string }
  | { readonly came: 'call'; readonly invited: string; readonly panel: string }
  | { readonly came: 'question'; readonly question: DialQuestion; readonly panel: string };

export type ShownButton = { readonly x: number; readonly y: number; readonly label: string };

type Node = {
  readonly nodeName: string;
  readonly backendNodeId: number;
  readonly attributes?: readonly string[];
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly Node[];
};

/** How long a click that may make no wish is waited for, ms; a wish is there after some 5 ms. */
const NO_WISH_MS = 350;
/** How long one that must make a wish is waited for on a slow machine, ms. */
const WISH_MS = 10_000;

/** A stage on which each call ends by itself: the far end declines. Country of all sites: US. */
export async function openClickStage(pages: Readonly<Record<string, string>>): Promise<ClickStage> {
  const stage = await openStage(pages);
  await stage.edward.setSettings({ region: 'US' });
  // More clicks than an agent ever makes in a minute.
  await enforce(stage.edward, { callsPerMinute: 60, callsPerMinutePerSite: 60 });
  await stage.customer.mode('reject');
  await listenAtHub(stage.edward);
  const panel = await stage.edward.panels.opened();
  return new ClickStage(stage, panel);
}

export class ClickStage {
  #cdp: CDPSession | undefined;

  constructor(
    readonly stage: Stage,
    readonly panel: Page,
  ) {}

  /** Opens a page in front, its finder running. */
  async open(path: string, host?: '127.0.0.1' | 'localhost'): Promise<Page> {
    const page = await this.stage.edward.context.newPage();
    await page.goto(this.stage.server.url(path, host));
    await page.bringToFront();
    this.#cdp = await page.context().newCDPSession(page);
    return page;
  }

  /** Where calls have gone, by the proxy's word. */
  invites(): readonly string[] {
    return this.stage.world.pbx.invites().map(({ to }) => to);
  }

  wishes(): Promise<readonly Heard[]> {
    return heardAtHub(this.stage.edward, 'dial.request');
  }

  snapshot(): Promise<Snapshot> {
    return this.stage.edward.snapshot<Snapshot>();
  }

  /** Our button in the page, which only the browser itself sees. */
  async button(): Promise<ShownButton | undefined> {
    const cdp = this.#cdp;
    if (!cdp) throw new Error('no page is open');
    const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const host = find(root, ({ nodeName }) => nodeName === 'SIDETONE-PAGE');
    const found = host && find(host, ({ nodeName }) => nodeName === 'BUTTON');
    if (!found) return undefined;
    const { backendNodeId, attributes = [] } = found;
    const box = await cdp.send('DOM.getBoxModel', { backendNodeId }).catch(() => undefined);
    if (!box) return undefined;
    const [left = 0, top = 0] = box.model.border;
    const label = attributes[attributes.indexOf('aria-label') + 1] ?? '';
    return { x: left + box.model.width / 2, y: top + box.model.height / 2, label };
  }

  /** As `outcomeOf`, of a click that must make a wish. */
  wishOf(click: () => Promise<void>): Promise<Outcome> {
    return this.outcomeOf(click, WISH_MS);
  }

  /** Does `click`, and tells what came of it once that is known; no call is left behind. */
  async outcomeOf(click: () => Promise<void>, patience = NO_WISH_MS): Promise<Outcome> {
    const wishesBefore = (await this.wishes()).length;
    const noticedBefore = (await this.snapshot()).notice?.at ?? 0;
    const invitesBefore = this.invites().length;
    await click();
    const wished = await until(
      async () => (await this.wishes()).length > wishesBefore,
      'a wish',
      patience,
    ).catch(() => false);
    if (!wished) return { came: 'nothing' };
    return until(async (): Promise<Outcome | undefined> => {
      const { question, notice } = await this.snapshot();
      if (question) return { came: 'question', question, panel: await this.asked() };
      if (notice && notice.at > noticedBefore && notice.code.startsWith('dial.')) {
        return { came: 'refusal', because: notice.code };
      }
      if (this.invites().length === invitesBefore) return undefined;
      return this.#call(invitesBefore);
    }, 'what comes of the wish');
  }

  /** The number that the panel asks about, in the words of its dialog. */
  async asked(): Promise<string> {
    const dialog = this.panel.getByRole('dialog');
    await dialog.waitFor();
    return dialog.locator('.fact.strong dd bdi').innerText();
  }

  /** Everything that the panel's question says. */
  question(): Promise<string> {
    return this.panel.getByRole('dialog').innerText();
  }

  /** Says yes in the panel; the number that then went out. */
  async confirm(): Promise<string> {
    const before = this.invites().length;
    await this.panel.getByRole('button', { name: en('call'), exact: true }).click();
    const call = await until(async () => {
      return this.invites().length > before ? this.#call(before) : undefined;
    }, 'the call that was confirmed');
    return call.invited;
  }

  async dismiss(): Promise<void> {
    await this.panel.getByRole('button', { name: en('cancel') }).click();
    await until(async () => (await this.snapshot()).question === null, 'the question to go');
  }

  /** The call must have left nothing behind, or the next one finds the line busy. */
  async #call(before: number): Promise<Outcome & { came: 'call' }> {
    const invited = this.invites()[before] ?? '';
    const shown = this.panel.getByText(formatNumber(invited), { exact: true }).first();
    await shown.waitFor();
    await until(async () => {
      const { calls } = await this.snapshot();
      return calls.length > 0 && calls.every(({ phase }) => phase === 'ended');
    }, 'the call to end');
    return { came: 'call', invited, panel: await shown.innerText() };
  }
}

function find(node: Node, fits: (node: Node) => boolean): Node | undefined {
  if (fits(node)) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = find(child, fits);
    if (found) return found;
  }
  return undefined;
}
