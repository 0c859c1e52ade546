import { Fences } from './fences';
import type { KnownNumbers } from './known-numbers';
import type { Marked } from './marked';
import { readOwnText } from './own-text';
import type { Run } from './run-reader';

const NONE: readonly Marked[] = [];

/** Reads single blocks again, only their own text: what most changes of a page ask for. */
export class BlockReading {
  readonly #fences = new Fences();

  constructor(
    private readonly run: (run: Run) => readonly Marked[],
    private readonly known: KnownNumbers,
  ) {}

  read(block: ParentNode): void {
    let all = NONE;
    readOwnText(block, (run) => {
      const numbers = this.run(run);
      if (numbers.length > 0 && !this.#fences.hold(block)) all = [...all, ...numbers];
    });
    this.known.set(block, all);
  }

  /** To be called before the page gets its turn. */
  pause(): void {
    this.#fences.forget();
  }
}
