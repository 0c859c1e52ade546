import type { Sound } from '../sound';

/** Bursts of tones in Hz, with times in seconds; the pattern repeats every `period`. */
type Pattern = {
  readonly tones: readonly number[];
  readonly bursts: readonly { readonly at: number; readonly for: number }[];
  readonly period: number;
  readonly volume: number;
};

const PATTERNS = {
  ring: {
    tones: [660, 880],
    bursts: [
      { at: 0, for: 0.35 },
      { at: 0.5, for: 0.35 },
    ],
    period: 3,
    volume: 0.25,
  },
  waiting: { tones: [440], bursts: [{ at: 0, for: 0.15 }], period: 4, volume: 0.06 },
  ringback: { tones: [440, 480], bursts: [{ at: 0, for: 1 }], period: 4, volume: 0.08 },
} as const satisfies Record<Sound, Pattern>;

/** Seconds in which a tone swells and fades; without it every burst would click. */
const EDGE = 0.02;

/** Plays our own sounds, made of sine waves, so that nothing needs to be loaded to ring. */
export class Ringer {
  #playing: Sound | null = null;
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly newContext: () => AudioContext) {}

  /** Starts a sound, goes on with the one that plays already, or falls silent. */
  play(sound: Sound | null): void {
    if (sound === this.#playing) return;
    this.#playing = sound;
    clearInterval(this.#timer);
    void this.#context?.close();
    this.#context = null;
    if (!sound) return;
    const context = this.newContext();
    this.#context = context;
    const pattern = PATTERNS[sound];
    const round = (): void => playRound(context, pattern);
    round();
    this.#timer = setInterval(round, pattern.period * 1_000);
  }
}

function playRound(context: AudioContext, { tones, bursts, volume }: Pattern): void {
  for (const burst of bursts) {
    const start = context.currentTime + burst.at;
    const end = start + burst.for;
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(volume, start + EDGE);
    gain.gain.setValueAtTime(volume, end - EDGE);
    gain.gain.linearRampToValueAtTime(0, end);
    gain.connect(context.destination);
    for (const frequency of tones) {
      const tone = new OscillatorNode(context, { frequency });
      tone.connect(gain);
      tone.start(start);
      tone.stop(end);
    }
  }
}
