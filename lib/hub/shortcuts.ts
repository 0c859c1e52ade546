import { browser } from '../browser';
import { foremostCall, ringingCall } from '../snapshot/stage';
import type { CallAction } from '../telephony/provider';
import { words } from '../words';
import { goToNumber } from './next-number';
import type { Store } from './store';

const CALL_SELECTION = 'call-selection';
const CALL_LINK = 'call-link';
/** Longer than any number, as long as the panel takes. */
const TEXT_LIMIT = 256;

/** What a key or a menu may start. */
export type ShortcutActions = {
  readonly act: (callId: string, action: CallAction) => void;
  /** `tabId`: the page that the number was chosen on, which may tell the country. */
  readonly dial: (text: string, tabId: number | undefined) => Promise<void>;
  /** Called synchronously, so that the side panel may open. */
  readonly openPanel: (windowId: number | undefined) => void;
};

/** Keys and the context menu; synchronously, while the worker starts. */
export function listenToShortcuts(store: Store, started: Promise<void>, actions: ShortcutActions) {
  browser.commands.onCommand.addListener((command) => {
    void started.then(() => obey(command, store, actions));
  });
  chrome.contextMenus.onClicked.addListener((info, tab) => {
    const text = chosen(info);
    if (text === null) return;
    actions.openPanel(tab?.windowId);
    void started.then(() => actions.dial(text, tab?.id));
  });
}

/**
 * Context menus outlive the worker: made once per installation. The selection's entry is there in
 * editable fields too, for what is selected in them.
 */
export function createMenu(): void {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({
      id: CALL_SELECTION,
      title: words('context_menu_call'),
      contexts: ['selection'],
    });
    chrome.contextMenus.create({
      id: CALL_LINK,
      title: words('context_menu_call_link'),
      contexts: ['link'],
      targetUrlPatterns: ['tel:*'],
    });
  });
}

/** What is to be called, as the person sees it; a link's own number without its scheme. */
function chosen({
  menuItemId,
  selectionText,
  linkUrl,
}: chrome.contextMenus.OnClickData): string | null {
  if (menuItemId === CALL_SELECTION) return selectionText?.trim().slice(0, TEXT_LIMIT) ?? null;
  if (menuItemId !== CALL_LINK || !linkUrl) return null;
  const number = linkUrl.replace(/^tel:(?:\/\/)?/iu, '').slice(0, TEXT_LIMIT);
  try {
    return decodeURIComponent(number);
  } catch {
    return number;
  }
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
      return goToNumber(false);
    case 'previous-number':
      return goToNumber(true);
  }
}
