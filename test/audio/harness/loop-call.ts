import { FarEar } from './far-ear';

/** A call over two connections in one page. */
export class LoopCall {
  readonly connection = new RTCPeerConnection();
  readonly far: FarEar;

  constructor(
    readonly microphone: MediaStream,
    tone: number,
    onRemote: (stream: MediaStream) => void,
  ) {
    this.far = new FarEar(tone);
    for (const track of microphone.getTracks()) this.connection.addTrack(track, microphone);
    this.connection.addEventListener('track', ({ track }) => onRemote(new MediaStream([track])));
    for (const [from, to] of [
      [this.connection, this.far.connection],
      [this.far.connection, this.connection],
    ] as const) {
      from.addEventListener('icecandidate', ({ candidate }) => {
        to.addIceCandidate(candidate ?? undefined).catch(() => undefined);
      });
    }
  }

  /** Resolves when the two ends are connected. */
  async connect(): Promise<void> {
    const far = this.far.connection;
    await this.connection.setLocalDescription();
    await far.setRemoteDescription(described(this.connection));
    await far.setLocalDescription();
    await this.connection.setRemoteDescription(described(far));
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.connection.connectionState === 'connected') resolve();
      };
      this.connection.addEventListener('connectionstatechange', look);
      look();
    });
  }

  close(): void {
    for (const track of this.microphone.getTracks()) track.stop();
    this.connection.close();
    this.far.close();
  }
}

function described(connection: RTCPeerConnection): RTCSessionDescription {
  if (!connection.localDescription) throw new Error('no local description');
  return connection.localDescription;
}
