import { browser } from '../browser';
import { formatNumber, maskedNumber } from '../phone-numbers/format';
import { customerOf } from '../snapshot/customer';
import type { CallView } from '../snapshot/snapshot';
import { words } from '../words';

const PREFIX = 'call:';
const ANSWER = 0;

/** What the agent may want of a call, from a notification that the system draws. */
export type NotificationActions = {
  readonly answer: (callId: string) => void;
  readonly decline: (callId: string) => void;
  /** The body was clicked; called synchronously, so that the side panel may open. */
  readonly open: () => void;
};

/** The call as it is by now; `undefined` once it rings no more. */
type Ringing = () => CallView | undefined;

/**
 * The system's own sign of a ringing call; it stays until the call does something else. The system
 * keeps what it has shown, so that the company may want the number masked.
 */
export async function showNotification(ringing: Ringing, masked: boolean): Promise<void> {
  if (await refineNotification(ringing, masked)) return;
  const call = ringing();
  if (call) await chrome.notifications.create(PREFIX + call.id, optionsOf(call, masked));
}

/** Says on the notification what is known by now, where it is; false where there is none. */
export async function refineNotification(ringing: Ringing, masked: boolean): Promise<boolean> {
  const call = ringing();
  return call ? chrome.notifications.update(PREFIX + call.id, optionsOf(call, masked)) : false;
}

function optionsOf(
  call: CallView,
  masked: boolean,
): chrome.notifications.NotificationCreateOptions {
  const contact = customerOf(call);
  const number = masked ? maskedNumber(call.number) : formatNumber(call.number);
  const who = contact?.name ?? call.displayName ?? number;
  const { queue, number: called = '' } = call.line ?? {};
  const said = who === number ? '' : number;
  const details = [contact?.company, said, queue, formatNumber(called)];
  return {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: words('notification_incoming_title', who === '' ? words('number_withheld') : who),
    message: details.filter(Boolean).join(' · '),
    requireInteraction: true,
    priority: 2,
    buttons: [{ title: words('notification_answer') }, { title: words('notification_decline') }],
  };
}

export async function clearNotification(callId: string): Promise<void> {
  await browser.notifications.clear(PREFIX + callId);
}

/** The calls that a notification on the screen is about. */
export async function notifiedCalls(): Promise<readonly string[]> {
  return Object.keys(await browser.notifications.getAll()).flatMap((id) => callOf(id) ?? []);
}

/** Listens for clicks; synchronously, while the worker starts. */
export function listenToNotifications(actions: NotificationActions): void {
  chrome.notifications.onButtonClicked.addListener((id, button) => {
    const call = callOf(id);
    if (call === null) return;
    if (button !== ANSWER) return actions.decline(call);
    actions.open();
    actions.answer(call);
  });
  chrome.notifications.onClicked.addListener((id) => {
    if (callOf(id) !== null) actions.open();
  });
}

function callOf(id: string): string | null {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : null;
}
