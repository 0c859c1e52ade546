import { browser } from '../browser';
import type { TabNumbers } from './snapshot';
import { watchTabNumbers } from './watch';

/**
 * Tells which numbers the tab in front of a window shows, and again when another one comes or the
 * tab goes elsewhere. `null` where we may not read: what the tab showed before is then hidden, as
 * no page tells the hub that it has gone.
 */
export function watchActiveTabNumbers(
  windowId: number,
  listener: (numbers: TabNumbers | null) => void,
): void {
  let front: number | undefined;
  let watched: AbortController | undefined;
  let known: TabNumbers | null = null;
  let url: string | undefined;
  const tell = (): void => listener(shownAt(url, known));
  const turnTo = (tabId: number | undefined): void => {
    watched?.abort();
    watched = new AbortController();
    front = tabId;
    if (tabId === undefined) return;
    const { signal } = watched;
    void browser.tabs.get(tabId).then((tab) => {
      if (signal.aborted) return;
      url = tab.url;
      const learn = (numbers: TabNumbers | null): void => {
        known = numbers;
        tell();
      };
      watchTabNumbers(tabId, learn, signal);
    });
  };
  browser.tabs.onActivated.addListener((tab) => {
    if (tab.windowId === windowId) turnTo(tab.tabId);
  });
  browser.tabs.onUpdated.addListener((tabId, _change, tab) => {
    if (tabId !== front || tab.url === url) return;
    url = tab.url;
    tell();
  });
  void browser.tabs.query({ active: true, windowId }).then(([tab]) => {
    if (!watched) turnTo(tab?.id);
  });
}

/** A tab's numbers while it shows the site they are of. Without our permission `url` is absent. */
export function shownAt(url: string | undefined, numbers: TabNumbers | null): TabNumbers | null {
  if (!numbers || url === undefined || !URL.canParse(url)) return null;
  return new URL(url).origin === numbers.origin ? { ...numbers, address: url } : null;
}
