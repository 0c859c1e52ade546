import type { Socket } from 'jssip';

/** Until the next attempt to connect, in ms; each is shortened at random, so that agents spread. */
const RECONNECT_MS = [500, 1_000, 2_000, 5_000, 10_000] as const;
const RECONNECT_LATER_MS = 20_000;
/** An attempt to connect that takes longer than this has failed. */
const CONNECT_TIMEOUT_MS = 6_000;

type Parts = {
  readonly servers: readonly string[];
  readonly newSocket: (url: string) => WebSocket;
  readonly random: () => number;
  /** Open again, or down until an attempt in `retryIn` ms. */
  readonly onState: (state: { open: true } | { open: false; retryIn: number }) => void;
  readonly onText: (text: string) => void;
  readonly onSend: (text: string) => void;
};

/**
 * JsSIP's socket, one for all servers, that reconnects by our own table: JsSIP's transport would
 * wait 2 s at least. It is told of the first loss and of the next success, nothing between.
 */
export class SteadySocket implements Socket {
  via_transport: string;
  readonly sip_uri: string;
  onconnect: Socket['onconnect'] = () => undefined;
  ondisconnect: Socket['ondisconnect'] = () => undefined;
  ondata: Socket['ondata'] = () => undefined;
  #servers: readonly string[];
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #wanted = false;
  #told = false;
  #heardAt = 0;

  constructor(private readonly parts: Parts) {
    this.#servers = parts.servers;
    const { protocol, host } = new URL(this.url);
    this.via_transport = protocol === 'wss:' ? 'WSS' : 'WS';
    this.sip_uri = `sip:${host};transport=ws`;
  }

  /** The server in turn: each failure moves on to the next. */
  get url(): string {
    return this.#servers[this.#attempt % this.#servers.length] ?? '';
  }

  /** When the last byte came, on the clock of `performance.now()`. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** Counts from the next connection on. */
  use(servers: readonly string[]): void {
    this.#servers = servers;
  }

  connect(): void {
    this.#wanted = true;
    if (!this.#socket) this.#open();
  }

  disconnect(): void {
    this.#wanted = false;
    clearTimeout(this.#timer);
    this.#release()?.close();
  }

  send(message: string): boolean {
    if (!this.isConnected()) return false;
    this.parts.onSend(message);
    this.#socket?.send(message);
    return true;
  }

  isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  isConnecting(): boolean {
    return this.#socket?.readyState === WebSocket.CONNECTING;
  }

  /** Gives up a connection that does not answer, and starts over. */
  drop(): void {
    this.#lost(this.#socket, 4_000, 'silent');
  }

  #open(): void {
    clearTimeout(this.#timer);
    let socket: WebSocket;
    try {
      socket = this.parts.newSocket(this.url);
    } catch {
      this.#again();
      return;
    }
    this.#socket = socket;
    this.#timer = setTimeout(() => this.#lost(socket, 4_000, 'timeout'), CONNECT_TIMEOUT_MS);
    socket.onopen = () => {
      clearTimeout(this.#timer);
      this.#attempt = 0;
      this.#told = false;
      this.#heardAt = performance.now();
      this.parts.onState({ open: true });
      this.onconnect();
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.#heardAt = performance.now();
      if (typeof data === 'string' && data.trim() !== '') this.parts.onText(data);
      this.ondata(data);
    };
    socket.onclose = ({ code, reason }) => this.#lost(socket, code, reason);
  }

  #lost(socket: WebSocket | null, code: number, reason: string): void {
    if (socket !== this.#socket || !this.#wanted) return;
    this.#release()?.close();
    this.#again();
    if (this.#told) return;
    this.#told = true;
    this.ondisconnect(true, code, reason);
  }

  #again(): void {
    const wait =
      (RECONNECT_MS[this.#attempt] ?? RECONNECT_LATER_MS) * (1 - this.parts.random() / 2);
    this.#attempt += 1;
    this.#timer = setTimeout(() => this.#open(), wait);
    this.parts.onState({ open: false, retryIn: wait });
  }

  /** Nothing more is heard of a socket that was let go. */
  #release(): WebSocket | null {
    const socket = this.#socket;
    this.#socket = null;
    clearTimeout(this.#timer);
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null;
    return socket;
  }
}
