import type { Snapshot } from '../../../lib/snapshot/snapshot';
import type { Browser } from './browser';

/** The calls that the hub tells every view, each in one line: `incoming ringing`. */
export async function callsIn(browser: Browser): Promise<readonly string[]> {
  const { calls } = await browser.snapshot<Snapshot>();
  return calls.map((call) => {
    const state = call.heldByUs ? 'held' : call.phase;
    return [call.direction, state, call.endReason].filter(Boolean).join(' ');
  });
}

/** What the toolbar button says, as its tooltip. */
export async function badgeOf(browser: Browser): Promise<string> {
  const worker = await browser.worker();
  return worker.evaluate(() => chrome.action.getTitle({}));
}

/** The system notifications of ringing calls that are on the screen now. */
export async function notificationsOf(browser: Browser): Promise<readonly string[]> {
  const worker = await browser.worker();
  return worker.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
}
