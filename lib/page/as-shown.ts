/** Part of a text node. */
type Piece = { readonly node: Text; readonly start: number; readonly end: number };
type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom' | 'width' | 'height'>;

const DIGIT = /[\p{Nd}+]/u;
const ANY_NUMBER = /\p{N}/u;
/** Smaller than this nobody reads a digit, CSS pixels. */
const LEAST_HEIGHT = 4;
const LEAST_WIDTH = 1;
const LEAST_OPACITY = 0.3;

/**
 * Whether people see the digits of these pieces as we read them: each of them, none twice in one
 * place, from left to right and line by line, and no others drawn between them. What a font draws
 * for a digit, and what lies over the text, cannot be told here.
 */
export function seenAsRead(pieces: readonly Piece[]): boolean {
  let last: Box | null = null;
  for (const piece of pieces) {
    const parent = piece.node.parentElement;
    const boxes = digitBoxes(piece);
    if (boxes.length > 0 && !(parent && legible(parent))) return false;
    for (const box of boxes) {
      if (!box || box.width < LEAST_WIDTH || box.height < LEAST_HEIGHT) return false;
      if (last && !follows(last, box)) return false;
      last = box;
    }
  }
  return true;
}

/** All of the text in an element, as pieces. */
export function piecesOf(element: Element): readonly Piece[] {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node instanceof Text) pieces.push({ node, start: 0, end: node.length });
  }
  return pieces;
}

function digitBoxes({ node, start, end }: Piece): readonly (Box | undefined)[] {
  const boxes: (Box | undefined)[] = [];
  const range = document.createRange();
  for (let at = start; at < end; at += 1) {
    if (!DIGIT.test(node.data.charAt(at))) continue;
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    boxes.push(range.getClientRects()[0]);
  }
  // A live range costs the page time for as long as it points into its text.
  range.setStart(document, 0);
  range.collapse(true);
  return boxes;
}

function follows(before: Box, after: Box): boolean {
  const half = before.width / 2;
  const sameLine = after.top < before.bottom && before.top < after.bottom;
  return sameLine ? after.left >= before.left + half : after.top >= before.bottom - 1;
}

function legible(parent: Element): boolean {
  const style = getComputedStyle(parent);
  if (style.visibility !== 'visible' || alphaOf(style.webkitTextFillColor) < LEAST_OPACITY)
    return false;
  const masked: unknown = style.getPropertyValue('-webkit-text-security');
  if (masked !== 'none' && masked !== '') return false;
  let opacity = 1;
  for (let at: Element | null = parent; at; at = at.parentElement) {
    opacity *= Number(getComputedStyle(at).opacity);
  }
  return opacity >= LEAST_OPACITY && !drawsDigits(parent);
}

/** Digits that only the style sheet knows, before or after a text that flows in its line. */
function drawsDigits(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const drawn = ['::before', '::after'].map((name) => getComputedStyle(at, name).content);
    if (drawn.some((content) => ANY_NUMBER.test(content))) return true;
    if (!getComputedStyle(at).display.startsWith('inline')) return false;
  }
  return false;
}

/** The last figure of `rgba(0, 0, 0, 0.5)` and `color(srgb 0 0 0 / 0.5)`; 1 where there is none. */
function alphaOf(colour: string): number {
  const alpha = /(?:\/\s*|rgba\((?:[^,]+,){3}\s*)([\d.]+)\)$/u.exec(colour)?.[1];
  return alpha === undefined ? 1 : Number(alpha);
}
