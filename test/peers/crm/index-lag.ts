/** A search index that knows a record only after it has caught up, as the real ones do. */
export class LaggingIndex<T> {
  readonly all: T[] = [];
  /** From when on each is found, ms since 1970. */
  #foundFrom: number[] = [];
  #lagMs = 0;

  add(record: T): void {
    this.all.push(record);
    this.#foundFrom.push(Date.now() + this.#lagMs);
  }

  /** Replaces a record, or removes it; what was searchable stays so. */
  change(is: (record: T) => boolean, into?: T): boolean {
    const at = this.all.findIndex(is);
    if (at < 0) return false;
    this.all.splice(at, 1, ...(into === undefined ? [] : [into]));
    if (into === undefined) this.#foundFrom.splice(at, 1);
    return true;
  }

  /** From now on what is added is found so much later, ms; by default only once it has caught up. */
  lag(ms = Infinity): void {
    this.#lagMs = ms;
  }

  catchUp(): void {
    this.#lagMs = 0;
    this.#foundFrom = this.all.map(() => 0);
  }

  get searchable(): readonly T[] {
    const now = Date.now();
    return this.all.filter((_, at) => (this.#foundFrom[at] ?? Infinity) <= now);
  }
}
