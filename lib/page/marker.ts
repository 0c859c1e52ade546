import { findNumbers } from '../phone-numbers/find';
import { telTarget } from '../phone-numbers/find/tel-link';
import type { FindContext, FoundNumber } from '../phone-numbers/found';
import { BREAKS, columnsOf, type Column } from './columns';
import { KnownTexts } from './known-texts';
import type { Marked, Part } from './marked';
import { seamsOf, standsAlone } from './lone-pieces';
import { LoneText, type LinkSpan, type Piece, type Run } from './run-reader';

type Span = { readonly start: number; readonly end: number };
type Read = Span & Pick<Marked, 'e164' | 'extension' | 'certainty' | 'why' | 'link'>;

const NONE: readonly Marked[] = [];

/** Reads runs of text: the numbers in them, `tel:` links included. */
export class Marker {
  readonly #texts: KnownTexts;

  constructor(private readonly context: FindContext) {
    this.#texts = new KnownTexts(context);
  }

  /** Whether a text may hold a number, as far as can be told at once. */
  worth(text: string): boolean {
    return !this.#texts.barren(text);
  }

  in(run: Run): readonly Marked[] {
    if (run instanceof LoneText && !BREAKS.test(run.text)) return this.#inLone(run);
    const plain = this.#plain(run);
    if (plain.length === 0 && run.links.length === 0) return NONE;
    if (run.links.length === 0) return plain.flatMap((read) => marked(run, read) ?? []);
    const linked = run.links.flatMap((span) => this.#link(run, span));
    const beside = plain.filter(
      (number) => !linked.some((link) => link.start < number.end && number.start < link.end),
    );
    return [...linked, ...beside].flatMap((read) => marked(run, read) ?? []);
  }

  /** Most texts of most pages: one line, one node, in no link. */
  #inLone(run: LoneText): readonly Marked[] {
    const found = this.#texts.find(run.text, () => run.node);
    return found.length > 0 ? found.flatMap((read) => marked(run, read) ?? []) : NONE;
  }

  #plain(run: Run): readonly Read[] {
    const across = columnsOf(run).flatMap((column) =>
      this.#inColumn(run, column).map((number) => ({
        ...number,
        start: column.inRun(number.start),
        end: column.inRun(number.end - 1) + 1,
      })),
    );
    if (run instanceof LoneText) return across;
    const alone = run.pieces.flatMap((piece) => {
      const end = piece.start + piece.node.length;
      if (across.some((number) => number.start < end && piece.start < number.end)) return [];
      return standsAlone(run, piece) ? this.#ofPiece(piece) : this.#atSeam(run, piece);
    });
    return alone.length > 0 ? [...across, ...alone].sort((a, b) => a.start - b.start) : across;
  }

  /** A number that is all that its element says. */
  #ofPiece({ node, start }: Piece): readonly Read[] {
    const [number, ...others] = this.#texts.find(node.data, () => node);
    if (!number || others.length > 0) return [];
    const whole = number.end - number.start === node.data.trim().length;
    return whole ? [{ ...number, start: start + number.start, end: start + number.end }] : [];
  }

  /** `… (262) 718-4093</span><span>Mar 4`: a number that ends with its element, and letters go on. */
  #atSeam(run: Run, piece: Piece): readonly Read[] {
    const seams = seamsOf(run, piece);
    if (!seams.before && !seams.behind) return [];
    const { node, start } = piece;
    const { length } = node.data;
    return this.#texts
      .find(node.data, () => node)
      .filter((one) => (seams.behind && one.end === length) || (seams.before && one.start === 0))
      .map((one) => ({ ...one, start: start + one.start, end: start + one.end }));
  }

  #inColumn(run: Run, { text, inRun }: Column): readonly FoundNumber[] {
    return this.#texts.find(text, () => {
      const start = inRun(0);
      const piece = run.pieces.findLast((one) => one.start <= start);
      return piece?.node ?? null;
    });
  }

  #link(run: Run, { link, start, end }: LinkSpan): Read[] {
    const target = telTarget(link.getAttribute('href') ?? '', this.context);
    const text = run.text.slice(start, end);
    if (!target || text.trim() === '') return [];
    const same = findNumbers(text, this.context).find(({ e164 }) => e164 === target.e164);
    const from = start + (same?.start ?? text.length - text.trimStart().length);
    const to = start + (same?.end ?? text.trimEnd().length);
    const { e164, extension = same?.extension, certainty } = target;
    return [{ start: from, end: to, e164, extension, certainty, why: ['tel-link'], link }];
  }
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
