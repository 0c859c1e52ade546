import { browser } from '../browser';
import type { Snapshot } from '../snapshot/snapshot';
import { words } from '../words';
import { liveCalls } from './calls';

const ID = 'off-line';

/**
 * With the side panel goes the call centre's page that stands in it, and no view is left to say so:
 * the system's notification does, until the line is up again.
 */
export function tellPanelClosed(now: Snapshot, before: Snapshot): void {
  const closed = panelClosed(now);
  if (closed === panelClosed(before)) return;
  if (!closed) void browser.notifications.clear(ID);
  else if (before.line.state === 'up') void show(liveCalls(before).length > 0);
}

/** Told of every click on a notification; synchronously, so that the side panel may open. */
export function openFromOffLine(open: () => void): void {
  chrome.notifications.onClicked.addListener((id) => {
    if (id === ID) open();
  });
}

async function show(cut: boolean): Promise<void> {
  await chrome.notifications.create(ID, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: words(cut ? 'notification_cut_title' : 'notification_off_line_title'),
    message: words('notification_off_line'),
    requireInteraction: true,
  });
}

function panelClosed({ line }: Snapshot): boolean {
  return line.state === 'down' && line.fault === 'panel-closed';
}
