/** Does one thing after another. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Settles as the work does, once it had its turn. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
