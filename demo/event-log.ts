/** A list that only grows and can be waited on: tests wait for events, never for time. */
export class EventLog<T> {
  readonly entries: T[] = [];
  readonly #watchers = new Set<(entry: T) => void>();

  add(entry: T): void {
    this.entries.push(entry);
    for (const watch of this.#watchers) watch(entry);
  }

  /** Calls `listener` for each new entry until the returned function is called. */
  watch(listener: (entry: T) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  /**
   * The first entry that fits: one that is there already (at or after index `from`, 0 by default),
   * else the next to come. Rejects after `timeout` ms (20 000 by default).
   */
  waitFor(
    fits: (entry: T) => boolean,
    { from = 0, timeout = 20_000 }: { from?: number; timeout?: number } = {},
  ): Promise<T> {
    const found = this.entries.slice(from).find(fits);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const stop = this.watch((entry) => {
        if (!fits(entry)) return;
        clearTimeout(timer);
        stop();
        resolve(entry);
      });
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`nothing that fits ${String(fits)} within ${timeout} ms`));
      }, timeout);
    });
  }
}
