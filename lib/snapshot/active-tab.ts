import { browser } from '../browser';
import type { TabNumbers } from './snapshot';
import { watchTabNumbers } from './watch';

/** Tells which numbers the tab in front of a window shows, and again when another one comes. */
export function watchActiveTabNumbers(
  windowId: number,
  listener: (numbers: TabNumbers | null) => void,
): void {
  let watched: AbortController | undefined;
  const turnTo = (tabId: number | undefined): void => {
    watched?.abort();
    watched = new AbortController();
    if (tabId !== undefined) watchTabNumbers(tabId, listener, watched.signal);
  };
  browser.tabs.onActivated.addListener((tab) => {
    if (tab.windowId === windowId) turnTo(tab.tabId);
  });
  void browser.tabs.query({ active: true, windowId }).then(([tab]) => {
    if (!watched) turnTo(tab?.id);
  });
}
