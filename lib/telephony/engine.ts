import type {
  EngineCommand,
  EngineState,
  EngineToHub,
  HubToEngine,
  MicrophoneState,
  WhileBusy,
} from '../messaging/protocol';
import type { Logger } from '../log/log';
import type { AudioPort } from './audio/audio-port';
import { MicrophoneError } from './audio/audio-port';
import { live } from './call';
import type { Call, CallEvent, CallId, EndReason } from './call';
import { CallBook } from './call-book';
import { CredentialDesk } from './credential-desk';
import { LineError } from './provider';
import type { CallAction, Line, OfferedCall, ProviderEvent } from './provider';
import { ProviderSlot } from './provider-slot';
import type { OpenProvider } from './provider-slot';
import { pause } from './pause';
import { RecentIds } from './recent-ids';
import { soundFor } from './sound';
import type { Sound } from './sound';

/** All that the engine needs from the document it lives in. */
export type EngineParts = {
  /** Names this life of the document. */
  readonly epoch: string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Logger;
  readonly audio: AudioPort;
  readonly sound: (sound: Sound | null) => void;
  readonly open: OpenProvider;
  readonly send: (message: EngineToHub) => void;
};

/**
 * The truth about line and calls. Tells its whole state after every change and whenever it is
 * asked; does each command once however often it comes; keeps an ended call until it is stored.
 */
export class Engine {
  #seq = 0;
  #line: Line = { state: 'off' };
  #microphone: MicrophoneState = 'unknown';
  #whileBusy: WhileBusy = 'waiting';
  readonly #book = new CallBook();
  readonly #audible = new Set<CallId>();
  readonly #commands = new RecentIds();
  readonly #slot: ProviderSlot;
  readonly #desk: CredentialDesk;

  constructor(private readonly parts: EngineParts) {
    this.#desk = new CredentialDesk(parts.send, parts.newId);
    this.#slot = new ProviderSlot({
      open: parts.open,
      surroundings: { audio: this.#listening(parts.audio), log: parts.log, now: parts.now, pause },
      credentials: (refused) => this.#desk.ask(refused),
      onEvent: (event) => this.#onProvider(event),
    });
  }

  /** Whether the worker must be kept awake: the line is up, or a call lives. */
  get busy(): boolean {
    return this.#line.state === 'up' || this.#book.all().some(live);
  }

  get state(): EngineState {
    return {
      epoch: this.parts.epoch,
      seq: this.#seq,
      provider: this.#slot.kind,
      can: this.#slot.can,
      line: this.#line,
      calls: this.#book.all(),
      microphone: this.#microphone,
    };
  }

  /** What the hub says. */
  hear(message: HubToEngine): void {
    switch (message.type) {
      case 'state?':
        this.parts.send({ type: 'state', state: this.state });
        this.#desk.again();
        return;
      case 'configure':
        this.#whileBusy = message.whileBusy;
        this.#configure(message.config);
        return;
      case 'command':
        if (this.#commands.add(message.id)) this.#obey(message.command);
        return;
      case 'stored':
        if (message.epoch === this.parts.epoch) this.#book.stored(message.seq);
        return;
      case 'credentials':
        this.#desk.answer(message.id, message.answer);
    }
  }

  /** What the browser says about permission and devices. */
  microphone(state: MicrophoneState): void {
    if (state === this.#microphone) return;
    this.#microphone = state;
    this.#changed();
  }

  #configure(config: Parameters<ProviderSlot['configure']>[0]): void {
    const idle = !this.#book.all().some(live);
    // New credentials may lie ready behind the same configuration.
    const refused = this.#line.state === 'down' && this.#line.fault.startsWith('credentials-');
    if (this.#slot.runs(config) && !(refused && idle)) return;
    for (const call of this.#book.all()) this.#end(call.id, 'line-lost');
    this.#slot.configure(config);
    this.#changed();
  }

  #obey(command: EngineCommand): void {
    switch (command.type) {
      case 'dial':
        void this.#dial(command.call, command.number);
        return;
      case 'act':
        void this.#act(command.call, command.action);
        return;
      case 'rehearse':
        this.#slot
          .provider()
          .then((provider) => provider.rehearse?.())
          .catch((error: unknown) => this.parts.log.warn('no rehearsal', error));
    }
  }

  async #dial(id: CallId, number: string): Promise<void> {
    const startedAt = this.parts.now();
    if (!this.#book.begin({ id, direction: 'outgoing', number, startedAt })) return;
    this.#changed();
    try {
      const provider = await this.#slot.provider();
      await this.#makeRoom(id);
      const call = this.#book.get(id);
      if (call && live(call)) await provider.dial(id, number);
    } catch (error) {
      this.parts.log.warn('a call could not be started', error);
      this.#end(id, reasonFor(error));
    }
  }

  async #act(id: CallId, action: CallAction): Promise<void> {
    const call = this.#book.get(id);
    if (!call || !live(call)) return;
    try {
      const provider = await this.#slot.provider();
      if (action.type === 'answer') this.#apply(id, { type: 'answering' });
      if (action.type === 'answer' || action.type === 'resume') await this.#makeRoom(id);
      await provider.act(id, action);
    } catch (error) {
      this.parts.log.warn(`${action.type} failed`, error);
      if (action.type === 'answer') this.#giveBack(id, reasonFor(error));
    }
    // A call that its provider does not know yet, or has lost, ends all the same.
    if (action.type === 'hang-up' || action.type === 'reject') this.#end(id, endedByUs(call));
  }

  /** An answer that failed must not leave the caller waiting: the next agent may take the call. */
  #giveBack(id: CallId, reason: EndReason): void {
    this.#end(id, reason);
    this.#slot
      .provider()
      .then((provider) => provider.act(id, { type: 'reject' }))
      .catch((error: unknown) => this.parts.log.warn('reject failed', error));
  }

  /** One conversation at a time: others are held, or end where they cannot be held. */
  async #makeRoom(id: CallId): Promise<void> {
    const provider = await this.#slot.provider();
    for (const other of this.#book.all()) {
      if (other.id === id || !live(other) || other.heldByUs) continue;
      if (other.phase === 'connected' && provider.can.has('hold')) {
        await provider.act(other.id, { type: 'hold' });
      } else if (other.phase === 'connected' || other.direction === 'outgoing') {
        await provider.act(other.id, { type: 'hang-up' });
      }
    }
  }

  #onProvider(event: ProviderEvent): void {
    switch (event.type) {
      case 'line':
        if (JSON.stringify(event.line) === JSON.stringify(this.#line)) return;
        this.#line = event.line;
        this.parts.log.info(`line ${event.line.state}`, event.line);
        this.#changed();
        return;
      case 'offered':
        this.#offered(event.call);
        return;
      case 'call':
        this.#apply(event.id, event.event);
    }
  }

  #offered(offer: OfferedCall): void {
    const busy = this.#book.all().some(live);
    const startedAt = this.parts.now();
    if (!this.#book.begin({ ...offer, direction: 'incoming', startedAt })) return;
    if (busy && this.#whileBusy === 'busy') this.#giveBack(offer.id, 'missed');
    else this.#changed();
  }

  #end(id: CallId, reason: EndReason): void {
    this.#apply(id, { type: 'ended', reason, at: this.parts.now() });
  }

  #apply(id: CallId, event: CallEvent): void {
    if (!this.#book.apply(id, event)) return;
    const call = this.#book.get(id);
    if (call) this.parts.log.info(`call ${told(call)}`);
    if (event.type === 'ended') this.#audible.delete(id);
    this.#changed();
  }

  #changed(): void {
    this.#seq += 1;
    this.#book.told(this.#seq);
    this.parts.sound(soundFor(this.#book.all(), this.#audible));
    this.parts.send({ type: 'state', state: this.state });
  }

  /** Our own ringback falls silent as soon as the far end sends sound. */
  #listening(audio: AudioPort): AudioPort {
    const hears = (id: string, on: boolean): void => {
      if (on) this.#audible.add(id);
      else this.#audible.delete(id);
      this.parts.sound(soundFor(this.#book.all(), this.#audible));
    };
    return {
      microphone: () => audio.microphone(),
      play: (id, stream) => {
        audio.play(id, stream);
        hears(id, true);
      },
      stop: (id) => {
        audio.stop(id);
        hears(id, false);
      },
      use: (devices) => audio.use(devices),
    };
  }
}

function reasonFor(error: unknown): EndReason {
  if (error instanceof MicrophoneError) return 'no-microphone';
  return error instanceof LineError ? 'line-lost' : 'failed';
}

function endedByUs(call: Call): EndReason {
  if (call.phase === 'connected') return 'hung-up';
  return call.direction === 'incoming' ? 'declined' : 'cancelled';
}

function told(call: Call): string {
  return `${call.direction} ${call.phase}${call.endReason ? ` (${call.endReason})` : ''}`;
}
