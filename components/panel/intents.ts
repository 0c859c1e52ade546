import type { PanelToHub } from '../../lib/messaging/protocol';
import type { CallId } from '../../lib/telephony/call';
import type { Ask } from '../ask';

/** How any part of the panel says what the agent wants. */
export type PanelAsk = Ask<PanelToHub>;

/** Asks Chrome for origins, in the click; whether all of them are open now. */
export type AllowSites = (origins: readonly string[]) => Promise<boolean>;

/**
 * Asks for a call to a number or text as the agent gave it, or to one of a tab's list. Resolves
 * like `dial.number`.
 */
export function askToDial(ask: PanelAsk, text: string, tabId?: number) {
  const from = tabId === undefined ? {} : { tabId };
  return ask('dial.number', { id: crypto.randomUUID(), text, ...from });
}

/** Asks for a call to a colleague about a call that goes on. Resolves like `dial.number`. */
export function askToConsult(ask: PanelAsk, text: string, consultFor: CallId) {
  return ask('dial.number', { id: crypto.randomUUID(), text, consultFor });
}
