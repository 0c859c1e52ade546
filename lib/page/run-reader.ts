/** A text node's place in a run of text. */
export type Piece = { readonly node: Text; readonly start: number };

/** Part of a run that lies inside a `tel:` link. Offsets into the run's text. */
export type LinkSpan = { readonly link: HTMLAnchorElement; readonly start: number; end: number };

/**
 * Text that reads as one line: all text nodes between two block boundaries, across inline elements.
 * `block` is the element, or shadow root, that it belongs to.
 */
export type Run = {
  readonly block: ParentNode;
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly links: readonly LinkSpan[];
};

/** Elements whose text nobody reads, or that hold a text of their own which is never marked. */
const SKIPPED_NAMES =
  'script style template noscript textarea select option datalist input svg math canvas video audio object embed iframe frame head title'.split(
    ' ',
  );
const SKIPPED = new Set(SKIPPED_NAMES);

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Whether an element, by its name, flows within a line. Custom elements count as blocks. */
export function inline(node: Node): boolean {
  return node instanceof Element && INLINE.has(node.localName);
}

/** Whether a node is, or lies in, something that is never read. */
export function unreadable(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return (element?.closest(SKIPPED_NAMES.join()) ?? null) !== null;
}

/** The block that a node's text belongs to. */
export function blockOf(node: Node): ParentNode | null {
  let at: Node | null =
    node instanceof Element || node instanceof ShadowRoot ? node : node.parentNode;
  while (at && inline(at)) at = at.parentNode;
  return at instanceof Element || at instanceof ShadowRoot ? at : null;
}

/**
 * Reads the runs below a root in document order; yields `null` every few hundred nodes so that the
 * caller can look at the clock. With `deep` false only the root's own runs are read, not those of
 * blocks in it. `onElement` hears of every element that is entered. The page may change between
 * two steps: returns false when the walk fell off the tree and must be begun again.
 */
export function* runsBelow(
  root: ParentNode,
  deep: boolean,
  onElement: (element: Element) => void,
): Generator<Run | null, boolean> {
  const blocks: ParentNode[] = [root];
  const reader = new RunBuffer();
  let node: Node | null = root.firstChild;
  let steps = 0;
  while (node) {
    if (++steps % 256 === 0) yield null;
    let within: Node | null = null;
    if (node.nodeType === Node.TEXT_NODE) reader.add(node as Text);
    else if (node instanceof Element) {
      const flows = INLINE.has(node.localName);
      if (!flows) yield* reader.flush(blocks);
      if (!SKIPPED.has(node.localName)) {
        onElement(node);
        if (flows || deep) within = node.firstChild;
        if (within && !flows) blocks.push(node);
        if (within && telLink(node)) reader.open(node);
      }
    }
    if (within) {
      node = within;
      continue;
    }
    while (node && !node.nextSibling) {
      node = node.parentNode;
      if (node === root) {
        yield* reader.flush(blocks);
        return true;
      }
      if (node && blocks.at(-1) === node) {
        yield* reader.flush(blocks);
        blocks.pop();
      }
      if (node) reader.close(node);
    }
    node = node?.nextSibling ?? null;
  }
  return !root.firstChild;
}

/** Whether an element is a link that dials. */
export function telLink(node: Node): node is HTMLAnchorElement {
  return node instanceof HTMLAnchorElement && node.protocol === 'tel:';
}

class RunBuffer {
  #text: string[] = [];
  #length = 0;
  #pieces: Piece[] = [];
  #links: LinkSpan[] = [];
  #open: HTMLAnchorElement | null = null;

  add(node: Text): void {
    this.#pieces.push({ node, start: this.#length });
    this.#text.push(node.data);
    this.#length += node.length;
  }

  open(link: HTMLAnchorElement): void {
    this.#open = link;
    this.#links.push({ link, start: this.#length, end: this.#length });
  }

  close(node: Node): void {
    const last = this.#links.at(-1);
    if (node !== this.#open) return;
    if (last) last.end = this.#length;
    this.#open = null;
  }

  *flush(blocks: readonly ParentNode[]): Generator<Run> {
    const open = this.#open;
    const block = blocks.at(-1);
    const last = this.#links.at(-1);
    if (open && last) last.end = this.#length;
    if (block && this.#length > 0) {
      yield { block, text: this.#text.join(''), pieces: this.#pieces, links: this.#links };
    }
    this.#text = [];
    this.#length = 0;
    this.#pieces = [];
    this.#links = [];
    if (open) this.open(open);
  }
}
