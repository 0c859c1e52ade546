import { sameMarks, stillThere, type Marked } from './marked';

const NONE: readonly Marked[] = [];
/** Looked at in one go. */
const SWEPT_AT_ONCE = 100;

/** The numbers that were found, by block; what left the page is forgotten in passing. */
export class KnownNumbers {
  readonly byBlock = new Map<ParentNode, readonly Marked[]>();
  #sweeping: MapIterator<[ParentNode, readonly Marked[]]> | null = null;

  constructor(private readonly changed: (block: ParentNode, numbers: readonly Marked[]) => void) {}

  set(block: ParentNode, numbers: readonly Marked[]): void {
    const before = this.byBlock.get(block) ?? NONE;
    if (sameMarks(before, numbers)) return;
    if (numbers.length > 0) this.byBlock.set(block, numbers);
    else this.byBlock.delete(block);
    this.changed(block, numbers);
  }

  clear(): void {
    this.#sweeping = null;
    for (const block of [...this.byBlock.keys()]) this.set(block, []);
  }

  /** Looks through some of the blocks for what is gone; `stale` hears of those to be read again. */
  sweep(stale: (block: ParentNode) => void): boolean {
    this.#sweeping ??= this.byBlock.entries();
    for (let left = SWEPT_AT_ONCE; left > 0; left -= 1) {
      const next = this.#sweeping.next();
      if (next.done === true) {
        this.#sweeping = null;
        return false;
      }
      const [block, numbers] = next.value;
      if (!block.isConnected) this.set(block, []);
      else if (!numbers.every(stillThere)) stale(block);
    }
    return true;
  }
}
