/** A search index that knows a record only after it has caught up, as the real ones do. */
export class LaggingIndex<T> {
  readonly all: T[] = [];
  #known = 0;
  #lagging = false;

  add(record: T): void {
    this.all.push(record);
    if (!this.#lagging) this.#known = this.all.length;
  }

  /** From now on what is added is found no more. */
  lag(): void {
    this.#lagging = true;
  }

  catchUp(): void {
    this.#lagging = false;
    this.#known = this.all.length;
  }

  get searchable(): readonly T[] {
    return this.all.slice(0, this.#known);
  }
}
