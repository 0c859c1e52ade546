/**
 * How long, ms, a device that went away is left alone. Chromium 156 keeps an output for 5 s after its
 * last use and takes it again for a device of the same id, also the dead output of one that is back
 * within that time; then nothing sounds. (Measured with PulseAudio.)
 */
const OUTPUT_KEPT_MS = 6_000;

/** Plays the far ends, one `<audio>` element per call. */
export class Speaker {
  readonly #playing = new Map<string, HTMLAudioElement>();
  #sink = '';
  #volume = 1;
  /** When a device that went away may be played on again, ms since the epoch. */
  readonly #freeAt = new Map<string, number>();

  constructor(private readonly document: Document) {}

  /** A second stream for one id replaces the first. */
  play(id: string, stream: MediaStream): void {
    if (this.#playing.get(id)?.srcObject === stream) return;
    this.stop(id);
    const element = this.document.createElement('audio');
    element.autoplay = true;
    element.volume = this.#volume;
    element.srcObject = stream;
    this.document.body.append(element);
    this.#playing.set(id, element);
    // Chromium 156 forgets the device of an element that gets a remote stream only afterwards. One
    // that was unplugged meanwhile leaves the sound on the default.
    if (this.#sink) element.setSinkId(this.#sink).catch(() => undefined);
  }

  stop(id: string): void {
    const element = this.#playing.get(id);
    if (!element) return;
    this.#playing.delete(id);
    element.srcObject = null;
    element.remove();
  }

  /** These went away, if only for a moment. */
  gone(deviceIds: readonly string[], now: number): void {
    for (const one of deviceIds) this.#freeAt.set(one, now + OUTPUT_KEPT_MS);
  }

  /**
   * Moves all sound to a device of this origin; `''` is the system's default, which also stands in for
   * a device that has just been away: ask again.
   */
  async moveTo(wanted: string, now: number): Promise<void> {
    const deviceId = now < (this.#freeAt.get(wanted) ?? 0) ? '' : wanted;
    if (deviceId === this.#sink) return;
    this.#sink = deviceId;
    try {
      await Promise.all([...this.#playing.values()].map((element) => element.setSinkId(deviceId)));
    } catch (error) {
      // To be tried again.
      this.#sink = '';
      throw error;
    }
  }

  /** 0–1. */
  setVolume(volume: number): void {
    this.#volume = volume;
    for (const element of this.#playing.values()) element.volume = volume;
  }
}
