import { browser } from '../browser';
import type { HubToPage } from '../messaging/protocol';
import { toPage } from '../messaging/send';
import { foremostCall, ringingCall } from '../snapshot/stage';
import type { CallAction } from '../telephony/provider';
import { words } from '../words';
import type { Store } from './store';

const MENU_ID = 'call-selection';

/** What a key or a menu may start. */
export type ShortcutActions = {
  readonly act: (callId: string, action: CallAction) => void;
  readonly dial: (text: string) => void;
  /** Called synchronously, so that the side panel may open. */
  readonly openPanel: (windowId: number | undefined) => void;
};

/** Keys and the context menu; synchronously, while the worker starts. */
export function listenToShortcuts(store: Store, started: Promise<void>, actions: ShortcutActions) {
  browser.commands.onCommand.addListener((command) => {
    void started.then(() => obey(command, store, actions));
  });
  chrome.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== MENU_ID || !info.selectionText) return;
    actions.openPanel(tab?.windowId);
    const text = info.selectionText;
    void started.then(() => actions.dial(text));
  });
}

/** Context menus outlive the worker: made once per installation. */
export function createMenu(): void {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({
      id: MENU_ID,
      title: words('context_menu_call'),
      contexts: ['selection'],
    });
  });
}

async function obey(command: string, store: Store, actions: ShortcutActions): Promise<void> {
  const ringing = ringingCall(store.snapshot);
  const call = foremostCall(store.snapshot);
  switch (command) {
    case 'answer-call':
      if (ringing) actions.act(ringing.id, { type: 'answer' });
      return;
    case 'end-call':
      if (ringing) actions.act(ringing.id, { type: 'reject' });
      else if (call) actions.act(call.id, { type: 'hang-up' });
      return;
    case 'toggle-mute':
      if (call) actions.act(call.id, { type: call.muted ? 'unmute' : 'mute' });
      return;
    case 'next-number':
      return nextNumber();
  }
}

async function nextNumber(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return;
  await toPage<HubToPage>(tab.id, 0)('number.next', { backwards: false }).catch(() => undefined);
}
