import { begin } from '../../call';
import type { Call, CallId, EndReason } from '../../call';
import type { DeskAnswers, DeskQuestion } from '../../desk';
import type {
  AgentDuty,
  CallAction,
  CallMedia,
  Capability,
  DialOptions,
  OfferedCall,
  Provider,
  ProviderEvent,
  Surroundings,
} from '../../provider';
import { LineOfCalls } from './line-of-calls';
import type { Held } from './line-of-calls';
import { PracticeCall } from './practice-call';
import { PracticeDesk } from './practice-desk';
import { Transfers } from './transfers';
import { keyTimes, practiceOffer } from './wire';

/** How long the far end of a dialled call rings, in ms. */
const RINGS_FOR = 1_500;

/** A line without a call centre: real audio over a loopback connection, and no account. */
export class PracticeProvider implements Provider {
  readonly can: ReadonlySet<Capability> = new Set([
    'hold',
    'second-call',
    'mute',
    'dtmf',
    'transfer',
    'consult',
    'conference',
    'rehearse',
    'round-trip',
    'agent-state',
    'skill-groups',
    'caller-numbers',
    'directory',
    'history',
    'statistics',
  ]);
  readonly #calls: LineOfCalls;
  readonly #transfers: Transfers;
  readonly #desk: PracticeDesk;
  #listener: (event: ProviderEvent) => void = () => undefined;
  #rehearsals = 0;

  constructor(
    private readonly surroundings: Surroundings<unknown>,
    private readonly queue: string,
  ) {
    this.#desk = new PracticeDesk(queue);
    this.#calls = new LineOfCalls({
      surroundings,
      tell: (event) => this.#listener(event),
      ended: (call) => this.#desk.note(call),
    });
    this.#transfers = new Transfers(this.#calls);
  }

  on(listener: (event: ProviderEvent) => void): void {
    this.#listener = listener;
  }

  start(_credentials: unknown, signal: AbortSignal): void {
    signal.addEventListener('abort', () => this.#calls.endAll('line-lost'));
    this.#listener({ type: 'line', line: { state: 'up', elsewhere: false } });
  }

  async dial(id: CallId, number: string, _options?: DialOptions): Promise<void> {
    if (this.#calls.get(id)) return;
    const startedAt = this.surroundings.now();
    const held = this.#calls.take(begin({ id, direction: 'outgoing', number, startedAt }));
    try {
      await this.#open(id, held);
    } catch (error) {
      this.#calls.forget(id);
      throw error;
    }
    this.#calls.tell(id, { type: 'ringing' });
    this.#calls.later(id, RINGS_FOR, () => void this.#connect(id, held));
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    const held = this.#calls.get(id);
    if (!held) return;
    switch (action.type) {
      case 'answer':
        return this.#answer(id, held);
      case 'reject':
      case 'hang-up':
        this.#calls.end(id, endReason(held.call));
        return;
      case 'hold':
      case 'resume':
        return this.#hold(id, held, action.type === 'hold');
      case 'mute':
      case 'unmute':
        if (held.call.phase !== 'connected') return;
        held.media?.mute(action.type === 'mute');
        this.#calls.tell(id, { type: 'muted', on: action.type === 'mute' });
        return;
      case 'dtmf':
        this.#dtmf(id, held, action.tones);
        return;
      case 'transfer':
        this.#transfers.blind(id, action.to);
        return;
      case 'complete-transfer':
        this.#transfers.complete(id, action.with);
    }
  }

  media(id: CallId): CallMedia | undefined {
    return this.#calls.get(id)?.media;
  }

  setDuty(duty: AgentDuty): Promise<void> {
    this.#listener({ type: 'duty', duty });
    return Promise.resolve();
  }

  signIn(skillGroups: readonly string[]): Promise<void> {
    this.#desk.signIn(skillGroups);
    return Promise.resolve();
  }

  ask<Q extends DeskQuestion>(question: Q): Promise<DeskAnswers[Q['about']]> {
    return Promise.resolve(this.#desk.answer(question) as DeskAnswers[Q['about']]);
  }

  rehearse(): Promise<void> {
    const now = this.surroundings.now();
    const call = practiceOffer(this.#rehearsals, crypto.randomUUID(), this.queue, now);
    this.#rehearsals += 1;
    this.#offer(call, now);
    return Promise.resolve();
  }

  #offer(call: OfferedCall, startedAt: number): void {
    this.#calls.take(begin({ ...call, direction: 'incoming', startedAt }));
    this.#listener({ type: 'offered', call });
  }

  async #answer(id: CallId, held: Held): Promise<void> {
    if (held.call.direction !== 'incoming' || held.answered) return;
    held.answered = true;
    this.#calls.tell(id, { type: 'answering' });
    try {
      await this.#open(id, held);
    } catch (error) {
      held.answered = false;
      throw error;
    }
    await this.#connect(id, held);
  }

  async #open(id: CallId, held: Held): Promise<void> {
    const microphone = await this.surroundings.audio.microphone();
    const media = new PracticeCall(microphone, (stream) =>
      this.surroundings.audio.play(id, stream),
    );
    // The call may have ended while the microphone opened.
    if (this.#calls.get(id) === held) held.media = media;
    else media.close();
  }

  async #connect(id: CallId, held: Held): Promise<void> {
    if (this.#calls.get(id) !== held || !held.media) return;
    held.answered = true;
    try {
      await held.media.connect();
      this.#calls.tell(id, { type: 'connected', at: this.surroundings.now() });
    } catch (error) {
      if (this.#calls.get(id) !== held) return;
      this.surroundings.log.error('the practice line did not connect', error);
      this.#calls.end(id, 'failed');
    }
  }

  async #hold(id: CallId, held: Held, on: boolean): Promise<void> {
    if (!held.media || held.call.phase !== 'connected' || held.held === on) return;
    held.held = on;
    await held.media.hold(on);
    this.#calls.tell(id, { type: 'held', by: 'us', on, at: this.surroundings.now() });
  }

  /** The star makes the far end hold the call, or take it back. */
  #dtmf(id: CallId, { media, call }: Held, tones: string): void {
    if (!media || call.phase !== 'connected') return;
    media.far.hear(tones);
    for (const { at } of keyTimes(tones).filter(({ key }) => key === '*')) {
      this.#calls.later(id, at * 1_000, (held) => {
        const on = !held.call.heldByThem;
        media.far.hold(on);
        this.#calls.tell(id, { type: 'held', by: 'them', on, at: this.surroundings.now() });
      });
    }
  }
}

function endReason({ phase, direction }: Call): EndReason {
  if (phase === 'connected') return 'hung-up';
  return direction === 'incoming' ? 'declined' : 'cancelled';
}
