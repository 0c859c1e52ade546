import type { Conduct } from '../messaging/engine-protocol';
import type { Actions } from './actions';
import { live } from './call';
import type { CallId } from './call';
import type { Floor } from './floor';
import type { OfferedCall } from './provider';

/** So long the tone before a call is answered by itself, in ms. */
export const AUTO_ANSWER_AFTER = 1_200;

/** Lets a call ring, sends it back, or answers it, as the agent's state and settings say. */
export class Incoming {
  readonly #answering = new Set<CallId>();

  constructor(
    private readonly floor: Floor,
    private readonly actions: Actions,
    private readonly conduct: () => Conduct,
  ) {}

  /** Calls that ring and are about to be answered by themselves. */
  get answering(): ReadonlySet<CallId> {
    return this.#answering;
  }

  offered(offer: OfferedCall): void {
    const { takesCalls, whileBusy, autoAnswer } = this.conduct();
    const { id } = offer;
    const busy = this.#busy();
    const begun = { ...offer, direction: 'incoming', startedAt: this.floor.parts.now() } as const;
    const byItself = takesCalls && autoAnswer && !busy;
    if (!this.floor.book.begin(byItself ? { ...begun, answersItself: true } : begun)) return;
    if (!takesCalls) this.actions.sendBack(id, 'not-ready', 'away');
    else if (busy && whileBusy === 'busy') this.actions.sendBack(id, 'missed', 'busy');
    else {
      if (byItself) this.#answerSoon(id);
      this.floor.parts.changed();
    }
  }

  #answerSoon(id: CallId): void {
    this.#answering.add(id);
    setTimeout(() => {
      this.#answering.delete(id);
      if (this.floor.live(id)?.phase !== 'ringing') return;
      if (this.#busy(id)) this.floor.parts.changed();
      else void this.actions.act(id, { type: 'answer' });
    }, AUTO_ANSWER_AFTER);
  }

  #busy(besides?: CallId): boolean {
    return this.floor.book.all().some((one) => live(one) && one.id !== besides);
  }
}
