import type { Browser } from './browser';
import { RawTarget } from './raw-target';
import { targets } from './targets';

type Argument = { readonly value?: unknown; readonly description?: string };
type Said = {
  readonly args?: readonly Argument[];
  readonly entry?: { readonly text: string };
  readonly exceptionDetails?: { readonly exception?: Argument };
};

/**
 * All that the consoles of the browser have been told since each thing in it started: worker, engine,
 * panel, and every page with the scripts in it. By what the browser itself keeps of them.
 */
export async function consolesOf(browser: Browser): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { targetId, type, url } of await targets(browser.cdp)) {
    if (type === 'tab' || type === 'browser') continue;
    const target = await RawTarget.attach(browser.cdp, targetId);
    target.hear((method, params) => {
      if (!/consoleAPICalled|entryAdded|exceptionThrown/u.test(method)) return;
      const { args = [], entry, exceptionDetails } = params as Said;
      const told = [...args, exceptionDetails?.exception].map((one) =>
        typeof one?.value === 'string' ? one.value : (one?.description ?? JSON.stringify(one)),
      );
      lines.push([type, url, entry?.text, ...told].filter(Boolean).join(' '));
    });
    // What was said before is said again before these are answered.
    await target.send('Runtime.enable');
    await target.send('Log.enable').catch(() => undefined);
    await target.detach();
  }
  return lines;
}
