import { findNumbers, mayHoldNumber } from '../phone-numbers/find';
import type { FindContext } from '../phone-numbers/found';
import { telTarget } from '../phone-numbers/find/tel-link';
import type { FoundNumber } from '../phone-numbers/found';
import type { Piece, Run } from './run-reader';
import { surroundingsOf } from './surroundings';

/** A number in the page, where it stands and what a click on it would dial. */
export type Marked = {
  /** Never a live `Range`: thousands of those slow the page's own changes a hundredfold. */
  readonly range: StaticRange;
  readonly block: ParentNode;
  readonly text: string;
  readonly e164: string;
  readonly extension?: string;
  readonly certainty: FoundNumber['certainty'];
  readonly why: FoundNumber['why'];
  /** The `tel:` link that it stands in. */
  readonly link?: HTMLAnchorElement;
  readonly parts: readonly Part[];
};

type Part = {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  readonly data: string;
};

type Span = { readonly start: number; readonly end: number };
type Read = Span & Pick<Marked, 'e164' | 'extension' | 'certainty' | 'why' | 'link'>;

/** The numbers of one run of text, `tel:` links included; editors' text is never marked. */
export function markedIn(run: Run, context: FindContext): readonly Marked[] {
  if (run.links.length === 0 && !mayHoldNumber(run.text)) return [];
  if (editable(run.block)) return [];
  const linked = run.links.flatMap((span) => readLink(run, span, context));
  const plain = findInColumns(run, context).filter(
    (number) => !linked.some((link) => link.start < number.end && number.start < link.end),
  );
  return [...linked, ...plain].flatMap((read) => {
    const mark = toMarked(run, read);
    return mark ? [mark] : [];
  });
}

/** Whether the page still shows exactly what was found. */
export function stillThere(mark: Marked): boolean {
  return mark.parts.every(
    ({ node, start, end, data }) => node.isConnected && node.data.slice(start, end) === data,
  );
}

function editable(block: ParentNode): boolean {
  const element = block instanceof ShadowRoot ? block.host : block;
  return element instanceof HTMLElement && element.isContentEditable;
}

function readLink(run: Run, { link, start, end }: Run['links'][number], context: FindContext) {
  const target = telTarget(link.getAttribute('href') ?? '', context);
  const text = run.text.slice(start, end);
  if (!target || text.trim() === '') return [];
  const same = findNumbers(text, context).find((number) => number.e164 === target.e164);
  const from = start + (same?.start ?? text.length - text.trimStart().length);
  const to = start + (same?.end ?? text.trimEnd().length);
  return [
    {
      start: from,
      end: to,
      e164: target.e164,
      extension: target.extension,
      certainty: target.certainty,
      why: ['tel-link'],
      link,
    } satisfies Read,
  ];
}

/**
 * Looks in each visual piece of a run by itself: elements that flow by name can still be cells or
 * blocks by style, and digits of neighbours must not join. Style is asked for only here, where
 * digits were seen.
 */
function findInColumns(run: Run, context: FindContext): readonly Read[] {
  return columns(run).flatMap(({ start, end }) =>
    findNumbers(run.text.slice(start, end), around(run, start, context)).map((number) => ({
      ...number,
      start: start + number.start,
      end: start + number.end,
    })),
  );
}

/** The context of the piece of a run that begins at an offset. */
function around(run: Run, offset: number, context: FindContext): FindContext {
  const piece = run.pieces.findLast(({ start }) => start <= offset);
  return piece ? { ...context, surroundings: () => surroundingsOf(piece.node) } : context;
}

function columns({ text, pieces }: Run): readonly Span[] {
  const cuts = pieces.slice(1).flatMap((piece, index) => {
    const before = pieces[index];
    return before && apart(before.node, piece.node) ? [piece.start] : [];
  });
  return [0, ...cuts].map((start, index) => ({ start, end: cuts[index] ?? text.length }));
}

/** Whether a boundary that is no inline box lies between two text nodes. */
function apart(a: Text, b: Text): boolean {
  return [...upTo(a, b), ...upTo(b, a)].some(
    (element) => !/^(?:inline|contents|ruby.*)$/u.test(getComputedStyle(element).display),
  );
}

/** The elements around a node that do not also hold the other. */
function upTo(node: Node, other: Node): Element[] {
  const elements: Element[] = [];
  let at = node.parentElement;
  for (; at && !at.contains(other); at = at.parentElement) elements.push(at);
  return elements;
}

function toMarked(run: Run, read: Read): Marked | null {
  const parts = run.pieces.flatMap((piece) => partOf(piece, read));
  const first = parts.at(0);
  const last = parts.at(-1);
  if (!first || !last) return null;
  const range = new StaticRange({
    startContainer: first.node,
    startOffset: first.start,
    endContainer: last.node,
    endOffset: last.end,
  });
  const text = run.text.slice(read.start, read.end);
  const { e164, extension, certainty, why, link } = read;
  return { range, block: run.block, text, e164, extension, certainty, why, link, parts };
}

function partOf({ node, start }: Piece, span: Span): Part[] {
  const from = Math.max(0, span.start - start);
  const to = Math.min(node.length, span.end - start);
  return from < to ? [{ node, start: from, end: to, data: node.data.slice(from, to) }] : [];
}
