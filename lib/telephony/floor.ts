import type { Logger } from '../log/log';
import { live } from './call';
import type { Call, CallEvent, CallId, CallQuality, EndReason } from './call';
import { CallBook } from './call-book';
import type { Provider } from './provider';

type Parts = {
  readonly now: () => number;
  readonly log: Logger;
  /** The present provider, once it is loaded. Rejects with `LineError` when there is none. */
  readonly provider: () => Promise<Provider>;
  /** How a call that ends now has sounded, where that was measured. */
  readonly summary: (id: CallId) => CallQuality | undefined;
  /** After an event that changed a call, before the change is told. */
  readonly after: (call: Call, event: CallEvent) => void;
  readonly changed: () => void;
  /** A call may have got its connection, which is told nowhere else. */
  readonly opened: () => void;
};

/** The calls of an engine, and what all who work on them need: their provider, turns and waiting. */
export class Floor {
  readonly book = new CallBook();
  readonly #waiting = new Set<() => void>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(readonly parts: Parts) {}

  provider(): Promise<Provider> {
    return this.parts.provider();
  }

  /** The call, while it lives. */
  live(id: CallId): Call | undefined {
    const call = this.book.get(id);
    return call && live(call) ? call : undefined;
  }

  /** False, and nothing happens, when this id has begun before. */
  begin(first: Parameters<CallBook['begin']>[0]): boolean {
    const begun = this.book.begin(first);
    if (begun) this.parts.changed();
    return begun;
  }

  apply(id: CallId, event: CallEvent): void {
    if (event.type === 'ended' && this.live(id)) this.#sumUp(id);
    if (!this.book.apply(id, event)) return;
    const call = this.book.get(id);
    if (call) this.parts.after(call, event);
    this.parts.changed();
    for (const look of this.#waiting) look();
  }

  end(id: CallId, reason: EndReason): void {
    this.apply(id, { type: 'ended', reason, at: this.parts.now() });
  }

  #sumUp(id: CallId): void {
    const quality = this.parts.summary(id);
    if (quality) this.book.apply(id, { type: 'quality', quality });
  }

  /** Work that changes who speaks with the agent is done one after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  /** Resolves as soon as it is so, to true, or after `ms`, to false. */
  until(so: () => boolean, ms: number): Promise<boolean> {
    if (so()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (is: boolean): void => {
        clearTimeout(timeout);
        this.#waiting.delete(look);
        resolve(is);
      };
      const look = (): void => {
        if (so()) settle(true);
      };
      const timeout = setTimeout(() => settle(false), ms);
      this.#waiting.add(look);
    });
  }
}
