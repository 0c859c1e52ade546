import type { Browser } from './browser';
import { until } from './targets';

type World = typeof globalThis & { writesLost?: number };

/**
 * Lets the worker die between an event and its write: from now on nothing is stored, `event`
 * happens, and when the hub tries to write it down, the worker is killed.
 */
export async function killBeforeWrite(browser: Browser, event: () => Promise<void>): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(() => {
    const world: World = globalThis;
    world.writesLost = 0;
    const set = (): Promise<void> => {
      world.writesLost = (world.writesLost ?? 0) + 1;
      return new Promise(() => undefined);
    };
    for (const name of ['browser', 'chrome']) {
      const api = (world as unknown as Record<string, typeof chrome | undefined>)[name];
      if (api) Object.assign(api.storage.session, { set });
    }
  });
  await event();
  await until(async () => {
    const lost = await worker.evaluate(() => (globalThis as World).writesLost);
    return lost !== undefined && lost > 0;
  }, 'the hub to write');
  await browser.killWorker();
}
