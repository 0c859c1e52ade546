import { UA } from 'jssip';
import type { Socket } from 'jssip';
import { LineError } from '../../provider';
import type { Line, LineFault, Surroundings } from '../../provider';
import { readCredentials } from './credentials';
import type { SipCredentials } from './credentials';
import { readMessage, sequenceNumber } from './message';
import { onWake } from './wake';
import { SteadySocket } from './steady-socket';
import { elsewhere, registerFault, strangeness } from './wire';

/** Seconds that a registration lasts; each renewal also tells who else is registered. */
const REGISTER_EXPIRES = 120;
/** Until REGISTER is tried again after a server refused it for the moment, in ms. */
const REGISTER_AGAIN_MS = [1_000, 2_000, 5_000, 15_000] as const;
const REGISTER_AGAIN_LATER_MS = 30_000;
/** Silence for so long after a question, in ms, ends a connection. */
const PONG_MS = 4_000;
/** Credentials are renewed after this part of their life, and again in ms after a failure. */
const RENEW_AT = 0.7;
const RENEW_AGAIN_MS = 15_000;
/** Longer than any session: our own socket reconnects, JsSIP's transport must not. */
const NEVER_S = 86_400;

/** JsSIP has it, its types do not. */
type Pinging = UA & { sendOptions(target: string): unknown };

type Parts = {
  readonly surroundings: Surroundings<unknown>;
  /** Stable over restarts, so that the registrar replaces our old binding. */
  readonly instance: string;
  /** A round trip this often proves that the line is up. */
  readonly keepAliveMs: number;
  readonly tell: (line: Line) => void;
};

/** One registration, and the socket under it. Lives until `signal` aborts. */
export class SipLine {
  readonly ua: UA;
  readonly #socket: SteadySocket;
  readonly #contactUser: string;
  readonly #strange = new Set<string>();
  #credentials: SipCredentials;
  #wasUp = false;
  #renewed = false;
  #refusals = 0;
  /** The number (CSeq) of the newest REGISTER, and the first that was sent since the last sleep. */
  #asked = 0;
  #awakeFrom = 0;
  readonly #lookForSleep: () => void;

  constructor(
    private readonly parts: Parts,
    credentials: unknown,
    private readonly signal: AbortSignal,
  ) {
    this.#credentials = readCredentials(credentials);
    const { uri, username, password, servers } = this.#credentials;
    this.#contactUser = parts.instance.slice(0, 8);
    this.#socket = new SteadySocket({
      servers,
      newSocket: (url) => new WebSocket(url, 'sip'),
      random: Math.random,
      onState: (state) => {
        if (!state.open) this.#down(this.#wasUp ? 'lost' : 'unreachable', state.retryIn);
      },
      onText: (text) => this.#read(text),
      onSend: (text) => this.#noteRegister(text),
    });
    const sockets: Pick<Socket, keyof Socket> = this.#socket;
    this.ua = new UA({
      sockets,
      uri,
      authorization_user: username,
      password,
      contact_uri: `sip:${this.#contactUser}@${parts.instance.slice(-12)}.invalid;transport=ws`,
      instance_id: parts.instance,
      register_expires: REGISTER_EXPIRES,
      // A session's refresh that meets a dead socket would end a call whose audio is fine.
      session_timers: false,
      no_answer_timeout: 120,
      connection_recovery_min_interval: NEVER_S,
      connection_recovery_max_interval: NEVER_S,
      user_agent: 'Sidetone',
    });
    this.ua.on('registrationFailed', ({ response }) => {
      // Without a response the socket was lost, and tells so itself.
      const status = (response as { status_code: number } | null)?.status_code;
      void this.#refused(status);
    });
    this.#lookForSleep = onWake(() => this.#proveAgain(), signal);
    this.ua.start();
    const ping = setInterval(() => this.#ping(), parts.keepAliveMs);
    addEventListener('online', () => this.#ping(), { signal });
    signal.addEventListener('abort', () => {
      clearInterval(ping);
      this.ua.on('unregistered', () => this.#socket.disconnect());
      this.ua.stop();
    });
    void this.#keepCredentials();
  }

  get iceServers(): RTCIceServer[] {
    return this.#credentials.iceServers;
  }

  get uri(): string {
    return this.#credentials.uri;
  }

  /** A method for the compiler, which else takes one look at the signal for the last. */
  #over(): boolean {
    return this.signal.aborted;
  }

  #noteRegister(text: string): void {
    const message = readMessage(text);
    if (message?.method === 'REGISTER') this.#asked = sequenceNumber(message.headers);
  }

  #read(text: string): void {
    this.#lookForSleep();
    const strange = strangeness(text);
    if (strange && !this.#strange.has(strange)) {
      this.#strange.add(strange);
      this.parts.surroundings.log.warn(`ignored: ${strange}`);
    }
    const message = readMessage(text);
    if (message?.method !== 'REGISTER' || message.status !== 200 || this.#over()) return;
    if (sequenceNumber(message.headers) < this.#awakeFrom) {
      // JsSIP asks one question at a time, and has not read this answer yet.
      queueMicrotask(() => this.#ask());
      return;
    }
    this.#wasUp = true;
    this.#renewed = false;
    this.#refusals = 0;
    this.parts.tell({ state: 'up', elsewhere: elsewhere(message.headers, this.#contactUser) });
  }

  async #refused(status: number | undefined): Promise<void> {
    if (this.#over() || !this.#socket.isConnected()) return;
    const fault = registerFault(status);
    if (fault === 'credentials-refused') {
      if (this.#renewed) {
        this.#down(fault);
        return;
      }
      this.#renewed = true;
      try {
        await this.#renew();
      } catch (error) {
        this.#down(error instanceof LineError ? error.code : 'credentials-unavailable');
      }
      return;
    }
    const wait = REGISTER_AGAIN_MS[this.#refusals] ?? REGISTER_AGAIN_LATER_MS;
    this.#refusals += 1;
    this.#down(fault, wait);
    await this.parts.surroundings.pause(wait, this.signal);
    if (!this.#over() && this.#socket.isConnected()) this.ua.register();
  }

  /** Takes new credentials into use without leaving the line: only the next challenge differs. */
  async #renew(): Promise<void> {
    const credentials = readCredentials(await this.parts.surroundings.renew());
    if (this.#over()) return;
    this.#credentials = credentials;
    this.#socket.use(credentials.servers);
    this.ua.set('authorization_user', credentials.username);
    this.ua.set('password', credentials.password);
    if (this.#socket.isConnected()) this.ua.register();
  }

  async #keepCredentials(): Promise<void> {
    let failed = false;
    while (!this.#over() && this.#credentials.expiresIn !== undefined) {
      const due = this.#credentials.expiresIn * 1_000 * RENEW_AT;
      await this.parts.surroundings.pause(failed ? RENEW_AGAIN_MS : due, this.signal);
      if (this.#over()) return;
      try {
        await this.#renew();
        failed = false;
      } catch (error) {
        failed = true;
        this.parts.surroundings.log.warn('credentials were not renewed', error);
      }
    }
  }

  /**
   * By OPTIONS: not every server answers the double CRLF of RFC 5626 over WebSocket, and an answer
   * to OPTIONS comes from the proxy itself, not from a load balancer in front of it.
   */
  #ping(): void {
    if (!this.#socket.isConnected()) return;
    this.#expectAnswer();
    (this.ua as Pinging).sendOptions(`sip:${this.uri.split('@')[1] ?? ''}`);
  }

  /**
   * After a sleep nothing is known: the socket may be dead, the registration run out, and an answer
   * that is read now be as old as the sleep.
   */
  #proveAgain(): void {
    if (this.#over() || !this.#socket.isConnected()) return;
    this.#awakeFrom = this.#asked + 1;
    this.parts.tell({ state: 'connecting' });
    this.#ask();
  }

  #ask(): void {
    if (this.#over() || !this.#socket.isConnected()) return;
    this.#expectAnswer();
    this.ua.register();
  }

  #expectAnswer(): void {
    const sentAt = performance.now();
    setTimeout(() => {
      if (this.#socket.isConnected() && this.#socket.heardAt < sentAt) this.#socket.drop();
    }, PONG_MS);
  }

  #down(fault: LineFault, retryIn?: number): void {
    if (this.#over()) return;
    const retryAt =
      retryIn === undefined ? {} : { retryAt: this.parts.surroundings.now() + retryIn };
    this.parts.tell({ state: 'down', fault, ...retryAt });
  }
}
