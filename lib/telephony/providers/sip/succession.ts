import type { RTCSession } from 'jssip/lib/RTCSession';
import { callerOf } from './parties';
import type { Handover } from './session';
import { pcConfig } from './sip-leg';
import type { LegEvent, SipLeg } from './sip-leg';

/** Whoever sent us elsewhere hangs up by itself (RFC 5589 §6.1); after this time, in ms, we do. */
const PREDECESSOR_MS = 3_000;

export type Party = { readonly number: string; readonly displayName?: string };

type Parts = {
  readonly handover: Handover;
  readonly predecessor: SipLeg;
  readonly iceServers: () => readonly RTCIceServer[];
  /** Makes a session that JsSIP is about to tell of a part of the call. */
  readonly newLeg: (session: RTCSession) => SipLeg;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  /** The successor is the call's session from now on. */
  readonly taken: (leg: SipLeg, party: Party, sound: MediaStream | undefined) => void;
  /** Nobody came: the call goes on as it was, if it still does. */
  readonly failed: () => void;
};

/**
 * The far end hands us over to somebody: by REFER we call them (RFC 3515), by an INVITE with
 * `Replaces` they call us (RFC 3891). For the agent the same call goes on.
 */
export class Succession {
  readonly #party: Party;
  #next: SipLeg | undefined;
  #sound: MediaStream | undefined;
  #afterFailure: () => void;

  constructor(private readonly parts: Parts) {
    const { handover } = parts;
    const { target } = handover;
    this.#afterFailure = parts.failed;
    this.#party = target ? partyAt(target) : callerOf(handover.headers);
    if (target) this.#call();
    else this.#take();
  }

  /** False when this call could not be handed over any more. */
  get begun(): boolean {
    return this.#next !== undefined;
  }

  /** What the session to come tells before it is the call's own. */
  heard(leg: SipLeg, event: LegEvent): void {
    if (leg !== this.#next) return;
    if (event.type === 'sound') this.#sound = event.stream;
    if (event.type === 'confirmed') this.#succeed(leg);
    if (event.type === 'ended') this.#afterFailure();
  }

  /** Whoever handed us over has left already: if nobody comes, the call is over, by `end`. */
  predecessorEnded(end: () => void): void {
    this.#afterFailure = end;
  }

  /** The agent hangs up. */
  abandon(): void {
    this.#afterFailure = () => undefined;
    this.#next?.end();
  }

  #call(): void {
    const { handover, predecessor, iceServers, newLeg } = this.parts;
    const by = handover.headers('Referred-By')[0];
    handover.accept((session) => (this.#next = newLeg(session)), {
      mediaStream: predecessor.sending(),
      pcConfig: pcConfig(iceServers()),
      extraHeaders: by ? [`Referred-By: ${by}`] : [],
    });
    this.#next?.opened();
  }

  #take(): void {
    const { handover, predecessor, newLeg } = this.parts;
    predecessor.keepWhileReplaced();
    handover.accept((session) => (this.#next = newLeg(session)), {});
    this.#next?.answer(predecessor.sending());
  }

  #succeed(leg: SipLeg): void {
    const { predecessor, handover, taken, pause, signal } = this.parts;
    taken(leg, this.#party, this.#sound);
    void leg.carryOn(predecessor);
    const grace = handover.target ? PREDECESSOR_MS : 0;
    void pause(grace, signal).then(() => predecessor.end());
  }
}

function partyAt(target: NonNullable<Handover['target']>): Party {
  return { number: target.user, ...(target.name && { displayName: target.name }) };
}
