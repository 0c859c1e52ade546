import { alignment } from './align';
import { dialled, type LabelledItem, type LabelledPage, type LabelledSpan } from './labels';

/** One number that the extension marked or offered on a page. */
export type Sighting = {
  readonly text: string;
  readonly e164: string;
  readonly ext: string | null;
  /** The labelled element that it stands in, with its whole text and the span therein. */
  readonly place: {
    readonly pid: string;
    readonly shown: string;
    readonly start: number;
    readonly end: number;
  } | null;
};

/** One disagreement between labels and extension. */
export type Verdict = {
  readonly page: string;
  readonly pid: string | null;
  readonly text: string;
  readonly expected: string | null;
  readonly got: string | null;
};

/** What was counted; sums of several pages are again such. */
export type Counts = {
  readonly labels: number;
  readonly found: number;
  readonly exact: number;
  readonly withExtension: number;
  readonly extensionRight: number;
  readonly offers: number;
  readonly right: number;
};

export type PageScore = {
  readonly page: string;
  readonly all: Counts;
  readonly easy: Counts;
  readonly missed: readonly Verdict[];
  readonly extra: readonly Verdict[];
  readonly wrongOnes: readonly Verdict[];
};

type Span = { readonly start: number; readonly end: number };
type Placed = Span & Pick<Sighting, 'text' | 'e164' | 'ext'>;
type Judged = { readonly label: LabelledSpan; readonly hits: readonly Placed[] };

/**
 * Compares what was seen on a page with its labels. Found: a sighting overlaps the label and dials
 * the same. Wrong: it overlaps and dials something else. Extra: it overlaps no label.
 */
export function scorePage(page: LabelledPage, sightings: readonly Sighting[]): PageScore {
  const { file } = page;
  const pids = new Set(page.items.map(({ pid }) => pid));
  const strays = sightings.filter(({ place }) => place === null || !pids.has(place.pid));
  const scores = page.items.map((item) => ({
    hard: item.hard,
    ...scoreItem(file, item, sightings),
  }));
  const nowhere = counted([], strays.length, 0);
  const sum = (some: readonly { counts: Counts }[]): Counts =>
    some.reduce((total, { counts }) => plus(total, counts), nowhere);
  return {
    page: file,
    all: sum(scores),
    easy: sum(scores.filter(({ hard }) => !hard)),
    missed: scores.flatMap(({ missed }) => missed),
    wrongOnes: scores.flatMap(({ wrongOnes }) => wrongOnes),
    extra: [
      ...scores.flatMap(({ extra }) => extra),
      ...strays.map((one) => verdict(file, one.place?.pid ?? null, one.text, null, one.e164)),
    ],
  };
}

function scoreItem(file: string, item: LabelledItem, sightings: readonly Sighting[]) {
  const { pid, text, expect } = item;
  const here = sightings.flatMap((one) => placed(item, one));
  const judged = expect.map((label) => ({
    label,
    hits: here.filter((one) => overlap(one, label)),
  }));
  const missed = judged
    .filter(({ hits }) => hits.length === 0)
    .map(({ label }) => verdict(file, pid, text, dialled(label), null));
  const wrongOnes = judged.flatMap(({ label, hits }) =>
    hits
      .filter((hit) => !expect.some((other) => overlap(hit, other) && right(hit, other)))
      .map((hit) => verdict(file, pid, text, dialled(label), hit.e164)),
  );
  const extra = here
    .filter((one) => !expect.some((label) => overlap(one, label)))
    .map((one) => verdict(file, pid, text, null, one.e164));
  const correct = here.filter((one) =>
    expect.some((label) => overlap(one, label) && right(one, label)),
  );
  return { missed, extra, wrongOnes, counts: counted(judged, here.length, correct.length) };
}

function placed({ pid, text }: LabelledItem, sighting: Sighting): Placed[] {
  const { place } = sighting;
  if (place?.pid !== pid) return [];
  const align = alignment(place.shown, text) ?? ((offset: number) => offset);
  const { e164, ext } = sighting;
  const start = align(place.start, 'start');
  const end = align(place.end, 'end');
  return [{ start, end, text: sighting.text, e164, ext }];
}

function counted(judged: readonly Judged[], offers: number, correct: number): Counts {
  const found = judged.flatMap(({ label, hits }) => {
    const hit = hits.find((one) => right(one, label));
    return hit ? [{ label, hit }] : [];
  });
  const { length: withExtension } = judged.filter(({ label }) => label.ext);
  return {
    labels: judged.length,
    found: found.length,
    exact: found.filter(({ label, hit }) => hit.start === label.start && hit.end === label.end)
      .length,
    withExtension,
    extensionRight: found.filter(({ label, hit }) => label.ext && hit.ext === label.ext).length,
    offers,
    right: correct,
  };
}

/** Two sets of counts together. */
export function plus(a: Counts, b: Counts): Counts {
  return {
    labels: a.labels + b.labels,
    found: a.found + b.found,
    exact: a.exact + b.exact,
    withExtension: a.withExtension + b.withExtension,
    extensionRight: a.extensionRight + b.extensionRight,
    offers: a.offers + b.offers,
    right: a.right + b.right,
  };
}

function right(hit: Placed, label: LabelledSpan): boolean {
  return hit.e164 === dialled(label);
}

function overlap(a: Span, b: Span): boolean {
  return a.start < Math.max(b.end, b.start + 1) && b.start < Math.max(a.end, a.start + 1);
}

function verdict(
  page: string,
  pid: string | null,
  text: string,
  expected: string | null,
  got: string | null,
): Verdict {
  return { page, pid, text, expected, got };
}
