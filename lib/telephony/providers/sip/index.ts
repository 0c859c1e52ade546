import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import type { CallId } from '../../call';
import { LineError } from '../../provider';
import type {
  CallAction,
  CallMedia,
  Capability,
  DialOptions,
  Line,
  Provider,
  ProviderEvent,
  Surroundings,
} from '../../provider';
import { callerOf, calledLine, identityWish, targetOf } from './parties';
import { headersOf } from './session';
import { SipCall, stop } from './sip-call';
import { pcConfig } from './sip-leg';
import { SipLine } from './sip-line';

/** Any PBX that speaks SIP over WebSocket (RFC 7118), by JsSIP. */
export class SipProvider implements Provider {
  readonly can: ReadonlySet<Capability> = new Set([
    'hold',
    'second-call',
    'mute',
    'dtmf',
    'transfer',
    'consult',
    'conference',
    'elsewhere',
    'round-trip',
  ]);
  readonly #calls = new Map<CallId, SipCall>();
  /** Sessions that belong to a call that is there already. */
  readonly #adopted = new WeakSet<RTCSession>();
  /** Calls whose microphone is being opened. */
  readonly #opening = new Set<CallId>();
  #listener: (event: ProviderEvent) => void = () => undefined;
  #line: SipLine | null = null;
  #state: Line = { state: 'connecting' };

  constructor(
    private readonly surroundings: Surroundings<unknown>,
    private readonly options: { readonly instance: string; readonly keepAliveMs: number },
  ) {}

  on(listener: (event: ProviderEvent) => void): void {
    this.#listener = listener;
  }

  start(credentials: unknown, signal: AbortSignal): void {
    const { surroundings, options } = this;
    const tell = (line: Line): void => {
      this.#state = line;
      this.#listener({ type: 'line', line });
    };
    tell({ state: 'connecting' });
    const up = new SipLine({ surroundings, ...options, tell }, credentials, signal);
    this.#line = up;
    up.ua.on('newRTCSession', (event: RTCSessionEvent) => {
      if (event.originator.valueOf() === 'remote' && !this.#adopted.has(event.session)) {
        this.#offered(up, event.session, event.request as IncomingRequest);
      }
    });
    signal.addEventListener('abort', () => this.#opening.clear());
  }

  /** `from` becomes P-Preferred-Identity: the call centre decides whether it may be shown. */
  async dial(id: CallId, number: string, options?: DialOptions): Promise<void> {
    if (this.#calls.has(id) || this.#opening.has(id)) return;
    this.#opening.add(id);
    try {
      const line = this.#lineUp();
      const microphone = await this.surroundings.audio.microphone();
      if (!this.#opening.has(id)) {
        stop(microphone);
        return;
      }
      const from = options?.from;
      const session = line.ua.call(targetOf(number, line.uri), {
        mediaStream: microphone,
        pcConfig: pcConfig(line.iceServers),
        extraHeaders: from ? [identityWish(from, line.uri)] : [],
      });
      this.#take(id, session, { line, number }).takeUp(microphone);
    } finally {
      this.#opening.delete(id);
    }
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    if (action.type === 'hang-up') this.#opening.delete(id);
    await this.#calls.get(id)?.act(action);
  }

  media(id: CallId): CallMedia | undefined {
    return this.#calls.get(id);
  }

  #lineUp(): SipLine {
    if (this.#line && this.#state.state === 'up') return this.#line;
    throw new LineError(this.#state.state === 'down' ? this.#state.fault : 'unreachable');
  }

  #offered(line: SipLine, session: RTCSession, request: IncomingRequest): void {
    const headers = headersOf(request);
    const id = session.id;
    const caller = callerOf(headers);
    this.#take(id, session, { line, number: caller.number });
    const called = calledLine(headers, this.surroundings.now());
    this.#listener({ type: 'offered', call: { id, ...caller, ...(called && { line: called }) } });
  }

  #take(
    id: CallId,
    session: RTCSession,
    { line, number }: { readonly line: SipLine; readonly number: string },
  ): SipCall {
    const call = new SipCall(session, {
      id,
      number,
      surroundings: this.surroundings,
      iceServers: () => line.iceServers,
      reachable: () => this.#state.state === 'up',
      uri: line.uri,
      find: (other) => this.#calls.get(other),
      adopt: (successor) => this.#adopted.add(successor),
      tell: (event) => this.#listener({ type: 'call', id, event }),
      ended: () => this.#calls.delete(id),
    });
    this.#calls.set(id, call);
    return call;
  }
}

/** A SIP provider for this browser profile, which the registrar knows again by its instance id. */
export function openSip(
  surroundings: Surroundings<unknown>,
  { keepAliveMs }: { readonly keepAliveMs: number },
): SipProvider {
  const key = 'sip-instance';
  const instance = localStorage.getItem(key) ?? crypto.randomUUID();
  localStorage.setItem(key, instance);
  return new SipProvider(surroundings, { instance, keepAliveMs });
}
