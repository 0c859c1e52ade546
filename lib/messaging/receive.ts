import type { HubToPage } from './protocol';
import type { Envelope } from './send';

/** The gate hears of cards, the finder of numbers: each of the two knows its own messages only. */
type PageHandlers = Partial<HubToPage>;

/**
 * Listens, in a content script, to what the hub tells this frame. Only our own worker can reach a
 * content script's `runtime.onMessage`; a sender with a tab is another page of ours, and refused.
 */
export function receiveInPage(handlers: PageHandlers, signal: AbortSignal): void {
  const listen = (
    message: unknown,
    sender: chrome.runtime.MessageSender,
    answer: (value: unknown) => void,
  ): void => {
    if (sender.id !== chrome.runtime.id || sender.tab) return;
    const { to, type, body } = message as Envelope;
    if (to !== 'page') return;
    const value = handlers[type as keyof HubToPage]?.(body as never);
    if (value !== undefined) answer(value);
  };
  chrome.runtime.onMessage.addListener(listen);
  signal.addEventListener('abort', () => chrome.runtime.onMessage.removeListener(listen));
}

/**
 * The one thing that reaches the engine outside its port: the hub asks a rested engine to open it
 * again. It carries nothing, and content scripts are not heard.
 */
export function receiveKnock(open: () => void): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender) => {
    const { to, type } = message as { to?: string; type?: string };
    const ours = sender.id === chrome.runtime.id && !sender.tab;
    if (ours && to === 'engine' && type === 'knock') open();
  });
}

/** Lets the hub ask whether text is being typed in this page of ours; only a yes is said. */
export function receiveTypingQuestion(typing: () => boolean): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    const { to, type } = message as { to?: string; type?: string };
    const ours = sender.id === chrome.runtime.id && !sender.tab;
    if (ours && to === 'view' && type === 'typing' && typing()) answer(true);
  });
}
