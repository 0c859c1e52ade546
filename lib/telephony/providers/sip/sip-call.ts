import type { IncomingEvent, OutgoingEvent, RTCSession } from 'jssip/lib/RTCSession';
import type { CallEvent, CallId } from '../../call';
import type { CallAction, CallMedia, Surroundings } from '../../provider';
import { candidateGate } from './gathering';
import { endReason, takesTelephoneEvents } from './wire';
import type { SessionEnd } from './wire';

/** A re-INVITE must wait for the one before it; this often and this long, in ms. */
const REOFFER_EVERY = 50;
const REOFFER_WITHIN = 8_000;

/** 486, not 603: the queue goes on to the next agent, and other phones of a group go on ringing. */
const REJECT = { status_code: 486, reason_phrase: 'Busy Here' };

type Parts = {
  readonly id: CallId;
  readonly surroundings: Surroundings<unknown>;
  readonly iceServers: readonly RTCIceServer[];
  readonly tell: (event: CallEvent) => void;
  readonly ended: () => void;
};

/** One SIP session as a call. */
export class SipCall implements CallMedia {
  #microphone: MediaStream | null = null;
  #answering = false;
  #connected = false;
  #over = false;
  #wish: SessionEnd['wish'];
  #wantsHold = false;
  #holding: Promise<void> = Promise.resolve();
  readonly #ending = new AbortController();

  constructor(
    readonly session: RTCSession,
    private readonly parts: Parts,
  ) {
    const gate = candidateGate(parts.iceServers);
    session.on('icecandidate', ({ candidate, ready }) => gate(candidate, ready));
    session.on('progress', (event: IncomingEvent | OutgoingEvent) => {
      const early = 'response' in event && event.response.body;
      if (session.direction.valueOf() === 'outgoing' && !early) parts.tell({ type: 'ringing' });
    });
    session.on('confirmed', () => {
      this.#connected = true;
      parts.tell({ type: 'connected', at: parts.surroundings.now() });
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
    session.on('ended', (event) => this.#ended(event));
    session.on('failed', (event) => this.#ended(event));
  }

  get connection(): RTCPeerConnection {
    return this.session.connection;
  }

  /** Lends the call the microphone, which is closed with it, and plays what comes back. */
  takeUp(microphone: MediaStream): void {
    this.#microphone = microphone;
    this.connection.addEventListener('track', ({ track, streams }) => {
      if (this.#over) return;
      this.parts.surroundings.audio.play(this.parts.id, streams[0] ?? new MediaStream([track]));
    });
  }

  async act(action: CallAction): Promise<void> {
    if (this.#over) return;
    switch (action.type) {
      case 'answer':
        return this.#answer();
      case 'reject':
      case 'hang-up':
        return this.#terminate(action.type);
      case 'hold':
      case 'resume':
        return this.#hold(action.type === 'hold');
      case 'mute':
        this.session.mute({ audio: true });
        return;
      case 'unmute':
        this.session.unmute({ audio: true });
        return;
      case 'dtmf':
        this.#dtmf(action.tones);
    }
  }

  async #answer(): Promise<void> {
    if (this.#answering || this.session.direction.valueOf() !== 'incoming') return;
    this.#answering = true;
    this.parts.tell({ type: 'answering' });
    let microphone: MediaStream;
    try {
      microphone = await this.parts.surroundings.audio.microphone();
    } catch (error) {
      this.#answering = false;
      throw error;
    }
    if (this.session.isEnded()) {
      stop(microphone);
      return;
    }
    this.session.answer({ mediaStream: microphone, pcConfig: pcConfig(this.parts.iceServers) });
    this.takeUp(microphone);
  }

  #terminate(wish: 'hang-up' | 'reject'): void {
    this.#wish = wish;
    const unanswered = this.session.direction.valueOf() === 'incoming' && !this.#connected;
    this.session.terminate(unanswered ? REJECT : {});
  }

  /** The last wish counts; a wish that meets a negotiation under way waits for its turn. */
  #hold(on: boolean): Promise<void> {
    this.#wantsHold = on;
    this.#holding = this.#holding.then(() => this.#reoffer());
    return this.#holding;
  }

  async #reoffer(): Promise<void> {
    const until = performance.now() + REOFFER_WITHIN;
    while (!this.#over && this.session.isOnHold().local !== this.#wantsHold) {
      const sent = this.#wantsHold ? this.session.hold() : this.session.unhold();
      if (sent || performance.now() > until) return;
      await this.parts.surroundings.pause(REOFFER_EVERY, this.#ending.signal);
    }
  }

  #dtmf(tones: string): void {
    if (!this.#connected) return;
    const inAudio = takesTelephoneEvents(this.connection.remoteDescription?.sdp ?? '');
    if (inAudio) this.#sender()?.dtmf?.insertDTMF(this.#queued() + tones, 100, 70);
    else this.session.sendDTMF(tones);
  }

  #sender(): RTCRtpSender | undefined {
    return this.connection.getSenders().find((sender) => sender.track?.kind === 'audio');
  }

  #queued(): string {
    return this.#sender()?.dtmf?.toneBuffer ?? '';
  }

  #ended(event: { originator: string | { valueOf(): string }; cause: string; message?: unknown }) {
    if (this.#over) return;
    this.#over = true;
    this.#ending.abort();
    if (this.#microphone) stop(this.#microphone);
    this.parts.surroundings.audio.stop(this.parts.id);
    const message = event.message as Partial<{
      status_code: number;
      getHeaders: (name: string) => string[];
    }> | null;
    const reason = endReason({
      direction: this.session.direction.valueOf() === 'incoming' ? 'incoming' : 'outgoing',
      originator: String(event.originator),
      cause: event.cause,
      connected: this.#connected,
      wish: this.#wish,
      status: message?.status_code,
      reasons: message?.getHeaders?.('Reason') ?? [],
    });
    this.parts.tell({ type: 'ended', reason, at: this.parts.surroundings.now() });
    this.parts.ended();
  }
}

/** One port for all, so that one candidate pair is enough. */
export function pcConfig(iceServers: readonly RTCIceServer[]): RTCConfiguration {
  return { iceServers: [...iceServers], bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' };
}

/** Closes a microphone. */
export function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
