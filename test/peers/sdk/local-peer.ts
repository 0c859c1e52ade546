/**
 * The sound of one call, as an SDK has it: the microphone goes out over WebRTC to a peer in the same
 * page, which answers with what it is told by its own side of the line.
 */
export class LocalPeer {
  readonly #ours = new RTCPeerConnection();
  readonly #theirs = new RTCPeerConnection();
  readonly #speaker = Object.assign(new Audio(), { autoplay: true });
  /** Whoever is there listens, though hardly to be heard here: at no volume nothing is measured. */
  readonly #ear = Object.assign(new Audio(), { autoplay: true, volume: 0.05 });

  private constructor(
    private readonly microphone: MediaStreamTrack,
    private readonly voice: MediaStreamTrack,
  ) {}

  /** Opens the microphone; rejects as `getUserMedia` does. Nothing is sent before `connect`. */
  static async open(): Promise<LocalPeer> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const [microphone] = stream.getAudioTracks();
    if (!microphone) throw new DOMException('no microphone', 'NotFoundError');
    return new LocalPeer(microphone, microphone.clone());
  }

  async connect(): Promise<void> {
    const ends = [this.#ours, this.#theirs] as const;
    this.#ours.addTrack(this.microphone);
    this.#theirs.addTrack(this.voice);
    this.#ours.ontrack = ({ track }) => (this.#speaker.srcObject = new MediaStream([track]));
    this.#theirs.ontrack = ({ track }) => (this.#ear.srcObject = new MediaStream([track]));
    for (const [from, to] of [ends, [ends[1], ends[0]] as const]) {
      from.onicecandidate = ({ candidate }) => {
        // The last ones may come after the call.
        to.addIceCandidate(candidate ?? undefined).catch(() => undefined);
      };
      await from.setLocalDescription();
      if (from.localDescription) await to.setRemoteDescription(from.localDescription);
    }
  }

  /** Held: silence in both directions. Muted: silence in ours. */
  quiet({ held, muted }: { readonly held: boolean; readonly muted: boolean }): void {
    this.voice.enabled = !held;
    for (const sender of this.#ours.getSenders()) {
      if (sender.track) sender.track.enabled = !held && !muted;
    }
  }

  close(): void {
    this.microphone.stop();
    this.voice.stop();
    this.#ours.close();
    this.#theirs.close();
    this.#speaker.srcObject = null;
    this.#ear.srcObject = null;
  }
}
