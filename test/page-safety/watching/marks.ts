import { deep, ownerOf } from './deep';

/** How what is underlined compares with the numbers that the page shows at this moment. */
export type Marks = {
  /** Numbers in the viewport. */
  readonly inView: number;
  /** Of these, the ones that are not underlined. */
  readonly missing: readonly string[];
  /** Underlined texts that are not a number which is shown now, in the very place where it is. */
  readonly stale: readonly string[];
};

/** Every element of the page says by this attribute which number it shows, if any. */
const SHOWS = 'data-shows';

export function marks(): Marks {
  const marked = new Set<Element>();
  const stale: string[] = [];
  for (const mark of CSS.highlights.get('sidetone-number') ?? []) {
    const text = textOf(mark);
    const shower = showerOf(mark.startContainer);
    const right = shower?.isConnected && shower.getAttribute(SHOWS) === text && !marked.has(shower);
    if (right) marked.add(shower);
    else stale.push(text);
  }
  const showing = numbersShown().filter(inView);
  const missing = showing.filter((element) => !marked.has(element));
  return { inView: showing.length, missing: missing.map(({ textContent }) => textContent), stale };
}

type Place = { readonly x: number; readonly y: number; readonly text: string };

/** The middle of one of the numbers in view, in turn, and its text; none where there are none. */
export function placeOfNumber(turn: number): Place | null {
  const element = inTurn(numbersShown(), turn);
  if (!element) return null;
  const range = document.createRange();
  range.selectNodeContents(element);
  return middleOf(range.getBoundingClientRect(), element.getAttribute(SHOWS) ?? '');
}

/** The same of a field; all of them hold a number. */
export function placeOfField(turn: number): Place | null {
  const fields = [...deep(document.body)].filter((node) => node instanceof HTMLInputElement);
  const field = inTurn(fields, turn);
  return field ? middleOf(field.getBoundingClientRect(), field.value) : null;
}

function inTurn<T extends Element>(elements: readonly T[], turn: number): T | undefined {
  const seen = elements.filter(inView);
  return seen[turn % seen.length];
}

function middleOf({ left, top, width, height }: DOMRect, text: string): Place {
  return { x: left + width / 2, y: top + height / 2, text };
}

/** Whether a button at this height stands beside this very number. */
export function standsBeside(number: string, y: number): boolean {
  return numbersShown().some((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return element.getAttribute(SHOWS) === number && top <= y && y <= bottom;
  });
}

/** Every number that the page shows, in the viewport or not. */
function numbersShown(): readonly Element[] {
  return [...deep(document.body)].filter(
    (node): node is Element => node instanceof Element && Boolean(node.getAttribute(SHOWS)),
  );
}

function inView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

function showerOf(node: Node): Element | null {
  for (let at: Node | null = node; at; at = ownerOf(at)) {
    if (at instanceof Element && at.hasAttribute(SHOWS)) return at;
  }
  return null;
}

function textOf({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): string {
  // The page has cut the text short since: Chromium paints such a range no more.
  if (startOffset > sizeOf(startContainer) || endOffset > sizeOf(endContainer)) return 'cut off';
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.toString();
}

function sizeOf(node: Node): number {
  return node instanceof CharacterData ? node.length : node.childNodes.length;
}
