import { live, next } from '../../call';
import type { Call, CallEvent, CallId, EndReason } from '../../call';
import type { ProviderEvent, Surroundings } from '../../provider';
import type { PracticeCall } from './practice-call';

/** `media` is absent until the call is answered; `held`: asked for, if not yet told. */
export type Held = { call: Call; media?: PracticeCall; answered: boolean; held: boolean };

type Parts = {
  readonly surroundings: Surroundings<unknown>;
  readonly tell: (event: ProviderEvent) => void;
  readonly ended: (call: Call) => void;
};

/** The calls of the practice line: each ends once, and nothing happens to it afterwards. */
export class LineOfCalls {
  readonly #calls = new Map<CallId, Held>();

  constructor(private readonly parts: Parts) {}

  get(id: CallId): Held | undefined {
    return this.#calls.get(id);
  }

  take(call: Call): Held {
    const held = { call, answered: false, held: false };
    this.#calls.set(call.id, held);
    return held;
  }

  /** A call that came to nothing before anybody was told of it. */
  forget(id: CallId): void {
    this.#calls.delete(id);
  }

  /** What changes nothing is not told. */
  tell(id: CallId, event: CallEvent): void {
    const held = this.#calls.get(id);
    const call = held && next(held.call, event);
    if (!call || call === held.call) return;
    held.call = call;
    if (!live(call)) this.parts.ended(call);
    this.parts.tell({ type: 'call', id, event });
  }

  end(id: CallId, reason: EndReason): void {
    const { surroundings } = this.parts;
    const held = this.#calls.get(id);
    if (!held) return;
    this.tell(id, { type: 'ended', reason, at: surroundings.now() });
    this.#calls.delete(id);
    held.media?.close();
    surroundings.audio.stop(id);
  }

  endAll(reason: EndReason): void {
    for (const id of this.#calls.keys()) this.end(id, reason);
  }

  /** Does it after `ms`, unless the call has ended by then. */
  later(id: CallId, ms: number, work: (held: Held) => void): void {
    const held = this.#calls.get(id);
    setTimeout(() => {
      if (held && this.#calls.get(id) === held) work(held);
    }, ms);
  }
}
