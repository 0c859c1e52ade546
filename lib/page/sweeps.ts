import type { KnownNumbers } from './known-numbers';

/** What left the page is forgotten at most so often, ms; less often where more is known. */
const SWEEP_MS = 500;
const SWEEP_MS_PER_BLOCK = 0.25;

type SweepListener = {
  /** There is something to do now. */
  due(): void;
  /** A block that shows something else than what is known of it. */
  stale(block: ParentNode): void;
  /** All was looked through. */
  done(): void;
};

/** Forgets what left the page, from time to time and a little at a time. */
export class Sweeps {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = false;

  constructor(
    private readonly known: KnownNumbers,
    private readonly listener: SweepListener,
  ) {}

  soon(): void {
    this.#timer ??= setTimeout(
      () => {
        this.cancel();
        this.now();
        this.listener.due();
      },
      SWEEP_MS + SWEEP_MS_PER_BLOCK * this.known.byBlock.size,
    );
  }

  /** The next steps do it. */
  now(): void {
    this.#due = true;
  }

  /** Looks through some of what is known; false if nothing is to be done. */
  step(): boolean {
    if (!this.#due) return false;
    this.#due = this.known.sweep((block) => this.listener.stale(block));
    if (!this.#due) this.listener.done();
    return true;
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
