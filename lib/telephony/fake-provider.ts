import type { DeviceLabels } from './audio/audio-port';
import { begin, next } from './call';
import type { Call, CallEvent, CallId } from './call';
import type { DeskAnswers, DeskQuestion } from './desk';
import { follows } from './fake-rules';
import type {
  AgentDuty,
  CallAction,
  CallMedia,
  Capability,
  DialOptions,
  Provider,
  ProviderEvent,
} from './provider';

/**
 * A provider for tests: notes what it is asked, does it at once, and tells what the test has it
 * tell. Stricter than a real one: what cannot follow is noted as refused.
 */
export class FakeProvider implements Provider {
  can: ReadonlySet<Capability> = new Set(['hold', 'mute', 'dtmf']);
  readonly asked: string[] = [];
  readonly refused: string[] = [];
  /** Thrown by the next `dial` or `answer`. */
  failure: Error | null = null;
  /** Whether its sound is ours, as far as a test without a browser can have any. */
  local = false;
  /** Deaf to `hold`: it never comes about. */
  holds = true;
  readonly #calls = new Map<CallId, Call>();
  readonly #media = new Map<CallId, CallMedia>();
  #listener: (event: ProviderEvent) => void = () => undefined;

  start(credentials: unknown, signal: AbortSignal): void {
    this.asked.push(`start ${JSON.stringify(credentials)}`);
    signal.addEventListener('abort', () => this.asked.push('stop'));
    this.tell({ type: 'line', line: { state: 'up', elsewhere: false } });
  }

  dial(id: CallId, number: string, options: DialOptions = {}): Promise<void> {
    const told = Object.keys(options).length > 0 ? ` ${JSON.stringify(options)}` : '';
    this.asked.push(`dial ${id} ${number}${told}`);
    this.#calls.set(id, begin({ id, direction: 'outgoing', number, startedAt: 1, ...options }));
    return this.#outcome();
  }

  act(id: CallId, action: CallAction): Promise<void> {
    this.asked.push(`${action.type} ${id}`);
    const call = this.#calls.get(id);
    if (!call) return Promise.resolve();
    if (!follows(call, action, this.#calls)) this.refused.push(`${action.type} ${id}`);
    else for (const [one, event] of this.#effects(call, action)) this.#happens(one, event);
    return action.type === 'answer' ? this.#outcome() : Promise.resolve();
  }

  media(id: CallId): CallMedia | undefined {
    if (!this.local || !this.#calls.has(id)) return undefined;
    const media = this.#media.get(id) ?? { connection: {} as RTCPeerConnection };
    this.#media.set(id, media);
    return media;
  }

  setDevices(devices: DeviceLabels): Promise<void> {
    this.asked.push(`devices ${JSON.stringify(devices)}`);
    return Promise.resolve();
  }

  setDuty(duty: AgentDuty): Promise<void> {
    this.asked.push(`duty ${duty.state}`);
    return this.#outcome();
  }

  signIn(skillGroups: readonly string[]): Promise<void> {
    this.asked.push(`sign-in ${skillGroups.join(' ')}`);
    return Promise.resolve();
  }

  ask<Q extends DeskQuestion>(question: Q): Promise<DeskAnswers[Q['about']]> {
    this.asked.push(`ask ${question.about}`);
    return this.#outcome().then(() => []);
  }

  on(listener: (event: ProviderEvent) => void): void {
    this.#listener = listener;
  }

  tell(event: ProviderEvent): void {
    this.#listener(event);
  }

  offer(id: CallId): void {
    const call = { id, number: '+12025550143' };
    if (!this.#calls.has(id)) {
      this.#calls.set(id, begin({ ...call, direction: 'incoming', startedAt: 1 }));
    }
    this.tell({ type: 'offered', call });
  }

  connect(id: CallId): void {
    this.#happens(id, { type: 'connected', at: 5 });
  }

  /** Something that the call centre tells of a call, which may be late, doubled or nonsense. */
  tells(id: CallId, event: CallEvent): void {
    this.#happens(id, event);
  }

  #effects(call: Call, action: CallAction): readonly (readonly [CallId, CallEvent])[] {
    const { id } = call;
    switch (action.type) {
      case 'hold':
      case 'resume': {
        const on = action.type === 'hold';
        return this.holds || !on ? [[id, { type: 'held', by: 'us', on, at: 5 }]] : [];
      }
      case 'mute':
      case 'unmute':
        return [[id, { type: 'muted', on: action.type === 'mute' }]];
      case 'merge':
        return [id, action.with].flatMap((one): (readonly [CallId, CallEvent])[] => [
          [one, { type: 'conference', on: true }],
          [one, { type: 'held', by: 'us', on: false, at: 5 }],
        ]);
      case 'split':
        return [
          [id, { type: 'held', by: 'us', on: true, at: 5 }],
          ...this.#together().map((one) => [one, { type: 'conference', on: false }] as const),
        ];
      case 'transfer': {
        const transfer = { kind: 'blind', to: action.to, state: 'trying' } as const;
        return [[id, { type: 'transfer', transfer }]];
      }
      case 'complete-transfer':
        return [id, action.with].map(
          (one) => [one, { type: 'ended', reason: 'transferred', at: 5 }] as const,
        );
      default:
        return [];
    }
  }

  #together(): readonly CallId[] {
    return [...this.#calls.values()].filter((one) => one.conference).map((one) => one.id);
  }

  #happens(id: CallId, event: CallEvent): void {
    const call = this.#calls.get(id);
    if (call) this.#calls.set(id, next(call, event));
    this.tell({ type: 'call', id, event });
  }

  #outcome(): Promise<void> {
    const { failure } = this;
    this.failure = null;
    return failure ? Promise.reject(failure) : Promise.resolve();
  }
}
