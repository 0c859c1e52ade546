import type { Browser } from '../e2e/harness/browser';

/** What arrived at the hub; `dial.request` and `numbers.found` carry the page's body. */
export type Heard = { readonly type: string; readonly body: Record<string, unknown> };

/** Starts to listen beside the hub, in the worker itself. */
export async function listenAtHub(browser: Browser): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(() => {
    const world = globalThis as { heard?: Heard[] };
    if (world.heard) return;
    const heard: Heard[] = (world.heard = []);
    chrome.runtime.onMessage.addListener((message: Heard) => {
      heard.push(message);
    });
  });
}

/** Listens, and forgets what has arrived so far. */
export async function listenAnew(browser: Browser): Promise<void> {
  await listenAtHub(browser);
  const worker = await browser.worker();
  await worker.evaluate(() => {
    const { heard } = globalThis as { heard?: Heard[] };
    if (heard) heard.length = 0;
  });
}

/** Everything of one type that has arrived since the listening began. */
export async function heardAtHub(browser: Browser, type: string): Promise<readonly Heard[]> {
  const worker = await browser.worker();
  const all = await worker.evaluate(() => (globalThis as { heard?: Heard[] }).heard ?? []);
  return all.filter((message) => message.type === type);
}
