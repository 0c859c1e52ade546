import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import type { PhoneConfig } from './config';
import { hum } from './hum';
import { received } from './received';
import type { Received } from './received';

export type PhoneState = 'off-line' | 'idle' | 'ringing' | 'calling' | 'talking';

/** What the phone does by itself when it is called. */
export type PhoneMode = 'manual' | 'answer' | 'busy' | 'reject';

export type Caller = { readonly number: string; readonly name?: string };

/** How a call of this phone began or ended; `cause` in JsSIP's words. */
export type PhoneEvent =
  | { readonly type: 'ringing'; readonly number: string; readonly name: string }
  | { readonly type: 'talking' }
  | { readonly type: 'ended'; readonly cause: string; readonly byUs: boolean };

/** JsSIP's own types lack the options. */
type Accept = (starting: (session: RTCSession) => void, options?: object) => void;

const BUSY_HERE = 486;
const DECLINE = 603;

/** A SIP phone with one call at a time. */
export class CustomerLine {
  state: PhoneState = 'off-line';
  mode: PhoneMode = 'manual';
  party = '';
  readonly events: PhoneEvent[] = [];
  readonly #ua: UA;
  readonly #domain: string;
  readonly #changed: () => void;
  readonly #play: (voice: MediaStream) => void;
  #session: RTCSession | undefined;
  #lastReceived: Received | undefined;

  constructor(
    { wsUrl, account }: PhoneConfig,
    edges: { changed: () => void; play: (voice: MediaStream) => void },
  ) {
    this.#changed = edges.changed;
    this.#play = edges.play;
    this.#domain = account.uri.split('@')[1] ?? '';
    this.#ua = new UA({
      sockets: new WebSocketInterface(wsUrl),
      uri: account.uri,
      password: account.password,
      register_expires: 120,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 2,
      session_timers: false,
    });
    this.#ua.on('registered', () => this.#session ?? this.#enter('idle'));
    this.#ua.on('disconnected', () => this.#session ?? this.#enter('off-line'));
    this.#ua.on('newRTCSession', ({ originator, session, request }: RTCSessionEvent) => {
      const from: string = originator;
      if (from === 'remote') {
        const asserted = request.getHeader('P-Asserted-Identity') as string | undefined;
        this.#offered(session, /sip:([^@>]+)/u.exec(asserted ?? '')?.[1]);
      } else if (this.#session) this.#follow(session);
    });
    this.#ua.start();
  }

  /** Calls a number of the call centre and shows the caller's number there. */
  async call(number: string, caller: Caller): Promise<void> {
    if (this.#session) throw new Error('the phone is busy');
    this.party = number;
    this.#enter('calling');
    const session = this.#ua.call(`sip:${number}@${this.#domain}`, {
      mediaStream: await hum(),
      pcConfig: { iceServers: [] },
      ...(caller.number
        ? { fromUserName: caller.number, fromDisplayName: caller.name ?? '' }
        : { anonymous: true }),
    });
    this.#follow(session);
  }

  async answer(): Promise<void> {
    this.#session?.answer({ mediaStream: await hum(), pcConfig: { iceServers: [] } });
  }

  reject(status: number = DECLINE): void {
    this.#session?.terminate({ status_code: status });
  }

  hangUp(): void {
    this.#session?.terminate();
  }

  hold(on: boolean): void {
    if (on) this.#session?.hold();
    else this.#session?.unhold();
  }

  /** Whether the agent has put us on hold. */
  get held(): boolean {
    return this.#session?.isOnHold().remote ?? false;
  }

  /** What came in and went out in this call; after it, what was counted last. */
  async stats(): Promise<Received> {
    const connection = this.#session && connectionOf(this.#session);
    if (connection) this.#lastReceived = await received(connection);
    return this.#lastReceived ?? { packetsIn: 0, packetsOut: 0, energyIn: 0, level: 0 };
  }

  #offered(session: RTCSession, asserted: string | undefined): void {
    if (this.#session) {
      session.terminate({ status_code: BUSY_HERE });
      return;
    }
    const number = asserted ?? session.remote_identity.uri.user;
    const name = session.remote_identity.display_name;
    this.party = name ? `${name} · ${number}` : number;
    this.#follow(session);
    this.events.push({ type: 'ringing', number, name });
    this.#enter('ringing');
    if (this.mode === 'answer') void this.answer();
    if (this.mode === 'busy') this.reject(BUSY_HERE);
    if (this.mode === 'reject') this.reject();
  }

  #follow(session: RTCSession): void {
    this.#session = session;
    const listen = (connection: RTCPeerConnection): void =>
      connection.addEventListener('track', ({ streams }) => {
        if (streams[0]) this.#play(streams[0]);
      });
    const connection = connectionOf(session);
    if (connection) listen(connection);
    else session.on('peerconnection', ({ peerconnection }) => listen(peerconnection));
    session.on('confirmed', () => {
      this.events.push({ type: 'talking' });
      this.#enter('talking');
    });
    this.#letBeSent(session);
    const over = (event: { cause: string; originator: unknown }): void => {
      if (this.#session !== session) return;
      this.events.push({ type: 'ended', cause: event.cause, byUs: event.originator === 'local' });
      this.#session = undefined;
      this.party = '';
      this.#enter(this.#ua.isRegistered() ? 'idle' : 'off-line');
    };
    session.on('ended', over);
    session.on('failed', over);
    session.on('icecandidate', ({ ready }) => ready());
  }

  /** Goes where the agent sends it (RFC 3515), and takes whoever comes in the agent's place (RFC 3891). */
  #letBeSent(session: RTCSession): void {
    session.on('refer', ({ accept }) => {
      void hum().then((mediaStream) =>
        (accept as Accept)(() => undefined, { mediaStream, pcConfig: { iceServers: [] } }),
      );
    });
    session.on('replaces', ({ accept }) => {
      this.#session = undefined;
      (accept as Accept)(() => undefined);
      void this.answer();
    });
  }

  #enter(state: PhoneState): void {
    this.state = state;
    this.#changed();
  }
}

/** Not there before the call is answered, whatever JsSIP's types say. */
function connectionOf(session: RTCSession): RTCPeerConnection | undefined {
  return session.connection;
}
