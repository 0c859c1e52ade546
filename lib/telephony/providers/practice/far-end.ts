import { keyTimes, keyTones } from './wire';

/** The far end repeats what it hears after this many seconds, so that the agent hears the line. */
const ECHO_DELAY = 0.7;
const GREETING = [523, 659, 784, 1047] as const;
/** How long saying goodbye takes, in ms. */
export const GOODBYE_MS = 900;

/** The far end of a practice call: greets with a few notes, then echoes; says goodbye with the same notes backwards. */
export class FarEnd {
  readonly connection = new RTCPeerConnection();
  readonly #context = new AudioContext();
  readonly #voice = this.#context.createMediaStreamDestination();
  readonly #ear = new GainNode(this.#context);
  readonly #tap = new Audio();

  constructor() {
    for (const track of this.#voice.stream.getTracks()) {
      this.connection.addTrack(track, this.#voice.stream);
    }
    this.connection.addEventListener('track', ({ track }) => this.#echo(new MediaStream([track])));
  }

  greet(): void {
    GREETING.forEach((note, at) => this.#sing([note], 0.3 + at * 0.25, 0.22));
  }

  goodbye(): void {
    GREETING.toReversed().forEach((note, at) => this.#sing([note], at * 0.2, 0.18));
  }

  /** Sounds the keys back. */
  hear(tones: string): void {
    for (const { key, at } of keyTimes(tones)) {
      const pair = keyTones(key);
      if (pair) this.#sing(pair, at, 0.12);
    }
  }

  /** Whoever holds does not listen. */
  hold(on: boolean): void {
    this.#ear.gain.value = on ? 0 : 1;
  }

  close(): void {
    this.connection.close();
    this.#tap.srcObject = null;
    void this.#context.close();
  }

  #echo(heard: MediaStream): void {
    // Chromium feeds a remote track to WebAudio only while an element plays it, too.
    this.#tap.muted = true;
    this.#tap.srcObject = heard;
    this.#tap.play().catch(() => undefined);
    this.#context
      .createMediaStreamSource(heard)
      .connect(this.#ear)
      .connect(new DelayNode(this.#context, { delayTime: ECHO_DELAY, maxDelayTime: ECHO_DELAY }))
      .connect(this.#voice);
  }

  #sing(frequencies: readonly number[], at: number, seconds: number): void {
    const start = this.#context.currentTime + at;
    const gain = new GainNode(this.#context, { gain: 0 });
    gain.gain.setValueAtTime(0.2, start);
    gain.gain.linearRampToValueAtTime(0, start + seconds);
    gain.connect(this.#voice);
    for (const frequency of frequencies) {
      const tone = new OscillatorNode(this.#context, { frequency });
      tone.connect(gain);
      tone.start(start);
      tone.stop(start + seconds);
    }
  }
}
