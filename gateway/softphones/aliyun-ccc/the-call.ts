import type { CallId, EndReason } from '../../../lib/telephony/call';
import type { SoftphoneWorld } from '../line/vendor-softphone';
import { endOfConsultation } from './talk';
import type { Consultation, Talk } from './talk';
import type { Waiting } from './waiting';

/** What is going on, of which there is one at a time, and its end. */
export class TheCall {
  talk: Talk | undefined;
  consultation: Consultation | undefined;

  constructor(
    readonly world: SoftphoneWorld,
    readonly waiting: Waiting,
  ) {}

  gone(talk: Talk): boolean {
    return this.talk !== talk;
  }

  /** The talk has ended, and a consultation in it with it. */
  over(talk: Talk, reason: EndReason): void {
    if (this.gone(talk)) return;
    const asked = this.consultation;
    this.talk = undefined;
    this.consultation = undefined;
    if (asked) {
      const joined = talk.leaving && asked.state === 'connected';
      this.world.calls.end(asked.id, joined ? 'transferred' : endOfConsultation(asked));
    }
    this.world.calls.end(talk.id, reason);
    this.waiting.check();
  }

  /** The consultation alone has ended. */
  alone(asked: Consultation, reason: EndReason): void {
    if (this.consultation === asked) this.consultation = undefined;
    this.world.calls.end(asked.id, reason);
  }

  held(talk: Talk, on: boolean): void {
    if (talk.held === on) return;
    talk.held = on;
    this.world.calls.tell(talk.id, { type: 'held', by: 'us', on, at: this.world.now() });
  }

  connected(one: Talk | Consultation): void {
    this.world.calls.tell(one.id, { type: 'connected', at: this.world.now() });
  }

  rings(id: CallId): void {
    this.world.calls.tell(id, { type: 'ringing' });
  }
}
