import { foremostCall, ringingCall } from '../snapshot/stage';
import type { CallAction } from '../telephony/provider';
import { words } from '../words';
import { goToNumber } from './next-number';
import { selectionIn } from './selection';
import type { Store } from './store';

/** Of the key, and of the menu's entry. */
const CALL_SELECTION = 'call-selection';
const CALL_LINK = 'call-link';
const OPEN_PANEL = 'open-panel';
/** Longer than any number, as long as the panel takes. */
const TEXT_LIMIT = 256;

/** What a key or a menu may start. */
export type ShortcutActions = {
  readonly act: (callId: string, action: CallAction) => void;
  /** `tabId`: the page that the number was chosen on, which may tell the country. */
  readonly dial: (text: string, tabId: number | undefined) => Promise<void>;
  /** The page's selection, which nobody has seen in a menu; `null`: we may not look there. */
  readonly dialSelection: (text: string | null, tab: chrome.tabs.Tab) => Promise<void>;
  /** Called synchronously, so that the side panel may open. */
  readonly openPanel: (windowId: number | undefined) => void;
};

/** Keys and the context menu; synchronously, while the worker starts. */
export function listenToShortcuts(store: Store, started: Promise<void>, actions: ShortcutActions) {
  chrome.commands.onCommand.addListener((command, tab) => {
    if (command === OPEN_PANEL || command === CALL_SELECTION) actions.openPanel(tab?.windowId);
    void started.then(() => obey(command, tab, store, actions));
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

async function obey(
  command: string,
  tab: chrome.tabs.Tab | undefined,
  store: Store,
  actions: ShortcutActions,
): Promise<void> {
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
    case 'toggle-hold':
      if (call?.phase !== 'connected' || !store.snapshot.can.includes('hold')) return;
      actions.act(call.id, { type: call.heldByUs ? 'resume' : 'hold' });
      return;
    case CALL_SELECTION: {
      if (tab?.id === undefined) return;
      const text = await selectionIn(tab.id);
      await actions.dialSelection(text?.slice(0, TEXT_LIMIT) ?? null, tab);
      return;
    }
    case 'next-number':
      return goToNumber(false);
    case 'previous-number':
      return goToNumber(true);
  }
}
