import type { EngineToHub, HubToEngine } from '../messaging/engine-protocol';

/** Keeps the worker awake, whose idle limit is 30 s, and tells it that we live. */
export const BEAT_MS = 20_000;

/** Reconnecting wakes a stopped worker, so the first time is at once; then a broken one is spared. */
const RECONNECT_MS = [0, 0, 250, 1_000] as const;
const RECONNECT_LATER_MS = 5_000;

/** The part of `chrome.runtime.Port` that we use. */
export type EnginePort = {
  postMessage(message: EngineToHub): void;
  readonly onMessage: { addListener(listener: (message: HubToEngine) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
};

type Parts = {
  /** Opens the port named `engine`. Throws when the extension is being removed or updated. */
  readonly connect: () => EnginePort;
  readonly hear: (message: HubToEngine) => void;
  /** The whole state, which opens every connection. */
  readonly hello: () => EngineToHub;
  readonly busy: () => boolean;
};

/**
 * The engine's one way to the hub, over however many lives of the worker. While the engine is
 * busy the port is open; else it opens with the next message.
 */
export class HubLink {
  #port: EnginePort | null = null;
  #failures = 0;

  constructor(private readonly parts: Parts) {
    setInterval(() => {
      if (parts.busy()) this.send({ type: 'beat' });
    }, BEAT_MS);
  }

  /** Sends over the open port, or opens one, which tells the state first. */
  send(message: EngineToHub): void {
    if (this.#port) {
      this.#port.postMessage(message);
      return;
    }
    this.open();
    if (message.type !== 'state') (this.#port as EnginePort | null)?.postMessage(message);
  }

  open(): void {
    if (this.#port) return;
    let port: EnginePort;
    try {
      port = this.parts.connect();
    } catch {
      return;
    }
    this.#port = port;
    port.onMessage.addListener((message) => {
      this.#failures = 0;
      this.parts.hear(message);
    });
    port.onDisconnect.addListener(() => {
      if (this.#port !== port) return;
      this.#port = null;
      this.#reopen();
    });
    port.postMessage(this.parts.hello());
  }

  #reopen(): void {
    const wait = RECONNECT_MS[this.#failures] ?? RECONNECT_LATER_MS;
    this.#failures += 1;
    setTimeout(() => {
      if (this.parts.busy()) this.open();
    }, wait);
  }
}
