/** What is read first: what is on screen, then what has just changed, then the rest. */
export const LEVELS = ['screen', 'changed', 'rest'] as const;
export type Level = (typeof LEVELS)[number];

/** A part of the page to be read: with all that is below it, or only its own text. */
export type Task = { readonly root: ParentNode; readonly deep: boolean };

/** Parts of the page that wait to be read, each once. */
export class Queue {
  readonly #levels: Readonly<Record<Level, Map<ParentNode, boolean>>> = {
    screen: new Map(),
    changed: new Map(),
    rest: new Map(),
  };

  /** From its beginning a map would look through all that was ever taken out of it. */
  readonly #taking = new Map<Level, MapIterator<[ParentNode, boolean]>>();

  add(root: ParentNode, deep: boolean, level: Level): void {
    const waiting = this.#levels[level];
    if (deep || !waiting.has(root)) waiting.set(root, deep);
  }

  take(level: Level): Task | null {
    const waiting = this.#levels[level];
    if (waiting.size === 0) return null;
    const entries = this.#taking.get(level) ?? waiting.entries();
    const next = entries.next();
    if (next.done === true) return null;
    const [root, deep] = next.value;
    waiting.delete(root);
    // One that is done stays done, and one that rests holds on to what it has passed.
    if (waiting.size === 0) this.#taking.delete(level);
    else this.#taking.set(level, entries);
    return { root, deep };
  }

  /** The parts of a level; the value tells of all that is below. */
  waiting(level: Level): ReadonlyMap<ParentNode, boolean> {
    return this.#levels[level];
  }

  size(level: Level): number {
    return this.#levels[level].size;
  }

  clear(): void {
    for (const level of LEVELS) this.#levels[level].clear();
    this.#taking.clear();
  }
}
