import { Changes } from './changes';
import { fitsScreen } from './on-screen';

/** So many changes between two looks at the screen are heeded, and no more. */
const MOST = 500;

/**
 * What changed while the scan gives way to the page, as far as it takes next to no time: the look
 * at the screen probes a few points, and what is small can lie between them.
 */
export class Overheard {
  readonly #parts = new Map<ParentNode, boolean>();
  readonly #changes = new Changes({
    dirty: (root, deep) => this.add(root, deep),
    left: () => undefined,
  });
  #records = 0;
  /** Something on screen may show what nobody has read. */
  missed = false;
  /** The same of the whole page. */
  unheard = false;

  begin(): void {
    this.missed = true;
    this.unheard = true;
  }

  take(records: readonly MutationRecord[]): void {
    this.begin();
    if (this.#records + records.length > MOST) return;
    this.#records += records.length;
    this.#changes.add(records);
  }

  /** A part is to be read, with all that is below it or only its own text. */
  add(root: ParentNode, deep: boolean): void {
    if (this.#parts.size < MOST) this.#parts.set(root, deep || (this.#parts.get(root) ?? false));
  }

  /** Tells of the parts that can be seen, and forgets all. To be called behind a layout. */
  onScreen(read: (root: ParentNode, deep: boolean) => void): void {
    this.#changes.step(this.#records + MOST);
    for (const [root, deep] of this.#parts) if (fitsScreen(root, deep)) read(root, deep);
    this.clear();
  }

  clear(): void {
    this.#changes.clear();
    this.#parts.clear();
    this.#records = 0;
  }
}
