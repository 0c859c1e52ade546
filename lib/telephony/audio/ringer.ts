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
  'auto-answer': { tones: [880], bursts: [{ at: 0, for: 0.6 }], period: 3, volume: 0.2 },
  ringback: { tones: [440, 480], bursts: [{ at: 0, for: 1 }], period: 4, volume: 0.08 },
} as const satisfies Record<Sound, Pattern>;

/** Seconds in which a tone swells and fades; without it every burst would click. */
const EDGE = 0.02;

/** Where sounds are played, as ids of this origin (`''`: the system's default), and how loud, 0–1. */
export type Outputs = {
  readonly speaker: string;
  readonly ringer: string;
  readonly volume: number;
  readonly ringVolume: number;
};

/** Not yet among TypeScript's types: https://www.w3.org/TR/webaudio/#dom-audiocontext-setsinkid */
type Movable = AudioContext & { setSinkId(deviceId: string): Promise<void> };

type Playing = { readonly sound: Sound; readonly context: AudioContext; readonly master: GainNode };

/**
 * Plays our own sounds, made of sine waves, so that nothing needs to be loaded to ring. Only `ring`
 * is for the room; the others are for the agent's ear.
 */
export class Ringer {
  #playing: Playing | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #outputs: Outputs = { speaker: '', ringer: '', volume: 1, ringVolume: 1 };

  constructor(private readonly newContext: () => AudioContext) {}

  /** Starts a sound, goes on with the one that plays already, or falls silent. */
  play(sound: Sound | null): void {
    if (sound === (this.#playing?.sound ?? null)) return;
    clearInterval(this.#timer);
    void this.#playing?.context.close();
    this.#playing = null;
    if (!sound) return;
    const context = this.newContext();
    const master = new GainNode(context, { gain: this.#volume(sound) });
    master.connect(context.destination);
    const playing = { sound, context, master };
    this.#playing = playing;
    void this.#begin(playing);
  }

  /** Changes devices and volumes, also of the sound that plays. */
  use(outputs: Outputs): void {
    const before = this.#outputs;
    this.#outputs = outputs;
    if (!this.#playing) return;
    const { sound, context, master } = this.#playing;
    master.gain.value = this.#volume(sound);
    if (sinkFor(sound, outputs) !== sinkFor(sound, before)) {
      void move(context, sinkFor(sound, outputs));
    }
  }

  async #begin(playing: Playing): Promise<void> {
    const { sound, context, master } = playing;
    const sink = sinkFor(sound, this.#outputs);
    if (sink) await move(context, sink);
    if (this.#playing !== playing) return;
    const pattern = PATTERNS[sound];
    const round = (): void => playRound(context, master, pattern);
    round();
    this.#timer = setInterval(round, pattern.period * 1_000);
  }

  #volume(sound: Sound): number {
    return sound === 'ring' ? this.#outputs.ringVolume : this.#outputs.volume;
  }
}

function sinkFor(sound: Sound, { speaker, ringer }: Outputs): string {
  return sound === 'ring' ? ringer : speaker;
}

/** A device that was unplugged meanwhile leaves the sound where it was. */
async function move(context: AudioContext, sink: string): Promise<void> {
  await (context as Movable).setSinkId(sink).catch(() => undefined);
}

function playRound(
  context: AudioContext,
  master: GainNode,
  { tones, bursts, volume }: Pattern,
): void {
  for (const burst of bursts) {
    const start = context.currentTime + burst.at;
    const end = start + burst.for;
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(volume, start + EDGE);
    gain.gain.setValueAtTime(volume, end - EDGE);
    gain.gain.linearRampToValueAtTime(0, end);
    gain.connect(master);
    for (const frequency of tones) {
      const tone = new OscillatorNode(context, { frequency });
      tone.connect(gain);
      tone.start(start);
      tone.stop(end);
    }
  }
}
