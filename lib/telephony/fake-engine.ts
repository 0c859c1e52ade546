import type { Conduct, EngineCommand, EngineToHub } from '../messaging/engine-protocol';
import type { SoundingCall } from './audio/audio-port';
import type { Call, CallId, CallQuality } from './call';
import { DEFAULT_CONDUCT } from './conduct';
import { Engine } from './engine';
import { FakeProvider } from './fake-provider';
import type { CallAction, Capability } from './provider';
import type { Sound } from './sound';

const quiet = (): void => undefined;

/** An engine for tests, with fakes around it, and all that it did to them. */
export class FakeEngine {
  readonly providers: FakeProvider[] = [];
  readonly sent: EngineToHub[] = [];
  readonly sounds: (Sound | null)[] = [];
  /** Every set that was given to the mixer, and every word about its mute. */
  readonly mixed: string[] = [];
  readonly complaints: string[] = [];
  mixerFails = false;
  readonly chosen: unknown[] = [];
  readonly summaries = new Map<CallId, CallQuality>();
  measured: readonly CallId[] = [];
  carried: readonly CallId[] = [];
  /** Called for each provider that is opened. */
  prepare: (provider: FakeProvider) => void = quiet;
  /** The way from a provider to the hub's gate. */
  mayCall: (number: string) => Promise<boolean> = () => Promise.reject(new Error('no provider'));
  #ids = 0;

  readonly engine = new Engine({
    epoch: 'e1',
    now: () => 1_000,
    newId: () => `q${String((this.#ids += 1))}`,
    log: {
      error: (what) => this.complaints.push(what),
      warn: (what) => this.complaints.push(what),
      info: quiet,
      debug: quiet,
    },
    audio: {
      microphone: () => Promise.reject(new Error('not used')),
      play: quiet,
      stop: quiet,
      use: (choice) => this.chosen.push(choice),
      carry: (calls) => (this.carried = ids(calls)),
    },
    mixer: {
      mix: (calls) => {
        if (this.mixerFails && calls.length > 0) return Promise.reject(new Error('no sound'));
        this.mixed.push(ids(calls).join('+'));
        return Promise.resolve();
      },
      muteMixed: (on) => this.mixed.push(on ? 'mute' : 'unmute'),
    },
    meter: {
      watch: (calls) => (this.measured = ids(calls)),
      summary: (id) => this.summaries.get(id),
    },
    sound: (sound) => this.sounds.push(sound),
    open: (_config, { mayCall }) => {
      this.mayCall = mayCall;
      const provider = new FakeProvider();
      this.prepare(provider);
      this.providers.push(provider);
      return Promise.resolve(provider);
    },
    send: (message) => this.sent.push(message),
  });

  get provider(): FakeProvider {
    const provider = this.providers.at(-1);
    if (!provider) throw new Error('no provider was opened');
    return provider;
  }

  /** Starts the practice kind with these capabilities, and everything at its default. */
  start(can: readonly Capability[], conduct: Partial<Conduct> = {}): void {
    this.prepare = (provider) => (provider.can = new Set(can));
    this.engine.hear({ type: 'conduct', conduct: { ...DEFAULT_CONDUCT, ...conduct } });
    this.engine.hear({ type: 'configure', config: { kind: 'practice', queue: 'Practice' } });
  }

  command(command: EngineCommand): void {
    this.engine.hear({ type: 'command', id: `c${String((this.#ids += 1))}`, command });
  }

  act(call: CallId, action: CallAction): void {
    this.command({ type: 'act', call, action });
  }

  call(id: CallId): Call | undefined {
    return this.engine.state.calls.find((one) => one.id === id);
  }
}

function ids(calls: readonly SoundingCall[]): readonly CallId[] {
  return calls.map((one) => one.id);
}
