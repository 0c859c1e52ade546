import { browser } from '../browser';
import type { TabNumbers } from './snapshot';
import { watchTabNumbers } from './watch';

/** Tells which numbers the tab in front of a window shows, and again when another one comes. */
export function watchActiveTabNumbers(
  windowId: number,
  listener: (numbers: TabNumbers | null) => void,
  signal: AbortSignal,
): void {
  let watched: AbortController | undefined;
  const turnTo = (tabId: number | undefined): void => {
    watched?.abort();
    watched = new AbortController();
    if (tabId === undefined || signal.aborted) return;
    watchTabNumbers(tabId, listener, AbortSignal.any([watched.signal, signal]));
  };
  const activated = (tab: { tabId: number; windowId: number }): void => {
    if (tab.windowId === windowId) turnTo(tab.tabId);
  };
  browser.tabs.onActivated.addListener(activated);
  signal.addEventListener('abort', () => browser.tabs.onActivated.removeListener(activated));
  void browser.tabs.query({ active: true, windowId }).then(([tab]) => {
    if (!watched) turnTo(tab?.id);
  });
}
