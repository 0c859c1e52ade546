import { findNumbers } from '../phone-numbers/find';
import { telTarget } from '../phone-numbers/find/tel-link';
import type { FindContext, FoundNumber } from '../phone-numbers/found';
import { columnsOf, type Column } from './columns';
import { KnownTexts } from './known-texts';
import { LoneText, telLink, type LinkSpan, type Piece, type Run } from './run-reader';
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

const NONE: readonly Marked[] = [];

/** Reads runs of text: the numbers in them, `tel:` links included. */
export class Marker {
  readonly #texts: KnownTexts;

  constructor(private readonly context: FindContext) {
    this.#texts = new KnownTexts(context);
  }

  in(run: Run): readonly Marked[] {
    const plain = this.#plain(run);
    if (plain.length === 0 && run.links.length === 0) return NONE;
    if (run.links.length === 0) return plain.flatMap((read) => marked(run, read) ?? []);
    const linked = run.links.flatMap((span) => this.#link(run, span));
    const beside = plain.filter(
      (number) => !linked.some((link) => link.start < number.end && number.start < link.end),
    );
    return [...linked, ...beside].flatMap((read) => marked(run, read) ?? []);
  }

  #plain(run: Run): readonly Read[] {
    const columns = columnsOf(run);
    const [only] = columns;
    if (only && columns.length === 1 && only.text === run.text) return this.#inColumn(run, only);
    return columns.flatMap((column) =>
      this.#inColumn(run, column).map((number) => ({
        ...number,
        start: column.inRun(number.start),
        end: column.inRun(number.end - 1) + 1,
      })),
    );
  }

  #inColumn(run: Run, { text, inRun }: Column): readonly FoundNumber[] {
    return this.#texts.find(text, () => {
      const start = inRun(0);
      const piece = run.pieces.findLast((one) => one.start <= start);
      return piece ? surroundingsOf(piece.node) : { label: '', phoneField: false };
    });
  }

  #link(run: Run, { link, start, end }: LinkSpan): Read[] {
    const target = telTarget(link.getAttribute('href') ?? '', this.context);
    const text = run.text.slice(start, end);
    if (!target || text.trim() === '') return [];
    const same = findNumbers(text, this.context).find(({ e164 }) => e164 === target.e164);
    const from = start + (same?.start ?? text.length - text.trimStart().length);
    const to = start + (same?.end ?? text.trimEnd().length);
    const { e164, extension, certainty } = target;
    return [{ start: from, end: to, e164, extension, certainty, why: ['tel-link'], link }];
  }
}

/** Whether the page still shows exactly what was found, under the same link. */
export function stillThere({ parts, link }: Marked): boolean {
  for (const { node, start, end, data } of parts) {
    if (!node.isConnected || !node.data.startsWith(data, start) || end > node.length) return false;
  }
  return link === undefined || telLink(link);
}

/** Whether two readings of a block found the same numbers at the same places. */
export function sameMarks(some: readonly Marked[], others: readonly Marked[]): boolean {
  if (some.length !== others.length) return false;
  return some.every((one, index) => {
    const other = others[index];
    return (
      other !== undefined &&
      one.e164 === other.e164 &&
      one.extension === other.extension &&
      one.certainty === other.certainty &&
      one.link === other.link &&
      sameParts(one.parts, other.parts)
    );
  });
}

function sameParts(some: readonly Part[], others: readonly Part[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return one.node === other?.node && one.start === other.start && one.data === other.data;
    })
  );
}

function marked(run: Run, read: Read): Marked | null {
  const { start, end } = read;
  const text = run.text.slice(start, end);
  if (run instanceof LoneText) {
    return new Mark(run.block, text, [{ node: run.node, start, end, data: text }], read);
  }
  const parts = run.pieces.flatMap((piece) => partOf(piece, read));
  return parts.length > 0 ? new Mark(run.block, text, parts, read) : null;
}

/** Its range is made when somebody asks: most numbers of a large page are never on screen. */
class Mark implements Marked {
  readonly e164: string;
  readonly extension: string | undefined;
  readonly certainty: Marked['certainty'];
  readonly why: Marked['why'];
  readonly link: HTMLAnchorElement | undefined;
  #range: StaticRange | undefined;

  constructor(
    readonly block: ParentNode,
    readonly text: string,
    readonly parts: readonly Part[],
    { e164, extension, certainty, why, link }: Read,
  ) {
    this.e164 = e164;
    this.extension = extension;
    this.certainty = certainty;
    this.why = why;
    this.link = link;
  }

  get range(): StaticRange {
    this.#range ??= rangeOf(this.parts);
    return this.#range;
  }
}

function rangeOf(parts: readonly Part[]): StaticRange {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) throw new RangeError('a number without text');
  return new StaticRange({
    startContainer: first.node,
    startOffset: first.start,
    endContainer: last.node,
    endOffset: last.end,
  });
}

function partOf({ node, start }: Piece, span: Span): Part[] {
  const from = Math.max(0, span.start - start);
  const to = Math.min(node.length, span.end - start);
  return from < to ? [{ node, start: from, end: to, data: node.data.slice(from, to) }] : [];
}
