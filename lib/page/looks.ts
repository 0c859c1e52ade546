/** Two looks are so far apart, ms: one costs about as much as reading a screenful. */
const PAUSE_MS = 250;
/** The page has come to rest when nothing was scrolled or clicked for so long, ms. */
const SETTLED_MS = 400;

/**
 * Times the looks at what is on screen: within a frame behind its layout, which then costs nothing
 * to ask for, where any other moment could force one of seconds; never in a tab that nobody sees.
 */
export class Looks {
  #frame: ResizeObserver | undefined;
  #waiting = false;
  #last = -Infinity;
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** Somebody moved the page since the last look. */
  moved = false;

  constructor(
    private readonly look: () => void,
    private readonly signal: AbortSignal,
  ) {
    const options = { capture: true, passive: true, signal };
    const moved = (): void => this.#moved();
    for (const type of ['scroll', 'pointerdown', 'keydown']) addEventListener(type, moved, options);
    signal.addEventListener('abort', () => this.cancel());
  }

  /** Looks behind the next frame, unless the last look was a moment ago. */
  soon(): void {
    if (this.#waiting || this.signal.aborted) return;
    if (performance.now() - this.#last < PAUSE_MS) return;
    this.#waiting = true;
    // Told of the element's first size right behind the layout, before the page's next script.
    this.#frame ??= new ResizeObserver(() => this.#now());
    this.#frame.observe(document.documentElement);
  }

  cancel(): void {
    clearTimeout(this.#settling);
    this.#frame?.disconnect();
    this.#waiting = false;
  }

  #moved(): void {
    this.moved = true;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.soon(), SETTLED_MS);
  }

  #now(): void {
    this.#frame?.disconnect();
    this.#waiting = false;
    this.#last = performance.now();
    this.moved = false;
    this.look();
  }
}
