import type { DeviceLabels } from '../../audio/audio-port';
import type { CallEvent, CallId, EndReason } from '../../call';
import type {
  CallAction,
  CallMedia,
  Capability,
  Provider,
  ProviderEvent,
  Surroundings,
} from '../../provider';
import { PracticeCall } from './practice-call';
import { practiceOffer } from './wire';

/** How long the far end of a dialled call rings, in ms. */
const RINGS_FOR = 1_500;

/** `media` is absent until the call is answered. */
type Held = {
  readonly incoming: boolean;
  media?: PracticeCall;
  answered: boolean;
  onHold: boolean;
  muted: boolean;
};

const fresh = (incoming: boolean): Held => ({
  incoming,
  answered: false,
  onHold: false,
  muted: false,
});

/** A line without a call centre: real audio over a loopback connection, and no account. */
export class PracticeProvider implements Provider {
  readonly can: ReadonlySet<Capability> = new Set(['hold', 'mute', 'dtmf', 'rehearse']);
  readonly #calls = new Map<CallId, Held>();
  #listener: (event: ProviderEvent) => void = () => undefined;
  #rehearsals = 0;

  constructor(
    private readonly surroundings: Surroundings<unknown>,
    private readonly queue: string,
  ) {}

  on(listener: (event: ProviderEvent) => void): void {
    this.#listener = listener;
  }

  start(_credentials: unknown, signal: AbortSignal): void {
    signal.addEventListener('abort', () => {
      for (const id of this.#calls.keys()) this.#end(id, 'line-lost');
    });
    this.#listener({ type: 'line', line: { state: 'up', elsewhere: false } });
  }

  async dial(id: CallId, _number: string): Promise<void> {
    if (this.#calls.has(id)) return;
    const held = fresh(false);
    this.#calls.set(id, held);
    try {
      await this.#open(id, held);
    } catch (error) {
      this.#calls.delete(id);
      throw error;
    }
    this.#tell(id, { type: 'ringing' });
    setTimeout(() => void this.#connect(id, held), RINGS_FOR);
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    const held = this.#calls.get(id);
    if (!held) return;
    switch (action.type) {
      case 'answer':
        await this.#answer(id, held);
        return;
      case 'reject':
      case 'hang-up':
        this.#end(id, endReason(held));
        return;
      case 'hold':
      case 'resume':
        await this.#hold(id, held, action.type === 'hold');
        return;
      case 'mute':
      case 'unmute':
        this.#mute(id, held, action.type === 'mute');
        return;
      case 'dtmf':
        held.media?.dtmf(action.tones);
    }
  }

  setDevices(devices: DeviceLabels): Promise<void> {
    this.surroundings.audio.use(devices);
    return Promise.resolve();
  }

  media(id: CallId): CallMedia | undefined {
    return this.#calls.get(id)?.media;
  }

  rehearse(): Promise<void> {
    const id = crypto.randomUUID();
    const call = practiceOffer(this.#rehearsals, id, this.queue, this.surroundings.now());
    this.#rehearsals += 1;
    this.#calls.set(id, fresh(true));
    this.#listener({ type: 'offered', call });
    return Promise.resolve();
  }

  async #answer(id: CallId, held: Held): Promise<void> {
    if (!held.incoming || held.answered) return;
    held.answered = true;
    this.#tell(id, { type: 'answering' });
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
      this.#tell(id, { type: 'connected', at: this.surroundings.now() });
    } catch (error) {
      if (this.#calls.get(id) !== held) return;
      this.surroundings.log.error('the practice line did not connect', error);
      this.#end(id, 'failed');
    }
  }

  async #hold(id: CallId, held: Held, on: boolean): Promise<void> {
    if (!held.media || !held.answered || held.onHold === on) return;
    held.onHold = on;
    await held.media.hold(on);
    this.#tell(id, { type: 'held', by: 'us', on });
  }

  #mute(id: CallId, held: Held, on: boolean): void {
    if (!held.media || held.muted === on) return;
    held.muted = on;
    held.media.mute(on);
    this.#tell(id, { type: 'muted', on });
  }

  #end(id: CallId, reason: EndReason): void {
    const held = this.#calls.get(id);
    if (!held) return;
    this.#tell(id, { type: 'ended', reason, at: this.surroundings.now() });
    this.#calls.delete(id);
    held.media?.close();
    this.surroundings.audio.stop(id);
  }

  #tell(id: CallId, event: CallEvent): void {
    if (this.#calls.has(id)) this.#listener({ type: 'call', id, event });
  }
}

function endReason(held: Held): EndReason {
  if (held.answered) return 'hung-up';
  return held.incoming ? 'declined' : 'cancelled';
}
