import { browser } from '../../browser';
import type { HubToPage } from '../../messaging/protocol';
import { anyViewTypes, toPage } from '../../messaging/send';

/**
 * Where the agent's keyboard is: text is being typed, it is not, or it is in another program or on a
 * page that we may not look into.
 */
export type Attention = 'types' | 'free' | 'unseen';

/** A page that has not said by then is too busy for anybody to type in, ms. */
const PATIENCE_MS = 300;

/** Asks the pages that have the keyboard; they say whether, and nothing of what. */
export async function attention(): Promise<Attention> {
  const [views, page] = await Promise.all([anyViewTypes(), pageInFront()]);
  return views ? 'types' : page;
}

async function pageInFront(): Promise<Attention> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined || tab.windowId === undefined) return 'unseen';
  const window = await browser.windows.get(tab.windowId);
  if (!window.focused) return 'unseen';
  const { promise: late, resolve } = Promise.withResolvers<Attention>();
  const timer = setTimeout(resolve, PATIENCE_MS, 'unseen');
  try {
    return await Promise.race([inPage(tab.id), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Of all its frames only one in which text is typed answers. */
async function inPage(tabId: number): Promise<Attention> {
  try {
    return (await toPage<HubToPage>(tabId)('page.typing', {})) === true ? 'types' : 'free';
  } catch {
    return 'unseen';
  }
}
