import type {
  EndEvent,
  IncomingEvent,
  OutgoingEvent,
  RTCSession,
  TerminateOptions,
} from 'jssip/lib/RTCSession';
import type { Surroundings } from '../../provider';
import { AudioPath } from './audio-path';
import { candidateGate } from './gathering';
import type { Headers } from './message';
import { Reoffers } from './reoffers';
import { guardEnd, headersOf, offering, onHandover } from './session';
import type { GivingUp, Handover } from './session';
import { goneFor, takesTelephoneEvents } from './wire';

/** What one session tells its call. */
export type LegEvent =
  | { readonly type: 'ringing' }
  | { readonly type: 'confirmed' }
  | { readonly type: 'held'; readonly by: 'us' | 'them'; readonly on: boolean }
  | { readonly type: 'muted'; readonly on: boolean }
  | { readonly type: 'sound'; readonly stream: MediaStream }
  /** The far end, or the call centre for it, sent a request in the dialog. */
  | { readonly type: 'identity'; readonly headers: Headers }
  | { readonly type: 'handover'; readonly handover: Handover }
  | {
      readonly type: 'ended';
      readonly originator: string;
      readonly cause: string;
      readonly status?: number;
      readonly reasons: readonly string[];
    };

type LegParts = {
  readonly surroundings: Pick<Surroundings<unknown>, 'pause'>;
  readonly iceServers: () => readonly RTCIceServer[];
  /** Whether a message would reach the call centre now. */
  readonly reachable: () => boolean;
  readonly tell: (event: LegEvent) => void;
};

/** Ends a session whose audio did not come back. */
const NO_AUDIO = { cause: 'RTP Timeout', status_code: 408, reason_phrase: 'RTP Timeout' };

/** One SIP session. A call may have several, one after the other, when it is transferred. */
export class SipLeg {
  readonly incoming: boolean;
  #confirmed = false;
  #replaced = false;
  #path: AudioPath | undefined;
  readonly #end: (options?: TerminateOptions) => void;
  readonly #over = new AbortController();
  readonly #reoffers: Reoffers;

  constructor(
    readonly session: RTCSession,
    private readonly parts: LegParts,
  ) {
    this.incoming = session.direction.valueOf() === 'incoming';
    this.#end = guardEnd(session, (end) => this.#overrules(end));
    const { reachable, surroundings } = parts;
    const { signal } = this.#over;
    const { pause } = surroundings;
    this.#reoffers = new Reoffers({ session, reachable, pause, random: Math.random, signal });
    this.#hear();
  }

  get connection(): RTCPeerConnection {
    return this.session.connection;
  }

  get confirmed(): boolean {
    return this.#confirmed;
  }

  get over(): boolean {
    return this.#over.signal.aborted;
  }

  /** To be called once when there is a connection: for calls that we take, after the answer. */
  opened(): void {
    const { connection } = this;
    const { signal } = this.#over;
    connection.addEventListener('track', ({ track, streams }) => {
      if (this.over) return;
      this.parts.tell({ type: 'sound', stream: streams[0] ?? new MediaStream([track]) });
    });
    this.#path = new AudioPath({
      connection,
      pause: this.parts.surroundings.pause,
      signal,
      restart: () => {
        // Credentials of TURN servers may be newer than the call.
        connection.setConfiguration(pcConfig(this.parts.iceServers()));
        return this.#reoffers.restartIce();
      },
      giveUp: () => this.#end(NO_AUDIO),
    });
  }

  answer(microphone: MediaStream): void {
    this.session.answer({ mediaStream: microphone, pcConfig: pcConfig(this.parts.iceServers()) });
    this.opened();
  }

  hold(on: boolean): Promise<void> {
    return this.#reoffers.hold(on);
  }

  mute(on: boolean): void {
    if (on) this.session.mute({ audio: true });
    else this.session.unmute({ audio: true });
  }

  /** As RFC 4733 events where the far end takes them, else as INFO; `,` is a pause of 2 s. */
  tones(tones: string): void {
    if (!this.#confirmed) return;
    const sender = this.#sender()?.dtmf;
    const inAudio = takesTelephoneEvents(this.connection.remoteDescription?.sdp ?? '');
    if (inAudio) sender?.insertDTMF(sender.toneBuffer + tones, 100, 70);
    else this.session.sendDTMF(tones);
  }

  /** What is sent now, for the session that comes after this one. */
  sending(): MediaStream {
    return new MediaStream(this.connection.getSenders().flatMap(({ track }) => track ?? []));
  }

  /** Goes on as the session before it: it alone has the microphone now, muted and held as it was. */
  async carryOn(before: SipLeg): Promise<void> {
    const muted = before.session.isMuted().audio === true;
    const { local: held } = before.session.isOnHold();
    // JsSIP would go on to switch the microphone with the other session's hold.
    if (!before.over) {
      await Promise.all(before.connection.getSenders().map((sender) => sender.replaceTrack(null)));
    }
    if (muted) this.mute(true);
    else for (const track of this.sending().getTracks()) track.enabled = true;
    if (held) await this.hold(true);
  }

  /** JsSIP would hang up a replaced session before its successor is known to the call. */
  keepWhileReplaced(): void {
    this.#replaced = true;
  }

  end(options?: TerminateOptions): void {
    if (!this.over) this.#end(options);
  }

  #hear(): void {
    const { session, parts } = this;
    let gate = candidateGate([]);
    let negotiation: unknown;
    session.on('icecandidate', ({ candidate, ready }) => {
      if (ready !== negotiation) gate = candidateGate(parts.iceServers());
      negotiation = ready;
      gate(candidate, ready);
    });
    session.on('progress', (event: IncomingEvent | OutgoingEvent) => {
      // Early media is heard; our own 180 is no news, and has no response.
      const early = !this.incoming && 'response' in event && event.response.body;
      if (!this.incoming && !early) parts.tell({ type: 'ringing' });
    });
    session.on('confirmed', () => {
      this.#confirmed = true;
      parts.tell({ type: 'confirmed' });
    });
    for (const [name, on] of [
      ['hold', true],
      ['unhold', false],
    ] as const) {
      session.on(name, ({ originator }) => {
        parts.tell({ type: 'held', by: originator.valueOf() === 'remote' ? 'them' : 'us', on });
      });
    }
    session.on('muted', () => parts.tell({ type: 'muted', on: true }));
    session.on('unmuted', () => parts.tell({ type: 'muted', on: false }));
    for (const name of ['reinvite', 'update'] as const) {
      session.on(name, ({ request, reject }) => {
        // JsSIP has answered 491 and would yet take the offer, which breaks its own (RFC 3261 §14.2).
        if (request.body && offering(session)) reject({ status_code: 491 });
        else parts.tell({ type: 'identity', headers: headersOf(request) });
      });
    }
    onHandover(session, (handover) => parts.tell({ type: 'handover', handover }));
    session.on('ended', (event) => this.#ended(event));
    session.on('failed', (event) => this.#ended(event));
  }

  /** A call whose audio is fine outlives what goes wrong with its signalling. */
  #overrules({ cause, status }: GivingUp): boolean {
    if (!this.#confirmed) return false;
    switch (cause) {
      case '':
        return this.#replaced;
      case 'RTP Timeout':
        return true;
      case 'Connection Error':
      case 'Dialog Error':
      case 'WebRTC Error':
      case 'Request Timeout':
        if (goneFor(status)) return false;
        if (!this.#path?.mending) this.#reoffers.refused();
        return true;
      default:
        return false;
    }
  }

  #sender(): RTCRtpSender | undefined {
    return this.connection.getSenders().find((sender) => sender.track?.kind === 'audio');
  }

  #ended(event: EndEvent): void {
    if (this.over) return;
    this.#over.abort();
    const message = event.message as Partial<{
      status_code: number;
      getHeaders: (name: string) => string[];
    }> | null;
    this.parts.tell({
      type: 'ended',
      originator: event.originator,
      cause: event.cause,
      ...(message?.status_code !== undefined && { status: message.status_code }),
      reasons: message?.getHeaders?.('Reason') ?? [],
    });
  }
}

/**
 * RTP and RTCP on one port. No bundle policy: there is one m-line only, and with `max-bundle`
 * Chromium refuses the answer of a gateway that knows no BUNDLE (RFC 9143 §7.5.3).
 */
export function pcConfig(iceServers: readonly RTCIceServer[]): RTCConfiguration {
  return { iceServers: [...iceServers], rtcpMuxPolicy: 'require' };
}
