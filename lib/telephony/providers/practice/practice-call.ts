import type { CallMedia } from '../../provider';
import { FarEnd } from './far-end';

/** One call over two connections in this document, joined without any network but the loopback. */
export class PracticeCall implements CallMedia {
  readonly connection = new RTCPeerConnection();
  readonly #far = new FarEnd();
  readonly #track: MediaStreamTrack | undefined;

  constructor(
    private readonly microphone: MediaStream,
    onRemote: (stream: MediaStream) => void,
  ) {
    this.#track = microphone.getAudioTracks()[0];
    for (const track of microphone.getTracks()) this.connection.addTrack(track, microphone);
    this.connection.addEventListener('track', ({ track }) => onRemote(new MediaStream([track])));
    passCandidates(this.connection, this.#far.connection);
    passCandidates(this.#far.connection, this.connection);
  }

  /** Resolves once the two ends have agreed; the greeting follows. */
  async connect(): Promise<void> {
    const far = this.#far.connection;
    await this.connection.setLocalDescription();
    await far.setRemoteDescription(description(this.connection));
    await far.setLocalDescription();
    await this.connection.setRemoteDescription(description(far));
    this.#far.greet();
  }

  mute(on: boolean): void {
    if (this.#track) this.#track.enabled = !on;
  }

  /** On hold the agent's voice is not sent at all. */
  async hold(on: boolean): Promise<void> {
    const track = on ? null : (this.#track ?? null);
    await this.connection.getSenders()[0]?.replaceTrack(track);
  }

  dtmf(tones: string): void {
    this.#far.hear(tones);
  }

  close(): void {
    for (const track of this.microphone.getTracks()) track.stop();
    this.connection.close();
    this.#far.close();
  }
}

function passCandidates(from: RTCPeerConnection, to: RTCPeerConnection): void {
  from.addEventListener('icecandidate', ({ candidate }) => {
    // A candidate may come after the call has ended.
    to.addIceCandidate(candidate ?? undefined).catch(() => undefined);
  });
}

function description(connection: RTCPeerConnection): RTCSessionDescription {
  if (!connection.localDescription) throw new Error('no local description');
  return connection.localDescription;
}
