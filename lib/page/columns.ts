import type { Piece, Run } from './run-reader';

/** A stretch of a run that reads as one line. */
export type Column = {
  /** As the page shows it: what is only layout of the source is one space. */
  readonly text: string;
  /** Where a place in `text` is in the run's text. */
  readonly inRun: (offset: number) => number;
};

/** A word (no extension: that would have digits), a time of day, a figure with its word. */
const BEGINS_ANEW = /^(?:\p{L}{3}[^\d]*$|\d{1,2}:\d\d|\d+\.? ?\p{L}{3})/u;
const CELL = /^(?:gridcell|cell|columnheader|rowheader)$/u;
const IN_LINE = /^(?:inline|contents|ruby.*)$/u;
/** What may break a text into lines. */
export const BREAKS = /[\n\r\t]/u;
const KEEPS_BREAKS = /^(?:pre|break)/u;

/**
 * The visual lines of a run: elements that flow by name can still be cells or blocks by style, and
 * a line break or tab that the page shows as such parts, too; digits of neighbours must not join.
 * Style is asked for only here, where digits were seen.
 */
export function columnsOf(run: Run): readonly Column[] {
  const { text } = run;
  const { pieces } = run;
  const cuts = new Set<number>([0]);
  let before: Piece | undefined;
  for (const piece of pieces) {
    if (before && apart(before.node, piece.node)) cuts.add(piece.start);
    for (const cut of breaksIn(piece)) cuts.add(cut);
    before = piece;
  }
  const starts = [...cuts];
  return starts.map((start, index) => columnOf(text.slice(start, starts[index + 1]), start));
}

function columnOf(text: string, start: number): Column {
  const inner = text.trimEnd();
  if (!BREAKS.test(inner)) return { text, inRun: (offset) => start + offset };
  const offsets: number[] = [];
  let shown = '';
  for (const { 0: part, index } of inner.matchAll(/[ \n\r\t\f]+|[^ \n\r\t\f]+/gu)) {
    const word = /^[ \n\r\t\f]/u.test(part) ? ' ' : part;
    for (let at = 0; at < word.length; at += 1) offsets.push(start + index + at);
    shown += word;
  }
  return { text: shown, inRun: (offset) => offsets[offset] ?? start + inner.length };
}

/** Where a text breaks by itself, as offsets into its run. */
function breaksIn({ node, start }: Piece): readonly number[] {
  const { data } = node;
  const around = node.parentElement ?? rootHost(node);
  if (!around || !BREAKS.test(data)) return [];
  if (!KEEPS_BREAKS.test(getComputedStyle(around).whiteSpace)) return [];
  return [...data.matchAll(/[\n\r\t]+/gu)].map(({ index }) => start + index);
}

function rootHost(node: Node): Element | null {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/**
 * Whether a boundary lies between two text nodes: an element that is no inline box, or a table's
 * cell by its role; or each stands in an element of its own, a number here and a word there, which
 * are hardly ever meant as one word.
 */
function apart(a: Text, b: Text): boolean {
  const [left, right] = [upTo(a, b), upTo(b, a)];
  if (left.length > 0 && right.length > 0 && /\d$/u.test(a.data) && BEGINS_ANEW.test(b.data))
    return true;
  return [...left, ...right].some(
    (element) =>
      CELL.test(element.getAttribute('role') ?? '') ||
      !IN_LINE.test(getComputedStyle(element).display),
  );
}

/** The elements around a node that do not also hold the other. */
function upTo(node: Node, other: Node): Element[] {
  const elements: Element[] = [];
  let at = node.parentElement;
  for (; at && !at.contains(other); at = at.parentElement) elements.push(at);
  return elements;
}
