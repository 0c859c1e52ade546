/** Elements that get their shadow root only later are looked at again this long after, ms. */
const AGAIN_AFTER_MS = [500, 2000, 6000] as const;
/** Each look at an element costs some microseconds. */
const MOST = 1000;

/**
 * Elements that may get a shadow root after they were met: nothing in the DOM tells when. Each is
 * looked at again a few times, and then let go.
 */
export class LateHosts {
  readonly #waiting = new Map<Element, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly look: (element: Element) => boolean,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.forget());
  }

  add(element: Element): void {
    if (this.signal.aborted || this.#waiting.size >= MOST || this.#waiting.has(element)) return;
    this.#waiting.set(element, 0);
    this.#timer ??= setTimeout(() => this.#again(), AGAIN_AFTER_MS[0]);
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
  }

  #again(): void {
    this.#timer = undefined;
    let soonest: number | undefined;
    for (const [element, looks] of this.#waiting) {
      const wait = AGAIN_AFTER_MS[looks + 1];
      if (!element.isConnected || this.look(element) || wait === undefined) {
        this.#waiting.delete(element);
        continue;
      }
      this.#waiting.set(element, looks + 1);
      soonest = Math.min(soonest ?? wait, wait);
    }
    if (soonest !== undefined) this.#timer = setTimeout(() => this.#again(), soonest);
  }
}
