/** Plays the far ends, one `<audio>` element per call. */
export class Speaker {
  readonly #playing = new Map<string, HTMLAudioElement>();
  #sink = '';

  constructor(private readonly document: Document) {}

  /** A second stream for one id replaces the first. */
  play(id: string, stream: MediaStream): void {
    const element = this.#playing.get(id) ?? this.#element(id);
    if (element.srcObject !== stream) element.srcObject = stream;
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
    this.#sink = deviceId;
    await Promise.all([...this.#playing.values()].map((element) => element.setSinkId(deviceId)));
  }

  #element(id: string): HTMLAudioElement {
    const element = this.document.createElement('audio');
    element.autoplay = true;
    // A device that was unplugged meanwhile leaves the sound on the default.
    if (this.#sink) element.setSinkId(this.#sink).catch(() => undefined);
    this.document.body.append(element);
    this.#playing.set(id, element);
    return element;
  }
}
