import { shadowOf } from './shadow-roots';

/** The viewport is probed in a grid of so many points. */
const COLUMNS = 4;
const ROWS = 12;
/** Beside an element that was met, as many neighbours are looked at, each way. */
const NEIGHBOURS = 100;

/** By element: whether all of it is on screen; else only its own text can be. */
type Parts = Map<Element, boolean>;

/**
 * The parts of the page that are on screen now: found by probing a few points, so what is small and
 * between them may be missing. To be called when the layout is settled, or it makes the browser do
 * it at once. `met` hears of the shadow roots on the way.
 */
export function onScreen(met: (root: ShadowRoot) => void): ReadonlyMap<Element, boolean> {
  const found: Parts = new Map();
  const seen = new Set<Element>();
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const x = ((column + 0.5) / COLUMNS) * innerWidth;
      const y = ((row + 0.5) / ROWS) * innerHeight;
      const hit = deepest(x, y, met);
      if (hit && !seen.has(hit)) addPart(hit, found, seen);
    }
  }
  return found;
}

function deepest(x: number, y: number, met: (root: ShadowRoot) => void): Element | null {
  let hit = document.elementFromPoint(x, y);
  while (hit) {
    const root = shadowOf(hit);
    if (root) met(root);
    const inner: Element | null = root?.elementFromPoint(x, y) ?? null;
    if (!inner || inner === hit) return hit;
    hit = inner;
  }
  return null;
}

/** Adds the largest part around an element that still fits the screen, with those beside it. */
function addPart(hit: Element, found: Parts, seen: Set<Element>): void {
  let part: Element | null = null;
  for (let at: Element | null = hit; at; at = parentOf(at)) {
    if (seen.has(at)) return;
    if (at.getBoundingClientRect().height > innerHeight) break;
    seen.add(at);
    part = at;
  }
  if (!part) {
    seen.add(hit);
    found.set(hit, false);
    return;
  }
  found.set(part, true);
  addBeside(part, found, (one) => one.nextElementSibling);
  addBeside(part, found, (one) => one.previousElementSibling);
}

function addBeside(part: Element, found: Parts, beside: (one: Element) => Element | null): void {
  let at = beside(part);
  for (let left = NEIGHBOURS; at && left > 0 && !found.has(at); at = beside(at), left -= 1) {
    const { top, bottom } = at.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) return;
    found.set(at, true);
  }
}

function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.parentNode;
  return root instanceof ShadowRoot ? root.host : null;
}
