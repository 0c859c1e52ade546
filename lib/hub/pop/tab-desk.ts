import { browser } from '../../browser';
import type { OpenTab } from '../../crm/screen-pop';
import type { HubToPage } from '../../messaging/protocol';
import { toPage } from '../../messaging/send';

const TOP_FRAME = 0;

/** What a screen-pop does to the browser's tabs. */
export interface TabDesk {
  all(): Promise<readonly OpenTab[]>;
  /** In front, or behind what is there. Resolves with the tab's id. */
  open(url: string, inFront: boolean): Promise<number | undefined>;
  /** Shows another page in a tab, without bringing it in front. */
  navigate(tabId: number, url: string): Promise<void>;
  /** In front of its window, and its window before the others. What is so already is left alone. */
  bringForward(tabId: number): Promise<void>;
  /** Whether anybody has clicked or typed on the page in a tab; `undefined`: nobody can say. */
  used(tabId: number): Promise<boolean | undefined>;
}

/** The browser's own. A tab that has gone meanwhile is no fault. */
export const tabDesk: TabDesk = {
  all: async () => {
    const tabs = await browser.tabs.query({});
    return tabs.flatMap<OpenTab>(({ id, windowId, url, pendingUrl }) =>
      id === undefined || windowId === undefined
        ? []
        : [{ id, windowId, url: pendingUrl ?? url ?? '' }],
    );
  },
  open: async (url, inFront) => {
    try {
      return (await browser.tabs.create({ url, active: inFront })).id;
    } catch {
      // There is no window to open it in.
      const window = await browser.windows.create({ url, focused: inFront });
      return window.tabs?.[0]?.id;
    }
  },
  navigate: async (tabId, url) => {
    await browser.tabs.update(tabId, { url });
  },
  bringForward: async (tabId) => {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (!tab) return;
    if (!tab.active) await browser.tabs.update(tabId, { active: true });
    if (tab.windowId === undefined) return;
    const window = await browser.windows.get(tab.windowId);
    if (!window.focused) await browser.windows.update(tab.windowId, { focused: true });
  },
  used: async (tabId) => {
    try {
      return await toPage<HubToPage>(tabId, TOP_FRAME)('page.used', {});
    } catch {
      return undefined;
    }
  },
};
