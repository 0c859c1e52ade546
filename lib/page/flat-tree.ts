import { focusedElement, shadowOf } from './shadow-roots';
import { overlap, type Edges } from './placing';

/** The element that a node is drawn in: through slots, and out of shadow roots. */
export function drawnIn(node: Node): Element | null {
  if (node instanceof ShadowRoot) return node.host;
  const slot = node instanceof Element || node instanceof Text ? node.assignedSlot : null;
  if (slot) return slot;
  const parent = node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

/** The element itself, or the nearest that it is drawn in, that a selector fits. */
export function nearest(node: Node, selector: string): Element | null {
  let at = node instanceof Element ? node : drawnIn(node);
  while (at && !at.matches(selector)) at = drawnIn(at);
  return at;
}

/** Whether one node is drawn in another, or is the same. */
export function isIn(node: Node, outer: Node): boolean {
  let at: Node | null = node;
  while (at && at !== outer) at = drawnIn(at);
  return at !== null;
}

/** The innermost element at a point of the viewport, through all shadow roots. */
export function elementAt(x: number, y: number): Element | null {
  let at = document.elementFromPoint(x, y);
  while (at) {
    const inner = shadowOf(at)?.elementFromPoint(x, y);
    if (!inner || inner === at) return at;
    at = inner;
  }
  return null;
}

/** What an event is really about: its path ends where a closed shadow root begins. */
export function innermost(event: Event): Element | null {
  const [first] = event.composedPath();
  if (!(first instanceof Element) || !shadowOf(first))
    return first instanceof Element ? first : null;
  const pointed = event instanceof MouseEvent && (event.detail > 0 || event.type !== 'click');
  return pointed ? elementAt(event.clientX, event.clientY) : focusedElement();
}

/** What the person sees of the page: with two fingers a part of it can be made larger. */
export function screenEdges(): Edges {
  const { offsetLeft, offsetTop, width, height } = visualViewport ?? {
    offsetLeft: 0,
    offsetTop: 0,
    width: innerWidth,
    height: innerHeight,
  };
  return {
    left: offsetLeft,
    top: offsetTop,
    right: offsetLeft + width,
    bottom: offsetTop + height,
  };
}

/** The part of a box that no scroll container around its node hides, `null` for none. */
export function seenPart(node: Node, box: Edges): Edges | null {
  let seen = overlap(box, screenEdges());
  for (let at = drawnIn(node); at && seen; at = drawnIn(at)) {
    const { overflowX, overflowY, position, display } = getComputedStyle(at);
    const clips = overflowX !== 'visible' || overflowY !== 'visible';
    if (clips && !/^(?:inline|contents)$/u.test(display) && at !== document.documentElement) {
      if (at !== document.body) seen = overlap(seen, at.getBoundingClientRect());
    }
    // What is fixed is clipped by nothing around it.
    if (position === 'fixed' || at.matches(':modal, :popover-open')) break;
  }
  return seen;
}
