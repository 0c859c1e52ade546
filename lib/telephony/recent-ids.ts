/** Remembers the last `limit` ids, so that a message which comes twice counts once. */
export class RecentIds {
  readonly #ids = new Set<string>();

  constructor(private readonly limit = 200) {}

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Whether the id is new; it is remembered either way. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > this.limit) {
      const [oldest] = this.#ids;
      if (oldest !== undefined) this.#ids.delete(oldest);
    }
    return true;
  }
}
