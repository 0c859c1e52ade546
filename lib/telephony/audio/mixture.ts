import type { SoundingCall } from './audio-port';
import { NO_OUTPUT } from './silence';

/** A call in the mixture, and what its sender gets back when it leaves. */
export type Part = SoundingCall & { readonly own: () => MediaStreamTrack | undefined };

/** WebAudio's nodes for one call. */
type Leg = {
  readonly part: Part;
  readonly tap: HTMLAudioElement;
  readonly heard: MediaStreamAudioSourceNode;
  readonly told: MediaStreamAudioDestinationNode;
};

type Voice = { readonly track: MediaStreamTrack; readonly node: MediaStreamAudioSourceNode };

/**
 * Gives each call the agent's voice and the sound of all the others, never its own. Not to be
 * called again before the call before has resolved.
 */
export class Mixture {
  #context: AudioContext | null = null;
  #voice: Voice | null = null;
  #legs: readonly Leg[] = [];
  #muted = false;

  get parts(): readonly Part[] {
    return this.#legs.map((leg) => leg.part);
  }

  /** Mixes exactly these calls with a copy of `microphone`; fewer than two: nothing. */
  async set(parts: readonly Part[], microphone: MediaStreamTrack | undefined): Promise<void> {
    const before = this.#legs;
    const mixed = parts.length > 1 ? parts : [];
    if (same(mixed, this.parts)) return;
    if (mixed.length > 0) {
      const context = (this.#context ??= new AudioContext(NO_OUTPUT));
      this.#legs = mixed.map((part) => legOf(context, part));
      if (!this.#voice && microphone) this.#voice = this.#voiceOf(context, microphone);
      this.#connect();
      await Promise.all(
        this.#legs.map((leg) => send(leg.part, leg.told.stream.getAudioTracks()[0])),
      );
    } else {
      this.#legs = [];
    }
    const left = before.filter((leg) => !mixed.some((part) => part.id === leg.part.id));
    await Promise.all(left.map((leg) => this.#giveBack(leg.part)));
    before.forEach(disconnect);
    if (mixed.length === 0) await this.#close();
  }

  /** Another microphone: the calls do not notice. */
  speakInto(microphone: MediaStreamTrack): void {
    const before = this.#voice;
    if (!this.#context || !before) return;
    this.#voice = this.#voiceOf(this.#context, microphone);
    for (const leg of this.#legs) this.#voice.node.connect(leg.told);
    silence(before);
  }

  /** The agent's voice only. */
  mute(on: boolean): void {
    this.#muted = on;
    if (this.#voice) this.#voice.track.enabled = !on;
  }

  /** A copy, because the original may be muted, or stopped with its call. */
  #voiceOf(context: AudioContext, microphone: MediaStreamTrack): Voice {
    const track = microphone.clone();
    track.enabled = !this.#muted;
    return { track, node: context.createMediaStreamSource(new MediaStream([track])) };
  }

  #connect(): void {
    for (const leg of this.#legs) {
      this.#voice?.node.connect(leg.told);
      for (const other of this.#legs) if (other !== leg) other.heard.connect(leg.told);
    }
  }

  async #giveBack(part: Part): Promise<void> {
    const track = part.own();
    if (track) track.enabled = !this.#muted;
    await send(part, track);
  }

  async #close(): Promise<void> {
    if (this.#voice) silence(this.#voice);
    this.#voice = null;
    const context = this.#context;
    this.#context = null;
    await context?.close();
  }
}

function same(some: readonly Part[], others: readonly Part[]): boolean {
  return (
    some.length === others.length &&
    some.every((one) => others.some(({ connection }) => connection === one.connection))
  );
}

function legOf(context: AudioContext, part: Part): Leg {
  const track = transceiverOf(part)?.receiver.track;
  const stream = new MediaStream(track ? [track] : []);
  const tap = new Audio();
  // Chromium feeds a remote track to WebAudio only while an element plays it, too.
  tap.muted = true;
  tap.srcObject = stream;
  tap.play().catch(() => undefined);
  return {
    part,
    tap,
    heard: context.createMediaStreamSource(stream),
    told: context.createMediaStreamDestination(),
  };
}

function disconnect({ tap, heard, told }: Leg): void {
  heard.disconnect();
  for (const track of told.stream.getTracks()) track.stop();
  tap.srcObject = null;
}

function silence({ track, node }: Voice): void {
  node.disconnect();
  track.stop();
}

/** A held call's sender has no track, so that it is found by the other direction. */
function transceiverOf({ connection }: SoundingCall): RTCRtpTransceiver | undefined {
  return connection.getTransceivers().find((one) => one.receiver.track.kind === 'audio');
}

async function send(part: Part, track: MediaStreamTrack | undefined): Promise<void> {
  if (part.connection.signalingState === 'closed') return;
  // The connection may close meanwhile.
  await transceiverOf(part)
    ?.sender.replaceTrack(track ?? null)
    .catch(() => undefined);
}
