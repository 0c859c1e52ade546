import type { Browser } from './browser';
import { until } from './targets';

/** What the hub does in the browser; a worker may be stopped just before any of it. */
export type Deed =
  'storage.session.set' | 'storage.session.remove' | 'notifications.clear' | 'tabs.create';

type World = typeof globalThis & { deedsLost?: number };

/**
 * Lets the worker die between an event and what it does about it: from now on the deed is not done,
 * `event` happens, and when the hub tries to do it, the worker is killed.
 */
export async function killBefore(
  deed: Deed,
  browser: Browser,
  event: () => Promise<void>,
): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate((path: string) => {
    const world: World = globalThis;
    world.deedsLost = 0;
    const lose = (): Promise<void> => {
      world.deedsLost = (world.deedsLost ?? 0) + 1;
      return new Promise(() => undefined);
    };
    type Tree = { [name: string]: Tree | undefined };
    const names = path.split('.');
    const last = names.pop() ?? '';
    for (const root of ['browser', 'chrome']) {
      let part = (world as unknown as Tree)[root];
      for (const name of names) part = part?.[name];
      if (part) Object.assign(part, { [last]: lose });
    }
  }, deed);
  await event();
  await until(async () => {
    const lost = await worker.evaluate(() => (globalThis as World).deedsLost);
    return lost !== undefined && lost > 0;
  }, `the hub to call ${deed}`);
  await browser.killWorker();
}
