import { readFileSync, writeFileSync } from 'node:fs';
import { findNumbers } from '../../lib/phone-numbers/find';
import type { FoundNumber } from '../../lib/phone-numbers/found';
import { compactPlans, type Metadata } from '../../lib/phone-numbers/plans/compact';
import { plansFrom, type Plans } from '../../lib/phone-numbers/plans/plans';

/** A span that must be found. Offsets are UTF-16 units. */
export type ExpectedSpan = {
  readonly start: number;
  readonly end: number;
  readonly e164: string | null;
  /** May be missing where there is none. */
  readonly ext?: string | null;
};

/** One plain text. `mode`: what of `expected` is asked for; without it, all and nothing else. */
export type TextCase = {
  readonly id: string;
  readonly text: string;
  readonly defaultRegion: string | null;
  readonly leniency: string;
  readonly mode?: 'first' | 'prefix' | 'none';
  readonly expected: readonly ExpectedSpan[];
};

/** What was found in a text. A short code has no E.164, but digits to dial. */
export type FoundSpan = ExpectedSpan & { readonly dial?: string };

/** Cases right and all, by leniency, and every case that went otherwise. */
export type TextScore = {
  readonly byLeniency: Readonly<Record<string, { readonly right: number; readonly all: number }>>;
  readonly numbers: { readonly right: number; readonly all: number };
  /** Texts without any number, and in how many of them something was found. */
  readonly negatives: { readonly hit: number; readonly all: number };
  /** Found where a number stands, with other digits. */
  readonly wrong: number;
  readonly deviations: readonly Deviation[];
};

/** A case that went otherwise than expected, and the rule of ours that is behind it. */
export type Deviation = {
  readonly id: string;
  readonly leniency: string;
  readonly region: string | null;
  readonly text: string;
  readonly expected: readonly ExpectedSpan[];
  readonly got: readonly FoundSpan[];
  readonly reason: string;
};

type Options = {
  readonly textsFile: string;
  /** Metadata in the format of libphonenumber-js, instead of the shipped plans. */
  readonly metadataFile?: string;
  readonly outFile?: string;
  readonly json: boolean;
};

/** Runs the finder over a file of text cases; prints the score, writes what was found. */
export function evalTexts(options: Options): TextScore {
  const { cases } = JSON.parse(readFileSync(options.textsFile, 'utf8')) as { cases: TextCase[] };
  const plans = options.metadataFile === undefined ? undefined : plansOf(options.metadataFile);
  const found = cases.map((one) => ({ id: one.id, found: foundIn(one, plans) }));
  const score = scoreOf(
    cases,
    found.map((one) => one.found),
  );
  if (options.outFile !== undefined) writeFileSync(options.outFile, JSON.stringify(found, null, 1));
  console.log(options.json ? JSON.stringify(score, null, 1) : tableOf(score));
  return score;
}

function plansOf(file: string): Plans {
  const metadata = JSON.parse(readFileSync(file, 'utf8')) as Partial<Metadata>;
  return plansFrom(
    compactPlans({ countries: {}, country_calling_codes: {}, nonGeographic: {}, ...metadata }),
  );
}

/** What the finder sees in a case. POSSIBLE is a text of which the page says: this is a number. */
export function foundIn(one: TextCase, plans?: Plans): readonly FoundSpan[] {
  const leniency = one.leniency === 'POSSIBLE' ? 'possible' : 'valid';
  const context = { region: one.defaultRegion ?? 'ZZ' };
  return findNumbers(one.text, context, { leniency, plans }).map(spanOf);
}

function spanOf({ start, end, e164, extension, why }: FoundNumber): FoundSpan {
  const ext = extension ?? null;
  return why.includes('short-code')
    ? { start, end, e164: null, ext, dial: e164 }
    : { start, end, e164, ext };
}

/** The score of what was found, case by case in the same order. */
export function scoreOf(
  cases: readonly TextCase[],
  found: readonly (readonly FoundSpan[])[],
): TextScore {
  const byLeniency: Record<string, { right: number; all: number }> = {};
  const numbers = { right: 0, all: 0 };
  const negatives = { hit: 0, all: 0 };
  const deviations: Deviation[] = [];
  let wrong = 0;
  cases.forEach((one, index) => {
    const got = found[index] ?? [];
    const tally = (byLeniency[one.leniency] ??= { right: 0, all: 0 });
    tally.all += 1;
    const right = fulfilled(one, got);
    if (right) tally.right += 1;
    else deviations.push(deviationOf(one, got));
    numbers.all += one.expected.length;
    numbers.right += one.expected.filter((span) => got.some((other) => same(span, other))).length;
    wrong += got.filter((span) => one.expected.some((other) => contradicts(span, other))).length;
    if (one.expected.length > 0) return;
    negatives.all += 1;
    negatives.hit += Number(got.length > 0);
  });
  return { byLeniency, numbers, negatives, wrong, deviations };
}

function fulfilled(one: TextCase, got: readonly FoundSpan[]): boolean {
  if (one.expected.length === 0) return got.length === 0;
  const asked = one.mode === 'first' ? one.expected.slice(0, 1) : one.expected;
  if (one.mode === undefined && got.length !== asked.length) return false;
  return asked.every((span, index) => same(span, got[index]));
}

const same = (wanted: ExpectedSpan, got: FoundSpan | undefined): boolean =>
  wanted.start === got?.start &&
  wanted.end === got.end &&
  dials(wanted, got) &&
  (wanted.ext ?? null) === (got.ext ?? null);

const contradicts = (got: FoundSpan, wanted: ExpectedSpan): boolean =>
  got.start < wanted.end && wanted.start < got.end && !dials(wanted, got);

/** Labels give a short code's digits where others have E.164, or nothing. */
const dials = ({ e164 }: ExpectedSpan, got: FoundSpan): boolean =>
  e164 === got.e164 || (e164 !== null && e164 === got.dial);

/** Why the finder knowingly differs from libphonenumber, by the shape of the text. */
const REASONS: readonly (readonly [shape: RegExp, reason: string])[] = [
  [/(?:19|20)\d\d-(?:\d\d-?\d\d|20\d\d) \d/, 'a date or span of years, with a number behind it'],
  [/\d\/\d+ - \d+ \d+\/\d/, 'fractions and ranges are no groups of a number'],
  [/\d+\.\d+ - \d+\.\d+/, 'decimals and ranges are no groups of a number'],
  [/\d \d \d|\d {2,}\d/, 'single digits in a row are a list or a table'],
  [/\d\/\d+\/\d/, 'two slashes make a ratio, a date or an id'],
  [/\d ?x \d/, '"x" between groups is an extension or a product, never a separator'],
  [/My address/, 'the library gives up after ten misses; a page is read to its end'],
  [/\d-\d-\d+ \d/, 'single digits in a row are a list or a table'],
  [/^\d{7}x\d/, 'a local number without area code cannot be dialled from elsewhere'],
];

/** These ask how digits are grouped; they do not count. */
const GROUPING = /^(?:STRICT|EXACT)_GROUPING$/;

function deviationOf(one: TextCase, got: readonly FoundSpan[]): Deviation {
  const { id, leniency, defaultRegion: region, text, expected } = one;
  const reason = GROUPING.test(leniency)
    ? 'a number is a number however its digits are grouped'
    : (REASONS.find(([shape]) => shape.test(text))?.[1] ?? 'no rule of ours: a defect');
  return { id, leniency, region, text, expected, got, reason };
}

function tableOf(score: TextScore): string {
  const lines = Object.entries(score.byLeniency).map(
    ([leniency, { right, all }]) => `${leniency.padEnd(18)}${right} of ${all}`,
  );
  lines.push(
    `${'numbers found'.padEnd(18)}${score.numbers.right} of ${score.numbers.all}`,
    `${'negatives hit'.padEnd(18)}${score.negatives.hit} of ${score.negatives.all}`,
    `${'wrong numbers'.padEnd(18)}${score.wrong}`,
    ...score.deviations.map(lineOf),
  );
  return lines.join('\n');
}

function lineOf({ id, leniency, region, text, expected, got, reason }: Deviation): string {
  const shown = (spans: readonly FoundSpan[]): string =>
    spans
      .map((span) => `${span.e164 ?? span.dial ?? ''}${span.ext ? ` ext ${span.ext}` : ''}`)
      .join(', ') || 'none';
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return `${id} ${leniency} ${region ?? '-'} ${JSON.stringify(short)}: expected ${shown(expected)}, got ${shown(got)} (${reason})`;
}
