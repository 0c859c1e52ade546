import type { RTCSession } from 'jssip/lib/RTCSession';
import type { CallEvent, CallId, EndReason, Transfer } from '../../call';
import type { CallAction, CallMedia, Surroundings } from '../../provider';
import { assertedParty, targetOf } from './parties';
import { mayHandOver } from './referral';
import type { Handover } from './session';
import { SipLeg } from './sip-leg';
import type { LegEvent } from './sip-leg';
import { Succession } from './succession';
import type { Party } from './succession';
import { SipTransfer } from './transfer';
import { endReason } from './wire';
import type { SessionEnd } from './wire';

/**
 * 486 by default: the queue goes on to the next agent, and other phones of a group go on ringing.
 * 603 says no for all of them (RFC 3261 §21.6.2), 480 for this phone and the moment.
 */
const REJECT = {
  busy: { status_code: 486, reason_phrase: 'Busy Here' },
  declined: { status_code: 603, reason_phrase: 'Decline' },
  away: { status_code: 480, reason_phrase: 'Temporarily Unavailable' },
} as const;

type CallParts = {
  readonly id: CallId;
  /** The far end's number as far as it is known. */
  readonly number: string;
  readonly surroundings: Surroundings<unknown>;
  readonly iceServers: () => readonly RTCIceServer[];
  readonly reachable: () => boolean;
  /** Our own address. */
  readonly uri: string;
  readonly find: (id: CallId) => SipCall | undefined;
  /** A session that JsSIP is about to tell of belongs to this call. */
  readonly adopt: (session: RTCSession) => void;
  readonly tell: (event: CallEvent) => void;
  readonly ended: () => void;
};

/** A call: its session, and the one that follows it when the call is transferred. */
export class SipCall implements CallMedia {
  #leg: SipLeg;
  #number: string;
  #microphone: MediaStream | null = null;
  #answering = false;
  #wish: SessionEnd['wish'];
  #transfer: SipTransfer | undefined;
  #handedOver = false;
  #succession: Succession | undefined;
  #deciding = false;
  readonly #over = new AbortController();

  constructor(
    session: RTCSession,
    private readonly parts: CallParts,
  ) {
    this.#number = parts.number;
    this.#leg = this.#newLeg(session);
  }

  get connection(): RTCPeerConnection {
    return this.#leg.connection;
  }

  /** Lends the call the microphone, which is closed with it. The session has its connection. */
  takeUp(microphone: MediaStream): void {
    this.#microphone = microphone;
    this.#leg.opened();
  }

  async act(action: CallAction): Promise<void> {
    if (this.#over.signal.aborted) return;
    switch (action.type) {
      case 'answer':
        return this.#answer();
      case 'reject':
        return this.#terminate('reject', action.reason);
      case 'hang-up':
        return this.#terminate('hang-up');
      case 'hold':
      case 'resume':
        return this.#leg.hold(action.type === 'hold');
      case 'mute':
      case 'unmute':
        return this.#leg.mute(action.type === 'mute');
      case 'dtmf':
        return this.#leg.tones(action.tones);
      case 'transfer':
        return this.#refer('blind', action.to);
      case 'complete-transfer':
        return this.#complete(action.with);
    }
  }

  async #answer(): Promise<void> {
    if (this.#answering || !this.#leg.incoming) return;
    this.#answering = true;
    this.parts.tell({ type: 'answering' });
    let microphone: MediaStream;
    try {
      microphone = await this.parts.surroundings.audio.microphone();
    } catch (error) {
      this.#answering = false;
      throw error;
    }
    if (this.#leg.over) {
      stop(microphone);
      return;
    }
    this.#microphone = microphone;
    this.#leg.answer(microphone);
  }

  #terminate(wish: 'hang-up' | 'reject', reason: keyof typeof REJECT = 'busy'): void {
    this.#wish = wish;
    const unanswered = this.#leg.incoming && !this.#leg.confirmed;
    this.#succession?.abandon();
    // Its far end may have left already, while we were being transferred.
    if (this.#leg.over) this.#end(this.#endOf({ originator: 'local', cause: '', reasons: [] }));
    else this.#leg.end(unanswered ? REJECT[reason] : {});
  }

  #refer(kind: Transfer['kind'], to: string, consultation?: SipCall): void {
    const idle = !this.#transfer || this.#transfer.over;
    if (!this.#leg.confirmed || this.#succession || !idle) return;
    const replacing = consultation && consultation.#leg.session;
    this.#transfer = new SipTransfer({
      session: this.#leg.session,
      kind,
      to,
      target: replacing?.remote_identity.uri.toAor() ?? targetOf(to, this.parts.uri),
      ...(replacing && { replacing }),
      tell: (transfer) => this.parts.tell({ type: 'transfer', transfer }),
      succeeded: () => {
        if (consultation) consultation.#leave();
        this.#leave();
      },
      pause: this.parts.surroundings.pause,
      signal: this.#over.signal,
    });
  }

  /**
   * There is no dialog to take over before the consulted one has answered: then the consultation is
   * given up and the far end sent to the same number. It hears ringing, no longer music, and the
   * agent, who has said that it is done, need not wait.
   */
  async #complete(id: CallId): Promise<void> {
    const consultation = this.parts.find(id);
    if (!consultation || consultation === this) return;
    if (consultation.#leg.confirmed) {
      this.#refer('attended', consultation.#number, consultation);
      consultation.#transfer = this.#transfer;
    } else if (!consultation.#leg.incoming) {
      await consultation.act({ type: 'hang-up' });
      this.#refer('blind', consultation.#number);
    }
  }

  /** The far end talks to somebody else now. */
  #leave(): void {
    this.#handedOver = true;
    this.#leg.end();
  }

  #newLeg(session: RTCSession): SipLeg {
    const { surroundings, iceServers, reachable } = this.parts;
    const leg: SipLeg = new SipLeg(session, {
      surroundings,
      iceServers,
      reachable,
      tell: (event) => {
        if (leg === this.#leg) this.#heard(event);
        else this.#succession?.heard(leg, event);
      },
    });
    return leg;
  }

  #heard(event: LegEvent): void {
    const { tell, surroundings, id } = this.parts;
    const at = surroundings.now();
    switch (event.type) {
      case 'ringing':
      case 'muted':
        return tell(event);
      case 'confirmed':
        return tell({ type: 'connected', at });
      case 'held':
        return tell({ ...event, at });
      case 'sound':
        return surroundings.audio.play(id, event.stream);
      case 'identity':
        return this.#nowWith(assertedParty(event.headers));
      case 'handover':
        void this.#handedTo(event.handover);
        return;
      case 'ended':
        // Whoever sent us elsewhere may leave before we are there.
        if (this.#succession)
          this.#succession.predecessorEnded(() => this.#end(this.#endOf(event)));
        else this.#end(this.#endOf(event));
    }
  }

  #nowWith(party: Party | undefined): void {
    if (!party) return;
    this.#number = party.number;
    this.parts.tell({ type: 'party', ...party });
  }

  async #handedTo(handover: Handover): Promise<void> {
    const { iceServers, surroundings, adopt } = this.parts;
    if (!(await this.#mayFollow(handover))) {
      surroundings.log.warn('a transfer by the far end was declined');
      handover.reject();
      return;
    }
    const succession = new Succession({
      handover,
      predecessor: this.#leg,
      iceServers,
      newLeg: (session) => {
        adopt(session);
        return this.#newLeg(session);
      },
      pause: surroundings.pause,
      signal: this.#over.signal,
      taken: (leg, party, sound) => this.#goOn(leg, party, sound),
      failed: () => (this.#succession = undefined),
    });
    if (succession.begun) this.#succession = succession;
  }

  async #mayFollow(handover: Handover): Promise<boolean> {
    const { surroundings, uri } = this.parts;
    const busy = () => this.#succession ?? (this.#transfer && !this.#transfer.over);
    if (this.#deciding || busy()) return false;
    this.#deciding = true;
    const farEnd = this.#number;
    const may = await mayHandOver(handover, { farEnd, ownUri: uri, ask: surroundings.mayCall });
    this.#deciding = false;
    return may && !busy() && !this.#wish && !this.#leg.over;
  }

  #goOn(leg: SipLeg, party: Party, sound: MediaStream | undefined): void {
    const { tell, surroundings, id } = this.parts;
    this.#succession = undefined;
    this.#leg = leg;
    if (sound) surroundings.audio.play(id, sound);
    tell({ type: 'held', by: 'them', on: false, at: surroundings.now() });
    this.#nowWith(party);
  }

  #endOf(event: Pick<SessionEnd, 'originator' | 'cause' | 'status' | 'reasons'>): EndReason {
    const left = event.originator === 'remote' && this.#transfer?.byeMeansSuccess === true;
    return endReason({
      direction: this.#leg.incoming ? 'incoming' : 'outgoing',
      originator: event.originator,
      cause: event.cause,
      connected: this.#leg.confirmed,
      wish: this.#wish,
      status: event.status,
      reasons: event.reasons,
      transferred: this.#handedOver || left,
    });
  }

  #end(reason: EndReason): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    const { tell, surroundings, id, ended } = this.parts;
    if (this.#microphone) stop(this.#microphone);
    surroundings.audio.stop(id);
    tell({ type: 'ended', reason, at: surroundings.now() });
    ended();
  }
}

/** Closes a microphone. */
export function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
