import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import type { DeviceLabels } from '../../audio/audio-port';
import type { CallId } from '../../call';
import { LineError } from '../../provider';
import type {
  CallAction,
  CallMedia,
  Capability,
  Line,
  Provider,
  ProviderEvent,
  Surroundings,
} from '../../provider';
import { callerOf, calledLine, targetOf } from './parties';
import { pcConfig, SipCall, stop } from './sip-call';
import { SipLine } from './sip-line';

/** Any PBX that speaks SIP over WebSocket (RFC 7118), by JsSIP. */
export class SipProvider implements Provider {
  readonly can: ReadonlySet<Capability> = new Set(['hold', 'mute', 'dtmf', 'elsewhere']);
  readonly #calls = new Map<CallId, SipCall>();
  /** Calls whose microphone is being opened. */
  readonly #opening = new Set<CallId>();
  #listener: (event: ProviderEvent) => void = () => undefined;
  #line: SipLine | null = null;
  #state: Line = { state: 'connecting' };

  constructor(
    private readonly surroundings: Surroundings<unknown>,
    private readonly instance: string,
  ) {}

  on(listener: (event: ProviderEvent) => void): void {
    this.#listener = listener;
  }

  start(credentials: unknown, signal: AbortSignal): void {
    const { surroundings, instance } = this;
    const tell = (line: Line): void => {
      this.#state = line;
      this.#listener({ type: 'line', line });
    };
    tell({ state: 'connecting' });
    this.#line = new SipLine({ surroundings, instance, tell }, credentials, signal);
    this.#line.ua.on('newRTCSession', (event: RTCSessionEvent) => {
      if (event.originator.valueOf() === 'remote') {
        this.#offered(event.session, event.request as IncomingRequest);
      }
    });
    signal.addEventListener('abort', () => this.#opening.clear());
  }

  async dial(id: CallId, number: string): Promise<void> {
    if (this.#calls.has(id) || this.#opening.has(id)) return;
    this.#opening.add(id);
    try {
      const line = this.#lineUp();
      const microphone = await this.surroundings.audio.microphone();
      if (!this.#opening.has(id)) {
        stop(microphone);
        return;
      }
      const { iceServers } = line;
      const session = line.ua.call(targetOf(number, line.uri), {
        mediaStream: microphone,
        pcConfig: pcConfig(iceServers),
      });
      this.#take(id, session).takeUp(microphone);
    } finally {
      this.#opening.delete(id);
    }
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    if (action.type === 'hang-up') this.#opening.delete(id);
    await this.#calls.get(id)?.act(action);
  }

  setDevices(devices: DeviceLabels): Promise<void> {
    this.surroundings.audio.use(devices);
    return Promise.resolve();
  }

  media(id: CallId): CallMedia | undefined {
    return this.#calls.get(id);
  }

  #lineUp(): SipLine {
    if (this.#line && this.#state.state === 'up') return this.#line;
    throw new LineError(this.#state.state === 'down' ? this.#state.fault : 'unreachable');
  }

  #offered(session: RTCSession, request: IncomingRequest): void {
    const headers = (name: string): readonly string[] => request.getHeaders(name);
    const id = session.id;
    this.#take(id, session);
    const line = calledLine(headers, this.surroundings.now());
    this.#listener({ type: 'offered', call: { id, ...callerOf(headers), ...(line && { line }) } });
  }

  #take(id: CallId, session: RTCSession): SipCall {
    const call = new SipCall(session, {
      id,
      surroundings: this.surroundings,
      iceServers: this.#line?.iceServers ?? [],
      tell: (event) => this.#listener({ type: 'call', id, event }),
      ended: () => this.#calls.delete(id),
    });
    this.#calls.set(id, call);
    return call;
  }
}

/** A SIP provider for this browser profile, which the registrar knows again by its instance id. */
export function openSip(surroundings: Surroundings<unknown>): SipProvider {
  const key = 'sip-instance';
  const instance = localStorage.getItem(key) ?? crypto.randomUUID();
  localStorage.setItem(key, instance);
  return new SipProvider(surroundings, instance);
}
