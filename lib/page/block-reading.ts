import { Fences } from './fences';
import type { KnownNumbers } from './known-numbers';
import type { Marked } from './marked';
import { holdsBlocks, readOwnText } from './own-text';
import type { Run } from './run-reader';

const NONE: readonly Marked[] = [];

/** Reads single blocks again, only their own text: what most changes of a page ask for. */
export class BlockReading {
  readonly #fences = new Fences();
  /** A `tel:` link lies around blocks: to ask for it each time costs a fifth of reading one. */
  #linked = false;

  constructor(
    private readonly run: (run: Run) => readonly Marked[],
    private readonly known: KnownNumbers,
  ) {}

  /** To be told of every `tel:` link. */
  heed(link: Element): void {
    this.#linked ||= holdsBlocks(link);
  }

  /** `unheard`: there may be links that nobody has told of. */
  read(block: ParentNode, unheard: boolean): void {
    let all = NONE;
    readOwnText(block, unheard || this.#linked, (run) => {
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
