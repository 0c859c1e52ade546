import type { CallId } from '../../../lib/telephony/call';
import type { CallAction, DialOptions } from '../../../lib/telephony/provider';
import { fromChina } from '../line/chinese-number';
import { InTurn } from '../line/in-turn';
import type { SoftphoneWorld } from '../line/vendor-softphone';
import { calleeOf } from './callee';
import { endOfRefusal } from './refusals';
import { STATUS, talking, withoutCall } from './status';
import { endOf, endOfConsultation, newTalk } from './talk';
import type { Talk } from './talk';
import { TheCall } from './the-call';
import type { ToldCall } from './told';
import { Transfers } from './transfers';
import { codeOfRefusal } from './waiting';
import type { Waiting } from './waiting';
import type { WorkbenchSdk } from './workbench-sdk';

/** How long `,` waits between tones, in ms. */
const PAUSE = 2_000;
/** A status without a call is followed by `onCallRelease`, which knows more; at the latest then, ms. */
const RELEASED_WITHIN = 1_000;

/** The one call of the SDK, and the consultation in it, as calls. */
export class CccCalls {
  readonly #turn = new InTurn();
  readonly #seen = new Map<string, number>();
  #lastStatus: number = STATUS.idle;
  readonly #call: TheCall;
  readonly #transfers: Transfers;

  constructor(
    private readonly sdk: WorkbenchSdk,
    private readonly world: SoftphoneWorld,
    private readonly waiting: Waiting,
  ) {
    this.#call = new TheCall(world, waiting);
    this.#transfers = new Transfers(sdk, this.#call);
  }

  get live(): boolean {
    return this.#call.talk !== undefined;
  }

  async dial(id: CallId, number: string, { consultFor, from }: DialOptions): Promise<void> {
    const { talk: present } = this.#call;
    if (present && consultFor === present.id) {
      return this.#turn.do(() => this.#transfers.consult(id, number, from));
    }
    if (present) return this.world.calls.end(id, 'not-allowed');
    const talk = newTalk(id, 'outgoing');
    this.#call.talk = talk;
    const { callee, caller } = calleeOf(number, from);
    try {
      await this.waiting.ask(
        () => (this.#call.gone(talk) ? undefined : this.sdk.call(callee, caller)),
        () => this.#call.gone(talk) || talk.phase !== 'wanted',
      );
    } catch (error) {
      this.#call.over(talk, talk.givenUp ? 'cancelled' : endOfRefusal(codeOfRefusal(error)));
    }
  }

  /** Whether the SDK may dial: nobody does but the agent, who may have thought better of it. */
  mayDial(): boolean {
    const { talk } = this.#call;
    if (talk?.phase !== 'wanted') return false;
    if (talk.givenUp) this.#call.over(talk, 'cancelled');
    return !talk.givenUp;
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    const { talk } = this.#call;
    if (id === this.#call.consultation?.id) return this.#actInConsultation(id, action);
    if (talk?.id !== id) return;
    switch (action.type) {
      case 'answer':
        return this.#answer(talk);
      case 'reject':
      case 'hang-up':
        return this.#hangUp(talk);
      default:
        // What is asked twice is done once, and in the order in which it was asked.
        return this.#turn.do(() => this.#during(talk, action));
    }
  }

  async hangUp(): Promise<void> {
    if (this.#call.talk) await this.#hangUp(this.#call.talk);
  }

  coming({ jobId, caller, callee }: ToldCall): void {
    if (this.#call.talk || jobId === '') return;
    const times = (this.#seen.get(jobId) ?? 0) + 1;
    this.#seen.set(jobId, times);
    // A call that was handed on may come back under the same name.
    const id = times === 1 ? jobId : `${jobId}#${times}`;
    this.#call.talk = newTalk(id, 'incoming');
    const line = callee === '' ? {} : { line: { number: fromChina(callee) } };
    this.world.calls.offered({ id, number: fromChina(caller), ...line });
  }

  /** The SDK does not tell when the far end rings: that it dials is the last that is heard. */
  dialling(): void {
    const { talk } = this.#call;
    if (talk?.phase !== 'wanted') return;
    talk.phase = 'dialling';
    this.#call.rings(talk.id);
    if (talk.givenUp) void this.#hangUp(talk);
    this.waiting.check();
  }

  established(): void {
    const { talk } = this.#call;
    if (!talk || talk.phase === 'connected') return;
    // Who answers at once may be heard of before it was told that the SDK dials.
    if (talk.phase === 'wanted') this.dialling();
    talk.phase = 'connected';
    this.#call.connected(talk);
    this.waiting.check();
  }

  released({ releaseReasons }: ToldCall): void {
    const { talk } = this.#call;
    if (talk && talk.phase !== 'wanted') this.#call.over(talk, endOf(talk, releaseReasons));
  }

  status(code: number): void {
    this.#lastStatus = code;
    const { talk } = this.#call;
    if (talk && talk.phase !== 'wanted') this.#follow(talk, code);
    this.waiting.check();
  }

  /** Another device has the line, and the vendor has taken the sound away from this one. */
  takenOver(): void {
    if (this.#call.talk) this.#call.over(this.#call.talk, 'line-lost');
  }

  /** An error of the SDK that is about nothing that was asked. */
  unasked(code: string): void {
    const { talk } = this.#call;
    if (!talk || endOfRefusal(code) !== 'no-microphone') return;
    this.#call.over(talk, 'no-microphone');
    void this.sdk.hangUp();
  }

  #follow(talk: Talk, code: number): void {
    this.#followConsultation(code);
    if (withoutCall(code)) {
      // A status that was read before the call began may come after it has: the next one says better.
      setTimeout(() => {
        if (withoutCall(this.#lastStatus)) this.#call.over(talk, endOf(talk, []));
      }, RELEASED_WITHIN);
    } else if (talk.phase === 'connected') this.#call.held(talk, !talking(code));
  }

  #followConsultation(code: number): void {
    const { consultation: asked } = this.#call;
    if (!asked) return;
    if (code === STATUS.consultRings && asked.state === 'wanted') {
      asked.state = 'ringing';
      this.#call.rings(asked.id);
    } else if (code === STATUS.consulting && asked.state !== 'connected') {
      asked.state = 'connected';
      this.#call.connected(asked);
    } else if (asked.state !== 'wanted' && (talking(code) || code === STATUS.held)) {
      this.#call.alone(asked, endOfConsultation(asked));
    }
  }

  async #during(talk: Talk, action: CallAction): Promise<void> {
    if (this.#call.gone(talk) || talk.phase !== 'connected') return;
    switch (action.type) {
      case 'hold':
      case 'resume':
        return this.#hold(talk, action.type === 'hold');
      case 'mute':
      case 'unmute':
        return this.#mute(talk, talk.id, action.type === 'mute');
      case 'dtmf':
        return this.#press(action.tones);
      case 'transfer':
        return this.#transfers.transfer(talk, action.to);
      case 'complete-transfer':
        return this.#transfers.complete(talk, action.with);
      default:
        return;
    }
  }

  #actInConsultation(id: CallId, action: CallAction): Promise<void> {
    return this.#turn.do(async () => {
      const { talk, consultation: asked } = this.#call;
      if (!talk || asked?.id !== id) return;
      if (action.type === 'hang-up') await this.#transfers.retrieve(asked);
      if (action.type === 'dtmf') await this.#press(action.tones);
      if (action.type === 'mute') await this.#mute(talk, id, true);
      if (action.type === 'unmute') await this.#mute(talk, id, false);
    });
  }

  async #hold(talk: Talk, on: boolean): Promise<void> {
    if (talk.held === on || this.#call.consultation) return;
    await this.waiting.ask(
      () => (on ? this.sdk.callHold() : this.sdk.callRetrieve()),
      () => talk.held === on || this.#call.gone(talk),
    );
  }

  /** No callback tells of it; that the SDK took it is all that is known. */
  async #mute(talk: Talk, told: CallId, on: boolean): Promise<void> {
    if (talk.muted === on) return;
    await (on ? this.sdk.muteAgent() : this.sdk.umMuteAgent());
    talk.muted = on;
    this.world.calls.tell(told, { type: 'muted', on });
  }

  async #press(tones: string): Promise<void> {
    for (const [at, part] of tones.split(',').entries()) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (part !== '') await this.sdk.sendDtmf(part);
    }
  }

  async #answer(talk: Talk): Promise<void> {
    if (talk.phase !== 'ringing' || talk.answered) return;
    talk.answered = true;
    await this.sdk.answer();
  }

  async #hangUp(talk: Talk): Promise<void> {
    talk.givenUp = true;
    if (talk.phase !== 'wanted') await this.sdk.hangUp();
  }
}
