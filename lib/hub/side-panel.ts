import { browser, sidePanel } from '../browser';

/**
 * Opens the panel; only in answer to a person's click, and before anything is awaited. Whether it
 * opened is the browser's own word that a person clicked.
 */
export function openPanel(windowId: number | undefined): Promise<boolean> {
  return sidePanel
    .open({ windowId: windowId ?? chrome.windows.WINDOW_ID_CURRENT })
    .then(() => true)
    .catch(() => false);
}

/** With all windows closed there is no panel to open: a new window it is, then. */
export async function openPanelOrWindow(): Promise<void> {
  if (await openPanel(chrome.windows.WINDOW_ID_CURRENT)) return;
  await browser.windows.create({ focused: true });
}
