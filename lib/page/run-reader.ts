import { FLOWS, kindOf } from './element-kinds';

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

/** `tel:` links by selector. */
export const TEL_LINK = 'a[href^="tel:" i]';
const TEL = /^tel:/i;
const NO_LINKS: readonly LinkSpan[] = [];
/** No number is spread over more text nodes, each way. */
const MOST_PIECES = 50;

/** Whether an element is a link that dials. */
export function telLink(node: Node): node is HTMLAnchorElement {
  // By name first: in a frame without links the browser need not make a world's `HTMLAnchorElement`.
  if ((node as Partial<Element>).localName !== 'a') return false;
  return node instanceof HTMLAnchorElement && TEL.test(node.getAttribute('href') ?? '');
}

/** The block that a node's text belongs to; null for what stands in no element. */
export function blockOf(node: Node): ParentNode | null {
  let at: Node | null = node.nodeType === Node.TEXT_NODE ? node.parentNode : node;
  while (at?.nodeType === Node.ELEMENT_NODE && kindOf((at as Element).localName) & FLOWS) {
    at = at.parentNode;
  }
  const holdsText = at?.nodeType === Node.ELEMENT_NODE || at instanceof ShadowRoot;
  return holdsText ? (at as Element | ShadowRoot) : null;
}

/** A run that is one text node, alone in its block, which lies in no link. */
export class LoneText implements Run {
  readonly links = NO_LINKS;

  constructor(
    readonly block: ParentNode,
    readonly text: string,
    readonly node: Text,
  ) {}

  get pieces(): readonly Piece[] {
    return [{ node: this.node, start: 0 }];
  }
}

/** The run that a text node is part of. */
export function runAround(node: Text): Run | null {
  const block = blockOf(node);
  if (!block) return null;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const before = beside(walker, node, block, () => walker.previousNode()).reverse();
  const after = beside(walker, node, block, () => walker.nextNode());
  const pieces: Piece[] = [];
  let text = '';
  for (const one of [...before, node, ...after]) {
    pieces.push({ node: one, start: text.length });
    text += one.data;
  }
  return { block, text, pieces, links: linksIn(pieces, text.length) };
}

function beside(
  walker: TreeWalker,
  from: Text,
  block: ParentNode,
  step: () => Node | null,
): Text[] {
  const nodes: Text[] = [];
  walker.currentNode = from;
  for (let at = step(); at && at !== block && nodes.length < MOST_PIECES; at = step()) {
    if (at.nodeType === Node.TEXT_NODE) {
      if (blockOf(at) !== block) break;
      nodes.push(at as Text);
    } else if (!(kindOf((at as Element).localName) & FLOWS)) {
      break;
    }
  }
  return nodes;
}

function linksIn(pieces: readonly Piece[], length: number): readonly LinkSpan[] {
  const spans: LinkSpan[] = [];
  pieces.forEach(({ node, start }, index) => {
    const link = node.parentElement?.closest(TEL_LINK);
    if (!link || !telLink(link)) return;
    const end = pieces[index + 1]?.start ?? length;
    const last = spans.at(-1);
    if (last?.link === link) last.end = end;
    else spans.push({ link, start, end });
  });
  return spans.length > 0 ? spans : NO_LINKS;
}
