import type { CallMedia } from '../../provider';
import { FarEnd } from './far-end';

/** One call over two connections in this document, joined without any network but the loopback. */
export class PracticeCall implements CallMedia {
  readonly connection = new RTCPeerConnection();
  readonly far = new FarEnd();
  readonly #sender: RTCRtpSender | undefined;

  constructor(
    private readonly microphone: MediaStream,
    onRemote: (stream: MediaStream) => void,
  ) {
    for (const track of microphone.getTracks()) this.connection.addTrack(track, microphone);
    this.#sender = this.connection.getSenders()[0];
    this.connection.addEventListener('track', ({ track }) => onRemote(new MediaStream([track])));
    passCandidates(this.connection, this.far.connection);
    passCandidates(this.far.connection, this.connection);
  }

  /** Resolves once the two ends have agreed; the greeting follows. */
  async connect(): Promise<void> {
    const far = this.far.connection;
    await this.connection.setLocalDescription();
    await far.setRemoteDescription(description(this.connection));
    await far.setLocalDescription();
    await this.connection.setRemoteDescription(description(far));
    this.far.greet();
  }

  mute(on: boolean): void {
    const track = this.#track();
    if (track) track.enabled = !on;
  }

  /** On hold the agent's voice is not sent at all. */
  async hold(on: boolean): Promise<void> {
    await this.#sender?.replaceTrack(on ? null : this.#track());
  }

  close(): void {
    for (const track of this.microphone.getTracks()) track.stop();
    this.connection.close();
    this.far.close();
  }

  /** Looked up each time: another microphone may have taken its place in the stream. */
  #track(): MediaStreamTrack | null {
    return this.microphone.getAudioTracks()[0] ?? null;
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
