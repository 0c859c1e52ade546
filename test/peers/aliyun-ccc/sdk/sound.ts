/** The pitch of the far end, in Hz. */
const PITCH = 440;

/**
 * The media of a call: the agent's microphone over WebRTC to a far end in this page, which hums, as
 * the vendor's SBC would be at the other side of the network.
 */
export class Sound {
  #voice: MediaStream | undefined;
  #ends: readonly RTCPeerConnection[] = [];
  #hum: AudioContext | undefined;
  #speaker: HTMLAudioElement | undefined;
  #held = false;
  #muted = false;

  /** Rejects without a microphone. */
  async open(): Promise<void> {
    if (this.#voice) return;
    const voice = await navigator.mediaDevices.getUserMedia({ audio: true });
    this.#voice = voice;
    const here = new RTCPeerConnection();
    const there = new RTCPeerConnection();
    this.#ends = [here, there];
    for (const track of voice.getTracks()) here.addTrack(track, voice);
    this.#hum = new AudioContext();
    const tone = new OscillatorNode(this.#hum, { frequency: PITCH });
    const far = this.#hum.createMediaStreamDestination();
    tone.connect(far);
    tone.start();
    for (const track of far.stream.getTracks()) there.addTrack(track, far.stream);
    this.#speaker = Object.assign(new Audio(), { autoplay: true });
    here.ontrack = ({ track }) => {
      if (this.#speaker) this.#speaker.srcObject = new MediaStream([track]);
    };
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      from.onicecandidate = ({ candidate }) => {
        if (candidate) void to.addIceCandidate(candidate).catch(() => undefined);
      };
    }
    await here.setLocalDescription();
    if (here.localDescription) await there.setRemoteDescription(here.localDescription);
    await there.setLocalDescription();
    if (there.localDescription) await here.setRemoteDescription(there.localDescription);
  }

  hold(on: boolean): void {
    this.#held = on;
    this.#apply();
  }

  mute(on: boolean): void {
    this.#muted = on;
    this.#apply();
  }

  close(): void {
    for (const track of this.#voice?.getTracks() ?? []) track.stop();
    for (const end of this.#ends) end.close();
    void this.#hum?.close();
    this.#voice = undefined;
    this.#ends = [];
    this.#held = false;
    this.#muted = false;
  }

  #apply(): void {
    for (const track of this.#voice?.getTracks() ?? []) {
      track.enabled = !this.#held && !this.#muted;
    }
  }
}
