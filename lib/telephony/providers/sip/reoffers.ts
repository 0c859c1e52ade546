import type { RTCSession } from 'jssip/lib/RTCSession';

/** A re-INVITE must wait for the one before it, and for a line; this often and this long, in ms. */
const TRY_EVERY_MS = 50;
const TRY_WITHIN_MS = 8_000;
/** After one that was refused or met another (491): again, at random, so that two sides part. */
const AGAIN_MS = [500, 1_000, 2_000, 4_000, 8_000] as const;
const AGAIN_SPREAD_MS = 2_000;

type Parts = {
  readonly session: RTCSession;
  /** Whether a message would reach the call centre now. */
  readonly reachable: () => boolean;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly signal: AbortSignal;
};

/** The re-INVITEs of one session: hold, and new ways for the audio (RFC 8445 §9), one at a time. */
export class Reoffers {
  #wantsHold = false;
  #refused = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly parts: Parts) {}

  /** The last wish counts; one that meets a negotiation under way waits for its turn. */
  hold(on: boolean): Promise<void> {
    this.#wantsHold = on;
    this.#refused = 0;
    return this.#inTurn(() => {
      const { session } = this.parts;
      if (session.isOnHold().local === this.#wantsHold) return true;
      return this.#wantsHold ? session.hold() : session.unhold();
    });
  }

  /** Offers new ICE credentials and candidates. Resolves when the offer is on its way, or never can. */
  restartIce(): Promise<void> {
    const rtcOfferConstraints = { iceRestart: true };
    return this.#inTurn(() => this.parts.session.renegotiate({ rtcOfferConstraints }));
  }

  /**
   * A re-INVITE was refused or lost. The session stands as it was (RFC 3261 §14.1), yet our side may
   * be on hold already: it is said again, a few times, however long the line is gone.
   */
  refused(): void {
    const least = AGAIN_MS[this.#refused];
    this.#refused += 1;
    if (least === undefined) return;
    const { pause, random, signal, session } = this.parts;
    void pause(least + random() * AGAIN_SPREAD_MS, signal).then(() =>
      this.#inTurn(() => session.renegotiate(), Infinity),
    );
  }

  #inTurn(offer: () => boolean, within = TRY_WITHIN_MS): Promise<void> {
    this.#last = this.#last.then(() => this.#untilSent(offer, within));
    return this.#last;
  }

  async #untilSent(offer: () => boolean, within: number): Promise<void> {
    const { signal, reachable, pause } = this.parts;
    const until = performance.now() + within;
    while (!signal.aborted && performance.now() < until) {
      if (reachable() && offer()) return;
      await pause(TRY_EVERY_MS, signal);
    }
  }
}
