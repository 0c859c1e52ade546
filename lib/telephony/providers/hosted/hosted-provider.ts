import type { DeviceLabels } from '../../audio/audio-port';
import { begin, live, next } from '../../call';
import type { Call, CallEvent, CallId } from '../../call';
import type { DeskAnswers, DeskQuestion } from '../../desk';
import { LineError } from '../../provider';
import type {
  AgentDuty,
  CallAction,
  Capability,
  DialOptions,
  Line,
  LineFault,
  OfferedCall,
  Provider,
  ProviderEvent,
  Surroundings,
} from '../../provider';
import { ApiRelay } from './api-relay';
import type { OpenPlace, SoftphonePlace } from './place';
import type { FromSoftphone } from './protocol';
import {
  BEAT_MS,
  SILENT_MS,
  RELOAD_AFTER_MS,
  RELOAD_LATER_MS,
  STOP_WITHIN_MS,
} from './page-timing';
import { Questions } from './questions';

/** A softphone of the company's own, on a page of its own, which carries media and signalling. */
export class HostedProvider implements Provider {
  readonly can = new Set<Capability>();
  readonly #calls = new Map<CallId, Call>();
  readonly #strange = new Set<string>();
  readonly #questions = new Questions((message) => this.#frame?.say(message));
  readonly #relay: ApiRelay;
  #listener: (event: ProviderEvent) => void = () => undefined;
  #frame: SoftphonePlace | null = null;
  #credentials: unknown = null;
  #devices: DeviceLabels = {};
  #line: Line = { state: 'connecting' };
  #heardAt = 0;
  #beat = 0;
  #reloads = 0;
  #reloading = false;
  #knocked = false;
  #started = false;
  /** There is no panel for the page to stand in. */
  #nowhere = false;
  #stopped = (): void => undefined;
  #leave = (): void => undefined;
  readonly #left = new Promise<void>((left) => (this.#leave = left));

  constructor(
    private readonly surroundings: Surroundings<unknown>,
    private readonly openPlace: OpenPlace,
  ) {
    this.#relay = new ApiRelay({
      say: (message) => this.#frame?.say(message),
      api: surroundings.api,
    });
  }

  on(listener: (event: ProviderEvent) => void): void {
    this.#listener = listener;
  }

  start(credentials: unknown, signal: AbortSignal): void {
    this.#credentials = credentials;
    this.#heardAt = this.surroundings.now();
    this.#tell({ type: 'line', line: { state: 'connecting' } });
    const frame = this.openPlace({
      onKnock: () => {
        this.#knocked = true;
        this.#relay.forget();
      },
      onMessage: (message) => this.#hear(message),
      onStrange: (what) => {
        if (this.#strange.has(what)) return;
        this.#strange.add(what);
        this.surroundings.log.warn(`ignored: ${what}`);
      },
      onTaken: () => this.#taken(),
      onGone: () => this.#gone(),
    });
    this.#frame = frame;
    const heart = setInterval(() => this.#listen(signal), BEAT_MS);
    signal.addEventListener('abort', () => {
      clearInterval(heart);
      for (const id of this.#calls.keys()) this.#end(id, 'line-lost');
      this.#listener = () => undefined;
      const timeout = setTimeout(() => this.#stopped(), STOP_WITHIN_MS);
      this.#stopped = () => {
        clearTimeout(timeout);
        frame.remove();
        this.#leave();
      };
      frame.say({ type: 'stop' });
    });
  }

  left(): Promise<void> {
    return this.#frame ? this.#left : Promise.resolve();
  }

  dial(id: CallId, number: string, options: DialOptions = {}): Promise<void> {
    if (this.#line.state !== 'up') return Promise.reject(new LineError('unreachable'));
    if (this.#calls.has(id)) return Promise.resolve();
    this.#calls.set(id, begin({ id, direction: 'outgoing', number, startedAt: 0 }));
    this.#frame?.say({ type: 'dial', id, number, ...options });
    return Promise.resolve();
  }

  act(id: CallId, action: CallAction): Promise<void> {
    if (!this.#calls.has(id)) return Promise.resolve();
    if (action.type === 'answer') this.#apply(id, { type: 'answering' });
    this.#frame?.say({ type: 'act', id, action });
    return Promise.resolve();
  }

  setDevices(devices: DeviceLabels): Promise<void> {
    this.#devices = devices;
    this.#frame?.say({ type: 'devices', ...devices });
    return Promise.resolve();
  }

  media(): undefined {
    return undefined;
  }

  setDuty(duty: AgentDuty): Promise<void> {
    this.#frame?.say({ type: 'duty', duty });
    return Promise.resolve();
  }

  signIn(skillGroups: readonly string[]): Promise<void> {
    this.#frame?.say({ type: 'sign-in', skillGroups });
    return Promise.resolve();
  }

  ask<Q extends DeskQuestion>(question: Q): Promise<DeskAnswers[Q['about']]> {
    return this.#questions.ask(question);
  }

  rehearse(): Promise<void> {
    this.#frame?.say({ type: 'rehearse' });
    return Promise.resolve();
  }

  #hear(message: FromSoftphone): void {
    this.#heardAt = this.surroundings.now();
    switch (message.type) {
      case 'ready':
        void this.#ready(message);
        return;
      case 'beat':
        this.#backFromSilence();
        return;
      case 'credentials?':
        void this.#renew();
        return;
      case 'line':
        this.#line = message.line;
        this.#tell(message);
        return;
      case 'duty':
        this.#tell(message);
        return;
      case 'api':
        void this.#relay.ask(message.id, message);
        return;
      case 'stopped':
        this.#stopped();
        return;
      case 'answer':
        this.#questions.answer(message.id, message.value);
        return;
      case 'offered':
        this.#offered(message.call);
        return;
      case 'call':
        this.#apply(message.id, message.event);
    }
  }

  async #ready({ can, calls, oneCall }: Extract<FromSoftphone, { type: 'ready' }>): Promise<void> {
    this.can.clear();
    for (const one of can) this.can.add(one);
    if (oneCall) this.can.delete('second-call');
    else if (this.can.has('hold')) this.can.add('second-call');
    // A page that was loaded anew has lost the media of what ran in it before.
    for (const id of this.#calls.keys()) if (!calls.includes(id)) this.#end(id, 'cut');
    const again = this.#started && this.#credentials !== null;
    this.#started = true;
    // Those of a vendor may be good for one start.
    if (again && !(await this.#refresh())) return;
    this.#frame?.say({ type: 'start', credentials: this.#credentials });
    this.#frame?.say({ type: 'devices', ...this.#devices });
  }

  async #renew(): Promise<void> {
    if (await this.#refresh()) {
      this.#frame?.say({ type: 'credentials', credentials: this.#credentials });
    }
  }

  /** Resolves to whether there are new ones. */
  async #refresh(): Promise<boolean> {
    try {
      this.#credentials = await this.surroundings.renew();
      return true;
    } catch (error) {
      const fault = error instanceof LineError ? error.code : 'credentials-unavailable';
      this.#down(fault);
      return false;
    }
  }

  #offered(call: OfferedCall): void {
    if (this.#calls.has(call.id)) return;
    this.#calls.set(call.id, begin({ ...call, direction: 'incoming', startedAt: 0 }));
    this.#tell({ type: 'offered', call });
  }

  /** Doubled and late events of a page stop here. */
  #apply(id: CallId, event: CallEvent): void {
    const call = this.#calls.get(id);
    const after = call && next(call, event);
    if (!after || after === call) return;
    if (live(after)) this.#calls.set(id, after);
    else this.#calls.delete(id);
    this.#tell({ type: 'call', id, event });
  }

  #end(id: CallId, reason: 'cut' | 'line-lost'): void {
    this.#apply(id, { type: 'ended', reason, at: this.surroundings.now() });
  }

  #taken(): void {
    this.#nowhere = false;
    this.#knocked = false;
    this.#heardAt = this.surroundings.now();
    this.#line = { state: 'connecting' };
    this.#tell({ type: 'line', line: this.#line });
  }

  /** The panel was closed, and the page with it. */
  #gone(): void {
    this.#nowhere = true;
    this.#reloading = false;
    this.#relay.forget();
    // The line first: whoever hears of it still sees which calls were cut by it.
    this.#line = { state: 'down', fault: 'panel-closed' };
    this.#tell({ type: 'line', line: this.#line });
    for (const id of this.#calls.keys()) this.#end(id, 'cut');
  }

  #listen(signal: AbortSignal): void {
    if (this.#nowhere) return;
    this.#beat += 1;
    this.#frame?.say({ type: 'beat', n: this.#beat });
    const silent = this.surroundings.now() - this.#heardAt > SILENT_MS;
    if (silent && !this.#reloading) void this.#silence(signal);
  }

  async #silence(signal: AbortSignal): Promise<void> {
    this.#reloading = true;
    const wait = RELOAD_AFTER_MS[this.#reloads] ?? RELOAD_LATER_MS;
    this.#down(this.#knocked ? 'lost' : 'blocked-page', wait);
    await this.surroundings.pause(wait, signal);
    if (signal.aborted || this.#spoke()) return;
    this.#reloads += 1;
    this.#reloading = false;
    this.#knocked = false;
    this.#heardAt = this.surroundings.now();
    for (const id of this.#calls.keys()) this.#end(id, 'cut');
    this.#frame?.reload();
  }

  /** A sign of life meanwhile has cleared the flag. */
  #spoke(): boolean {
    return !this.#reloading;
  }

  #backFromSilence(): void {
    this.#reloads = 0;
    if (!this.#reloading) return;
    this.#reloading = false;
    this.#tell({ type: 'line', line: this.#line });
  }

  #down(fault: LineFault, retryIn?: number): void {
    const retryAt = retryIn === undefined ? {} : { retryAt: this.surroundings.now() + retryIn };
    this.#tell({ type: 'line', line: { state: 'down', fault, ...retryAt } });
  }

  #tell(event: ProviderEvent): void {
    this.#listener(event);
  }
}
