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

  add(root: ParentNode, deep: boolean, level: Level): void {
    const waiting = this.#levels[level];
    if (deep || !waiting.has(root)) waiting.set(root, deep);
  }

  take(level: Level): Task | null {
    const waiting = this.#levels[level];
    for (const [root, deep] of waiting) {
      waiting.delete(root);
      return { root, deep };
    }
    return null;
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
  }
}
