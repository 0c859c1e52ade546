const FFT_SIZE = 8_192;

/** Of sound in a packet, ms. */
const PACKET = 20;

/** What came until the newest packet, which came at `at`, in ms. */
export type Received = { readonly at: number; readonly sound: number };

/** The far end of a call: sounds one tone, and notes what it hears and when it came. */
export class FarEar {
  readonly connection = new RTCPeerConnection();
  readonly #context = new AudioContext();
  readonly #ear = new AnalyserNode(this.#context, {
    fftSize: FFT_SIZE,
    smoothingTimeConstant: 0.3,
  });
  readonly #voice = this.#context.createMediaStreamDestination();
  readonly #tap = new Audio();

  constructor(frequency: number) {
    const tone = new OscillatorNode(this.#context, { frequency });
    tone.connect(new GainNode(this.#context, { gain: 0.2 })).connect(this.#voice);
    tone.start();
    for (const track of this.#voice.stream.getTracks()) {
      this.connection.addTrack(track, this.#voice.stream);
    }
    this.connection.addEventListener('track', ({ track }) => {
      this.#tap.muted = true;
      this.#tap.srcObject = new MediaStream([track]);
      this.#tap.play().catch(() => undefined);
      this.#context.createMediaStreamSource(new MediaStream([track])).connect(this.#ear);
    });
  }

  /** dB, of the loudest of the three nearest lines of the spectrum. */
  loudness(frequency: number): number {
    const lines = new Float32Array(this.#ear.frequencyBinCount);
    this.#ear.getFloatFrequencyData(lines);
    const at = Math.round((frequency * FFT_SIZE) / this.#context.sampleRate);
    return Math.max(...lines.slice(at - 1, at + 2));
  }

  async fallSilent(): Promise<void> {
    for (const sender of this.connection.getSenders()) await sender.replaceTrack(null);
  }

  close(): void {
    this.connection.close();
    for (const track of this.#voice.stream.getTracks()) track.stop();
    this.#tap.srcObject = null;
    void this.#context.close();
  }

  /** Counted where packets arrive, so that a busy page does not look like a gap. */
  async received(): Promise<Received> {
    const report = await this.connection.getStats();
    for (const stat of report.values() as Iterable<Readonly<Record<string, unknown>>>) {
      if (stat['type'] !== 'inbound-rtp') continue;
      return {
        at: Number(stat['lastPacketReceivedTimestamp']),
        sound: Number(stat['packetsReceived']) * PACKET,
      };
    }
    throw new Error('nothing has come');
  }
}
