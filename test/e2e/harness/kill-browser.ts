import { existsSync } from 'node:fs';
import type { Browser } from './browser';
import { until } from './targets';

/** Kills the whole browser as a power cut would: nothing is flushed, closed or said. */
export async function killBrowser(browser: Browser): Promise<void> {
  const { processInfo } = (await browser.cdp.send('SystemInfo.getProcessInfo')) as {
    readonly processInfo: readonly { readonly type: string; readonly id: number }[];
  };
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('the browser has no process');
  const gone = new Promise<void>((resolve) => browser.context.once('close', () => resolve()));
  process.kill(main.id, 'SIGKILL');
  await gone;
  await until(() => !existsSync(`/proc/${String(main.id)}/exe`) || undefined, 'its end');
}
