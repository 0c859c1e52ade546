/** A path that is only shaky mends itself within this time, in ms. */
const SHAKY_MS = 1_500;
/** How long one restart may take before the next is tried, in ms. */
const RESTART_MS = 6_000;
/** A call without a path for so long is over, in ms. */
const GIVE_UP_MS = 30_000;

type Parts = {
  readonly connection: Pick<RTCPeerConnection, 'iceConnectionState' | 'addEventListener'>;
  /** Offers new candidates; resolves when that is on its way. */
  readonly restart: () => Promise<void>;
  readonly giveUp: () => void;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
};

/**
 * Keeps the way of a call's audio: when it is lost, new candidates are offered until there is one
 * again, as after a change of network; after 30 s without, the call is given up. ICE consent
 * (RFC 7675) tells of the loss within some 5 s.
 */
export class AudioPath {
  #mending = false;
  #stirred = new AbortController();

  constructor(private readonly parts: Parts) {
    const { connection, signal } = parts;
    connection.addEventListener(
      'iceconnectionstatechange',
      () => {
        this.#stirred.abort();
        if (lost(connection.iceConnectionState)) void this.#mend();
      },
      { signal },
    );
  }

  get mending(): boolean {
    return this.#mending;
  }

  async #mend(): Promise<void> {
    if (this.#mending) return;
    this.#mending = true;
    const { restart, giveUp, connection } = this.parts;
    const until = performance.now() + GIVE_UP_MS;
    const left = (): number => until - performance.now();
    if (connection.iceConnectionState !== 'failed') await this.#whole(SHAKY_MS);
    while (!this.#over() && left() > 0) {
      await Promise.race([restart(), this.#whole(left())]);
      await this.#whole(Math.min(RESTART_MS, left()));
    }
    this.#mending = false;
    if (!this.#over()) giveUp();
  }

  /** The path stands, or the call has ended. */
  #over(): boolean {
    const { connection, signal } = this.parts;
    return signal.aborted || stands(connection.iceConnectionState);
  }

  /** Waits until the path stands again, at most so long. */
  async #whole(ms: number): Promise<void> {
    const { pause, signal } = this.parts;
    const until = performance.now() + ms;
    while (!this.#over() && performance.now() < until) {
      this.#stirred = new AbortController();
      const woken = AbortSignal.any([signal, this.#stirred.signal]);
      await pause(until - performance.now(), woken);
    }
  }
}

function lost(state: RTCIceConnectionState): boolean {
  return state === 'disconnected' || state === 'failed';
}

function stands(state: RTCIceConnectionState): boolean {
  return state === 'connected' || state === 'completed';
}
