/** Any of the directions in `protocol.ts`. */
type BodyOf<D, K extends keyof D> = D[K] extends (body: infer B) => unknown ? B : never;
type AnswerOf<D, K extends keyof D> = D[K] extends (body: never) => infer A ? Awaited<A> : never;

/** What travels by `runtime.sendMessage`: who should hear it, what it is, and its body. */
export type Envelope = {
  readonly to: 'hub' | 'page';
  readonly type: string;
  readonly body: unknown;
};

/**
 * A typed way to the hub, one per direction: `const hub = toHub<PanelToHub>()`. Rejects when the
 * extension was updated or removed under a page that still runs.
 */
export function toHub<D>() {
  return async <K extends keyof D & string>(
    type: K,
    body: BodyOf<D, K>,
  ): Promise<AnswerOf<D, K>> => {
    const envelope: Envelope = { to: 'hub', type, body };
    const answer: unknown = await chrome.runtime.sendMessage(envelope);
    return answer as AnswerOf<D, K>;
  };
}

/**
 * A typed way to the content scripts in one frame of a tab, or in all of them. Rejects when there
 * is none, and answers nothing where none of them knows the message.
 */
export function toPage<D>(tabId: number, frameId?: number) {
  return async <K extends keyof D & string>(
    type: K,
    body: BodyOf<D, K>,
  ): Promise<AnswerOf<D, K> | undefined> => {
    const envelope: Envelope = { to: 'page', type, body };
    const frame = frameId === undefined ? {} : { frameId };
    const answer: unknown = await chrome.tabs.sendMessage(tabId, envelope, frame);
    return answer as AnswerOf<D, K> | undefined;
  };
}

/** Whether text is being typed in any of our own pages; the question carries nothing. */
export async function anyViewTypes(): Promise<boolean> {
  const envelope = { to: 'view', type: 'typing' };
  const answer: unknown = await chrome.runtime.sendMessage(envelope).catch(() => false);
  return answer === true;
}

export type { AnswerOf, BodyOf };
