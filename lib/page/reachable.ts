import type { FindContext } from '../phone-numbers/found';
import type { Dialable } from './dial-button';
import { fromLink, fromMark } from './dialable';
import { fromField } from './fields';
import { elementAt, isIn } from './flat-tree';
import { stillThere, type Marked } from './marked';
import { telLink } from './run-reader';
import { shadowOf } from './shadow-roots';

/** Numbers that somebody without a mouse can go to, and where each stands. */
export type Stop = { readonly node: Node; readonly target: () => Dialable | null };

type Known = {
  readonly numbers: ReadonlyMap<ParentNode, readonly Marked[]>;
  readonly roots: ReadonlySet<ShadowRoot>;
};

const MODAL = ':modal, :fullscreen';

/**
 * Everything in this frame that can be dialled and is rendered, in the order of the document:
 * numbers in text, links without one, and fields that hold one. While a modal dialog is open, what
 * is in it.
 */
export function reachable(known: Known, context: FindContext): readonly Stop[] {
  if (innerWidth === 0 || innerHeight === 0) return [];
  const modal = openModal(known.roots);
  return [...stopsIn(modal ?? document.documentElement, known, context)];
}

function* stopsIn(root: ParentNode, known: Known, context: FindContext): Generator<Stop> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT, (node) =>
    (node as Element).hasAttribute('inert') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  yield* marksOf(root, known);
  if (root instanceof Element) yield* shadowStops(root, known, context);
  while (walker.nextNode()) {
    const element = walker.currentNode as Element;
    yield* marksOf(element, known);
    if (telLink(element) && element.textContent.trim() === '') {
      if (rendered(element)) yield { node: element, target: () => fromLink(element, context) };
    } else if (/^(?:input|textarea)$/u.test(element.localName)) {
      if (fromField(element, context) && rendered(element)) {
        yield { node: element, target: () => fromField(element, context) };
      }
    }
    yield* shadowStops(element, known, context);
  }
}

function* shadowStops(element: Element, known: Known, context: FindContext): Generator<Stop> {
  // Only known roots: the walk itself shall not look for others.
  if (element.localName.includes('-') || element.childElementCount === 0) {
    const root = shadowOf(element);
    if (root && known.roots.has(root)) yield* stopsIn(root, known, context);
  }
}

function* marksOf(block: ParentNode, { numbers }: Known): Generator<Stop> {
  const marks = numbers.get(block);
  const element = block instanceof ShadowRoot ? block.host : block;
  if (!marks || !(element instanceof Element) || !rendered(element)) return;
  for (const mark of marks) {
    if (stillThere(mark)) yield { node: mark.range.startContainer, target: () => fromMark(mark) };
  }
}

const rendered = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true });

/** The dialog or fullscreen element that has made all else inert. */
function openModal(roots: Iterable<ParentNode>): Element | null {
  const all = [document, ...roots].flatMap((root) => [...root.querySelectorAll(MODAL)]);
  // Of several only the last opened can be pointed at; a fullscreen host counts for its content.
  const open = all.filter((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const hit = elementAt(left + width / 2, top + height / 2);
    return hit !== null && isIn(hit, one);
  });
  return open.at(-1) ?? null;
}
