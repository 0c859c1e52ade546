/** Plays the far ends, one `<audio>` element per call. */
export class Speaker {
  readonly #playing = new Map<string, HTMLAudioElement>();
  #sink = '';
  #volume = 1;

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

  /** Moves all sound to a device of this origin; `''` is the system's default. */
  async moveTo(deviceId: string): Promise<void> {
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
