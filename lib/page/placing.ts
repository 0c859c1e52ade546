/** Edges in CSS pixels of the viewport. */
export type Edges = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;
export type Point = { readonly left: number; readonly top: number };
type Size = { readonly width: number; readonly height: number };

const GAP = 5;
/** Of something taller than this, a text area say, the button keeps to the first line. */
const LINE = 36;

/**
 * Where a square button stands beside a number so that it covers none of it: right of it, else
 * left, below or above; always within the edges given.
 */
export function placeButton(number: Edges, within: Edges, size: number): Point {
  const middle = number.top + (Math.min(number.bottom - number.top, LINE) - size) / 2;
  const end = number.right - size;
  const places: readonly Point[] = [
    { left: number.right + GAP, top: clamp(middle, within.top, within.bottom - size) },
    { left: number.left - GAP - size, top: clamp(middle, within.top, within.bottom - size) },
    { left: clamp(end, within.left, within.right - size), top: number.bottom + GAP },
    { left: clamp(end, within.left, within.right - size), top: number.top - GAP - size },
  ];
  const fits = ({ left, top }: Point): boolean =>
    left >= within.left &&
    top >= within.top &&
    left + size <= within.right &&
    top + size <= within.bottom;
  const place = places.find(fits) ?? {
    left: clamp(number.right + GAP, within.left, within.right - size),
    top: clamp(middle, within.top, within.bottom - size),
  };
  return { left: Math.round(place.left), top: Math.round(place.top) };
}

/** Where a sentence stands that belongs to the button: under it, or above where the room ends. */
export function placeSentence(button: Edges, within: Edges, { width, height }: Size): Point {
  const under = button.bottom + GAP;
  return {
    left: Math.round(clamp(button.left, within.left + GAP, within.right - GAP - width)),
    top: Math.round(under + height <= within.bottom ? under : button.top - GAP - height),
  };
}

/** What two boxes have in common, `null` where they do not meet. */
export function overlap(a: Edges, b: Edges): Edges | null {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.right, b.right);
  const bottom = Math.min(a.bottom, b.bottom);
  return left < right && top < bottom ? { left, top, right, bottom } : null;
}

export function holds({ left, top, right, bottom }: Edges, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
