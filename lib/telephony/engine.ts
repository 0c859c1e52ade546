import type {
  Conduct,
  DevicesSeen,
  EngineCommand,
  EngineState,
  HubToEngine,
  MicrophoneState,
} from '../messaging/engine-protocol';
import { Actions } from './actions';
import { ApiDesk } from './api-desk';
import { Audible } from './audible';
import { live } from './call';
import type { Call, CallEvent, CallId, CallQuality } from './call';
import { DEFAULT_CONDUCT } from './conduct';
import { Conference } from './conference';
import { CredentialDesk } from './credential-desk';
import { askDesk } from './desk-questions';
import { deviceLabels } from './device-labels';
import type { EngineParts } from './engine-parts';
import { Floor } from './floor';
import { GateDesk } from './gate-desk';
import { Incoming } from './incoming';
import { pause } from './pause';
import type { AgentDuty, Line, Provider, ProviderEvent } from './provider';
import { ProviderSlot } from './provider-slot';
import { RecentIds } from './recent-ids';
import { Room } from './room';
import { soundFor } from './sound';
import { measuredCalls, soundingCalls } from './sounding';

/**
 * The truth about line and calls. Tells its whole state after every change and whenever it is
 * asked; does each command once however often it comes; keeps an ended call until it is stored.
 */
export class Engine {
  #seq = 0;
  #line: Line = { state: 'off' };
  #duty: AgentDuty | undefined;
  #microphone: MicrophoneState = 'unknown';
  #devices: DevicesSeen = { microphones: [], speakers: [], using: {} };
  #conduct: Conduct = DEFAULT_CONDUCT;
  readonly #commands = new RecentIds();
  readonly #audible: Audible;
  readonly #desk: CredentialDesk;
  readonly #gate: GateDesk;
  readonly #api: ApiDesk;
  readonly #slot: ProviderSlot;
  readonly #floor: Floor;
  readonly #conference: Conference;
  readonly #room: Room;
  readonly #actions: Actions;
  readonly #incoming: Incoming;

  constructor(private readonly parts: EngineParts) {
    const { log, now } = parts;
    this.#audible = new Audible(() => this.#sound());
    this.#desk = new CredentialDesk(parts.send, parts.newId);
    this.#gate = new GateDesk(parts.send, parts.newId);
    this.#api = new ApiDesk(parts.send, parts.newId);
    this.#slot = new ProviderSlot({
      open: parts.open,
      surroundings: {
        audio: this.#audible.listening(parts.audio),
        log,
        now,
        pause,
        mayCall: (number) => this.#gate.ask(number),
        api: (request) => this.#api.ask(request),
      },
      credentials: (refused) => this.#desk.ask(refused),
      onEvent: (event) => this.#onProvider(event),
      onLeft: () => this.#changed(),
    });
    this.#floor = new Floor({
      now,
      log,
      provider: () => this.#slot.provider(),
      summary: (id) => parts.meter.summary(id),
      after: (call, event) => this.#after(call, event),
      changed: () => this.#changed(),
      opened: () => this.#carry(),
    });
    this.#conference = new Conference(this.#floor, parts.mixer);
    this.#room = new Room(this.#floor, this.#conference);
    this.#actions = new Actions(this.#floor, this.#room, this.#conference);
    this.#incoming = new Incoming(this.#floor, this.#actions, () => this.#conduct);
  }

  /** Whether the worker must be kept awake: the line is up, or a call lives. */
  get busy(): boolean {
    return this.#line.state === 'up' || this.#floor.book.all().some(live);
  }

  get state(): EngineState {
    return {
      epoch: this.parts.epoch,
      seq: this.#seq,
      provider: this.#slot.kind,
      can: this.#slot.can,
      line: this.#line,
      calls: this.#floor.book.all(),
      microphone: this.#microphone,
      devices: this.#devices,
      ...(this.#duty && { duty: this.#duty }),
      ...(this.#slot.leaving && { leaving: true as const }),
    };
  }

  /** What the hub says. */
  hear(message: HubToEngine): void {
    switch (message.type) {
      case 'state?':
        this.parts.send({ type: 'state', state: this.state });
        this.#desk.again();
        this.#gate.again();
        this.#api.again();
        return;
      case 'configure':
        this.#configure(message.config);
        return;
      case 'conduct':
        this.#conduct = message.conduct;
        this.parts.audio.use(message.conduct.devices);
        this.#tellDevices();
        return;
      case 'command':
        if (this.#commands.add(message.id)) this.#obey(message.command);
        return;
      case 'ask':
        void askDesk(this.#slot.provider(), message.question).then((answer) =>
          this.parts.send({ type: 'answer', id: message.id, answer }),
        );
        return;
      case 'stored':
        if (message.epoch === this.parts.epoch) this.#floor.book.stored(message.seq);
        return;
      case 'credentials':
        this.#desk.answer(message.id, message.answer);
        return;
      case 'api':
        this.#api.answer(message.id, message.answer);
        return;
      case 'may-call':
        this.#gate.answer(message.id, message.allowed);
    }
  }

  /** What the browser says about the microphone's permission. */
  microphone(state: MicrophoneState): void {
    if (state === this.#microphone) return;
    this.#microphone = state;
    this.#changed();
  }

  /** What the browser says about devices. */
  devices(seen: DevicesSeen): void {
    if (same(seen, this.#devices)) return;
    this.#devices = seen;
    this.#tellDevices();
    this.#changed();
  }

  /** How a call sounds now. Part of the state only when there is something else to say of it. */
  quality(call: CallId, quality: CallQuality): void {
    const now = this.#floor.live(call);
    if (!now) return;
    this.parts.send({ type: 'quality', call, quality });
    const known = now.quality;
    if (known?.level === quality.level && known.trouble === quality.trouble) return;
    this.#floor.apply(call, { type: 'quality', quality });
  }

  #configure(config: Parameters<ProviderSlot['configure']>[0]): void {
    const calls = this.#floor.book.all();
    // New credentials may lie ready behind the same configuration.
    const refused = this.#line.state === 'down' && this.#line.fault.startsWith('credentials-');
    if (this.#slot.runs(config) && !(refused && !calls.some(live))) return;
    for (const call of calls) this.#floor.end(call.id, 'line-lost');
    this.#duty = undefined;
    this.#slot.configure(config);
    this.#tellDevices();
    this.#changed();
  }

  #obey(command: EngineCommand): void {
    switch (command.type) {
      case 'dial':
        void this.#actions.dial(command.call, command.number, command.options);
        return;
      case 'act':
        void this.#actions.act(command.call, command.action);
        return;
      case 'duty':
        this.#ask('duty', (provider) => provider.setDuty?.(command.duty));
        return;
      case 'sign-in':
        this.#ask('sign-in', (provider) => provider.signIn?.(command.skillGroups));
        return;
      case 'rehearse':
        this.#ask('rehearsal', (provider) => provider.rehearse?.());
    }
  }

  #tellDevices(): void {
    if (!this.#slot.kind) return;
    const labels = deviceLabels(this.#conduct.devices, this.#devices);
    this.#ask('devices', (provider) => provider.setDevices?.(labels));
  }

  #ask(what: string, put: (provider: Provider) => Promise<void> | undefined): void {
    this.#slot
      .provider()
      .then(put)
      .catch((error: unknown) => this.parts.log.warn(`${what} failed`, error));
  }

  #onProvider(event: ProviderEvent): void {
    switch (event.type) {
      case 'line':
        if (same(event.line, this.#line)) return;
        this.#line = event.line;
        this.parts.log.info(`line ${event.line.state}`, event.line);
        this.#changed();
        return;
      case 'duty':
        if (same(event.duty, this.#duty)) return;
        this.#duty = event.duty;
        this.#changed();
        return;
      case 'offered':
        this.#incoming.offered(event.call);
        return;
      case 'call':
        this.#onCall(event.id, event.event);
    }
  }

  #onCall(id: CallId, event: CallEvent): void {
    // What is mixed here is mute, and together, as we know, whatever a provider says of one call.
    const ours = event.type === 'muted' || event.type === 'conference';
    if (ours && this.#conference.has(id)) return;
    if (event.type === 'quality') this.quality(id, event.quality);
    else this.#floor.apply(id, event);
  }

  #after(call: Call, event: CallEvent): void {
    const { id } = call;
    this.parts.log.info(`call ${told(call)}`);
    if (event.type === 'ended') {
      this.#audible.ids.delete(id);
      if (this.#conference.has(id)) this.#later('leave', () => this.#conference.left(id));
    }
    if (event.type === 'party' && this.#conference.has(id)) {
      this.#later('mix again', () => this.#conference.again());
    }
    if (opens(event)) this.#later('keep apart', () => this.#room.keep(id));
  }

  #later(what: string, work: () => Promise<void>): void {
    this.#floor
      .inTurn(work)
      .catch((error: unknown) => this.parts.log.warn(`${what} failed`, error));
  }

  #changed(): void {
    this.#seq += 1;
    const { book } = this.#floor;
    book.told(this.#seq);
    this.#sound();
    this.#carry();
    this.parts.meter.watch(measuredCalls(this.#slot.present, book.all()));
    this.parts.send({ type: 'state', state: this.state });
  }

  #carry(): void {
    this.parts.audio.carry(soundingCalls(this.#slot.present, this.#floor.book.all()));
  }

  #sound(): void {
    const { answering } = this.#incoming;
    this.parts.sound(soundFor(this.#floor.book.all(), { audible: this.#audible.ids, answering }));
  }
}

/** Whether it may have let two calls be open side by side. */
function opens(event: CallEvent): boolean {
  if (event.type === 'connected') return true;
  if (event.type === 'held') return event.by === 'us' && !event.on;
  return event.type === 'conference' && !event.on;
}

function told(call: Call): string {
  return `${call.direction} ${call.phase}${call.endReason ? ` (${call.endReason})` : ''}`;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
