import type { Page } from '@playwright/test';
import { send, serve } from '../../demo/http';
import { startPbx } from '../../demo/pbx/kamailio';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { launchBrowser } from '../e2e/harness/browser';
import { until } from '../e2e/harness/targets';

/** A number that nobody has: the proxy says so at once, and the next sample can begin. */
export const NUMBER = '+12025550143';
/** Whose number it is on the scene's page. */
export const SEEN_NAME = 'Ada Lovelace';

const PAGE = `<!doctype html><title>Customers</title><h1>Customers</h1><table>
<tr><th>Name<th>Phone<tr><td><a href="/c/1">${SEEN_NAME}</a><td id="number">+1 (202) 555-0143</table>`;

/** An agent on line at a real proxy, beside a CRM page with one number on it. */
export async function startScene() {
  const pbx = await startPbx();
  const crm = await serve((_request, response) => send(response, 'html', PAGE));
  const browser = await launchBrowser();
  const page = await browser.context.newPage();
  await page.goto(crm.url);
  const edward = pbx.users['edward'];
  const worker = await browser.worker();
  await worker.evaluate((login) => chrome.storage.session.set({ 'sip-login': login }), {
    ...edward,
    server: pbx.wsUrl,
  });
  await browser.setSettings({ provider: 'sip', region: 'US' });
  await lineUp();

  /** Resolves once the agent is registered and no call is left. */
  async function lineUp(): Promise<void> {
    await until(async () => {
      const { line, calls } = await browser.snapshot<Snapshot>();
      return line.state === 'up' && calls.every(({ phase }) => phase === 'ended');
    }, 'a free line');
  }

  return {
    pbx,
    browser,
    page,
    lineUp,
    stop: async (): Promise<void> => {
      await browser.close();
      await crm.stop();
      await pbx.stop();
    },
  };
}

export type Scene = Awaited<ReturnType<typeof startScene>>;

/** Where the floating button is, which no script of the page can see. */
export async function dialButton(scene: Scene): Promise<{ x: number; y: number }> {
  const { page } = scene;
  await page.locator('#number').hover({ position: { x: 60, y: 8 } });
  const session = await page.context().newCDPSession(page);
  try {
    return await until(() => buttonIn(session), 'the dial button');
  } finally {
    await session.detach();
  }
}

type Node = {
  readonly nodeId: number;
  readonly localName: string;
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly Node[];
};

async function buttonIn(
  session: Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>,
) {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const button = find(root);
  if (!button) return undefined;
  const box = await session
    .send('DOM.getBoxModel', { nodeId: button.nodeId })
    .catch(() => undefined);
  const [left = 0, top = 0, , , right = 0, bottom = 0] = box?.model.content ?? [];
  return right > left ? { x: (left + right) / 2, y: (top + bottom) / 2 } : undefined;
}

function find(node: Node): Node | undefined {
  if (node.localName === 'button') return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = find(child);
    if (found) return found;
  }
  return undefined;
}
