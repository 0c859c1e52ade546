import type { FinderState, HubToPage } from '../messaging/protocol';
import { toPage } from '../messaging/send';
import type { Speaker } from '../messaging/roles';

const FINDER = 'page.js';

/**
 * Brings the finder into the very document that asked for it. A document that is gone by then gets
 * none, and nobody misses it.
 */
export async function loadFinder({ tabId, documentId }: Speaker): Promise<void> {
  if (tabId === undefined || documentId === undefined) return;
  const target = { tabId, documentIds: [documentId] };
  await chrome.scripting
    .executeScript({ target, files: [FINDER], injectImmediately: true })
    .catch(() => undefined);
}

/** The toolbar says where the finder has stopped itself, beside whatever the line has to say. */
export async function showFinderState(tabId: number, state: FinderState): Promise<void> {
  const icon = state === 'stopped' ? '/icon/paused-' : '/icon/';
  const path = { 16: `${icon}16.png`, 32: `${icon}32.png` };
  // The tab may be gone by now.
  await chrome.action.setIcon({ tabId, path }).catch(() => undefined);
}

/** In all frames of the tab: those that run already do not mind. */
export async function resumeFinder(tabId: number): Promise<void> {
  await toPage<HubToPage>(tabId)('finder.resume', {}).catch(() => undefined);
}
