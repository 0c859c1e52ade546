import { shadowOf } from './shadow-roots';

/** The viewport is probed in a grid of so many points. */
const COLUMNS = 4;
const ROWS = 12;
const POINTS = COLUMNS * ROWS;
/** A step that visits every point, and soon all over the screen. */
const SPREAD = 19;
/** Beside an element that was met, as many neighbours are looked at, each way. */
const NEIGHBOURS = 100;

/** One look may take so long, ms: the browser searches a long table for every point. */
const LOOK_MS = 3;

/** By element: whether all of it is on screen; else only its own text can be. */
type Parts = Map<Element, boolean>;
/** What a look found, and the point that the next one begins at: 0 when it saw all. */
type Look = { readonly parts: ReadonlyMap<Element, boolean>; readonly next: number };
/** What was met so far: the parts, the elements they lie in, and the boxes they fill. */
type Met = { readonly parts: Parts; readonly seen: Set<Element>; readonly boxes: DOMRect[] };

/**
 * The parts of the page that are on screen now: found by probing a few points, so what is small and
 * between them may be missing. To be called when the layout is settled, or it makes the browser do
 * it at once. `met` hears of the shadow roots on the way. Where the browser is slow a look ends early;
 * the next one goes on from there.
 */
export function onScreen(met: (root: ShadowRoot) => void, from = 0): Look {
  const found: Met = { parts: new Map(), seen: new Set(), boxes: [] };
  const until = performance.now() + LOOK_MS;
  let point = from;
  for (; point < POINTS && (point === from || performance.now() < until); point += 1) {
    const place = (point * SPREAD) % POINTS;
    const x = (((place % COLUMNS) + 0.5) / COLUMNS) * innerWidth;
    const y = ((Math.floor(place / COLUMNS) + 0.5) / ROWS) * innerHeight;
    if (found.boxes.some((box) => within(x, y, box))) continue;
    const hit = deepest(x, y, met);
    if (hit && !found.seen.has(hit)) addPart(hit, found);
  }
  return { parts: found.parts, next: point < POINTS ? point : 0 };
}

/**
 * Whether a part can be seen now, and is no larger than what can: for reading all of it. As above,
 * to be called when the layout is settled.
 */
export function fitsScreen(part: ParentNode, whole: boolean): boolean {
  const element = part instanceof ShadowRoot ? part.host : part;
  if (!(element instanceof Element)) return false;
  const { top, bottom, left, right } = element.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight || right < 0 || left > innerWidth) return false;
  return right > left && (!whole || bottom - top <= innerHeight);
}

function within(x: number, y: number, { left, right, top, bottom }: DOMRect): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
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
function addPart(hit: Element, { parts, seen, boxes }: Met): void {
  let part: Element | null = null;
  for (let at: Element | null = hit; at; at = parentOf(at)) {
    if (seen.has(at)) return;
    if (at.getBoundingClientRect().height > innerHeight) break;
    seen.add(at);
    part = at;
  }
  if (!part) {
    seen.add(hit);
    parts.set(hit, false);
    return;
  }
  parts.set(part, true);
  boxes.push(part.getBoundingClientRect());
  for (const beside of ['nextElementSibling', 'previousElementSibling'] as const) {
    let at = part[beside];
    for (let left = NEIGHBOURS; at && left > 0 && !parts.has(at); at = at[beside], left -= 1) {
      const box = at.getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight) break;
      const fits = box.height <= innerHeight;
      parts.set(at, fits);
      if (fits) boxes.push(box);
    }
  }
}

function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.parentNode;
  return root instanceof ShadowRoot ? root.host : null;
}
