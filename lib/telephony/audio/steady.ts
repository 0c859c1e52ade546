/** How many times in a row something else must be seen before it is believed. */
export type Patience<T> = (shown: T, seen: T) => number;

/** Shows what has been seen some times in a row, so that an indicator does not flicker. */
export class Steady<T> {
  #other: T;
  #times = 0;

  constructor(
    private shown: T,
    private readonly patience: Patience<T>,
  ) {
    this.#other = shown;
  }

  /** What is to be shown after this has been seen. */
  see(seen: T): T {
    this.#times = seen === this.#other ? this.#times + 1 : 1;
    this.#other = seen;
    if (seen !== this.shown && this.#times >= this.patience(this.shown, seen)) this.shown = seen;
    return this.shown;
  }
}
