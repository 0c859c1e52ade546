import { elementAt, isIn } from './flat-tree';
import { stillThere, type Marked } from './marked';

type Hit = { readonly highlight: Highlight; readonly ranges: readonly AbstractRange[] };
/** Chromium 140 and newer; unknown to TypeScript's library. */
type HitTesting = {
  highlightsFromPoint(x: number, y: number, options: { shadowRoots: ShadowRoot[] }): readonly Hit[];
};

/** `::highlight(sidetone-number)` in `mark.css` paints it. */
const NAME = 'sidetone-number';
/** More than this many highlights cost the page time in every frame (docs: measured). */
const MOST = 200;
/** A block with more numbers than this is looked at number by number. */
const CROWDED = 40;
/** What has changed is painted so much later, ms; what is changing is looked at again. */
const PAINT_MS = 50;
const AGAIN_MS = 250;
/**
 * `delay`: in between the browser does not ask where thousands of blocks are; unknown to
 * TypeScript's library (w3c.github.io/IntersectionObserver, "delay").
 */
const NEARBY: IntersectionObserverInit & { readonly delay: number } = {
  rootMargin: '100% 0px',
  delay: 200,
};

/** Told once for every block whose numbers come within a screen of the viewport. */
export type NearListener = (numbers: readonly Marked[]) => void;

/**
 * Underlines the numbers within a screen of the viewport, by CSS Custom Highlight: no node and no
 * attribute of the page changes. A page can clear the registry; `restore` puts ours back.
 */
export class Underline {
  readonly #highlight = new Highlight();
  readonly #byRange = new WeakMap<AbstractRange, Marked>();
  readonly #near = new Map<ParentNode, readonly Marked[]>();
  readonly #blocks = new WeakMap<Element, Set<ParentNode>>();
  readonly #observer: IntersectionObserver;
  #due: number | null = null;

  constructor(
    private readonly numbersOf: (block: ParentNode) => readonly Marked[],
    private readonly cameNear: NearListener,
    private readonly signal: AbortSignal,
  ) {
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries), NEARBY);
    addEventListener('scroll', () => this.#scrolled(), { capture: true, passive: true, signal });
    signal.addEventListener('abort', () => this.#stop());
  }

  /** Takes over what the scan says of a block. */
  update(block: ParentNode, numbers: readonly Marked[]): void {
    const element = boxOf(block);
    if (this.#near.has(block)) this.#paintSoon();
    if (numbers.length === 0) {
      this.#forget(block, element);
    } else if (this.#near.has(block)) {
      this.#near.set(block, numbers);
      this.cameNear(numbers);
    } else {
      const blocks = this.#blocks.get(element) ?? new Set();
      this.#blocks.set(element, blocks.add(block));
      this.#observer.observe(element);
    }
  }

  /** The number whose underline is at a point of the viewport, shadow roots included. */
  at(x: number, y: number, shadowRoots: readonly ShadowRoot[]): Marked | null {
    this.restore();
    const registry = CSS.highlights as HighlightRegistry & HitTesting;
    const found = registry
      .highlightsFromPoint(x, y, { shadowRoots: [...shadowRoots] })
      .flatMap((hit) => (hit.highlight === this.#highlight ? hit.ranges : []))
      .flatMap((range) => this.#byRange.get(range) ?? [])
      .filter(stillThere);
    if (found.length < 2) return found[0] ?? null;
    // Also told of, where a dialog lies over the page: the number below it.
    const on = elementAt(x, y);
    return found.find(({ range }) => on && isIn(range.startContainer, on)) ?? found[0] ?? null;
  }

  /** The numbers that are underlined now. */
  painted(): readonly Marked[] {
    return [...this.#highlight].flatMap((range) => this.#byRange.get(range) ?? []);
  }

  /** The numbers that are near the viewport now. */
  near(): readonly Marked[] {
    return [...this.#near.values()].flat();
  }

  /** Puts the highlight back if the page has removed or emptied it. */
  restore(): void {
    if (CSS.highlights.get(NAME) !== this.#highlight) CSS.highlights.set(NAME, this.#highlight);
    if (this.#highlight.size === 0 && this.#near.size > 0) this.#paintSoon();
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      for (const block of this.#blocks.get(target) ?? []) {
        if (isIntersecting) this.#enter(block);
        else this.#near.delete(block);
      }
    }
    this.#paintSoon();
  }

  #enter(block: ParentNode): void {
    const numbers = this.numbersOf(block);
    this.#near.set(block, numbers);
    this.cameNear(numbers);
  }

  #forget(block: ParentNode, element: Element): void {
    this.#near.delete(block);
    const blocks = this.#blocks.get(element);
    blocks?.delete(block);
    if (blocks?.size === 0) this.#observer.unobserve(element);
  }

  #scrolled(): void {
    if ([...this.#near.values()].some((numbers) => numbers.length > CROWDED)) this.#paintSoon();
  }

  #paintSoon(ms = PAINT_MS): void {
    if (this.signal.aborted) return;
    this.#due ??= window.setTimeout(() => this.#paint(), ms);
  }

  #paint(): void {
    this.#due = null;
    const wanted = new Set<AbstractRange>();
    let changing = false;
    for (const numbers of this.#near.values()) {
      const some = numbers.length > CROWDED ? numbers.filter(nearViewport) : numbers;
      for (const mark of some) {
        if (wanted.size >= MOST) break;
        if (!stillThere(mark)) {
          changing = true;
          continue;
        }
        this.#byRange.set(mark.range, mark);
        wanted.add(mark.range);
      }
    }
    for (const range of this.#highlight) if (!wanted.has(range)) this.#highlight.delete(range);
    for (const range of wanted) this.#highlight.add(range);
    if (wanted.size > 0) this.restore();
    // What has changed and changes back is no news to the scan.
    if (changing) this.#paintSoon(AGAIN_MS);
  }

  #stop(): void {
    this.#observer.disconnect();
    if (this.#due !== null) clearTimeout(this.#due);
    this.#highlight.clear();
    if (CSS.highlights.get(NAME) === this.#highlight) CSS.highlights.delete(NAME);
  }
}

function boxOf(block: ParentNode): Element {
  return block instanceof ShadowRoot ? block.host : (block as Element);
}

/** Where a number stands in the viewport, CSS pixels; none when it is not rendered. */
export function boxesOf(mark: Marked): readonly DOMRect[] {
  if (!stillThere(mark)) return [];
  const { startContainer, startOffset, endContainer, endOffset } = mark.range;
  measure.setStart(startContainer, startOffset);
  measure.setEnd(endContainer, endOffset);
  const boxes = [...measure.getClientRects()];
  measure.setStart(document, 0);
  measure.collapse(true);
  return boxes;
}

/** The one live range that we own; it rests at the document's start. */
const measure = document.createRange();

function nearViewport(mark: Marked): boolean {
  return boxesOf(mark).some(({ top, bottom }) => bottom > -innerHeight && top < 2 * innerHeight);
}
