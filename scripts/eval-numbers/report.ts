import { plus, type Counts, type PageScore, type Verdict } from './score';

/** What `--json` prints. Rates are 0–1; a rate of nothing is 1. */
export type Report = {
  readonly recall: number;
  readonly precision: number;
  readonly recallEasy: number;
  readonly precisionEasy: number;
  readonly exactSpan: number;
  readonly extension: number;
  readonly wrong: number;
  readonly missed: readonly Verdict[];
  readonly extra: readonly Verdict[];
  readonly wrongOnes: readonly Verdict[];
};

/** The figures of a set of pages. */
export function reportOf(scores: readonly PageScore[]): Report {
  const all = total(scores.map((score) => score.all));
  const easy = total(scores.map((score) => score.easy));
  const wrongOnes = scores.flatMap((score) => score.wrongOnes);
  return {
    recall: rate(all.found, all.labels),
    precision: rate(all.right, all.offers),
    recallEasy: rate(easy.found, easy.labels),
    precisionEasy: rate(easy.right, easy.offers),
    exactSpan: rate(all.exact, all.found),
    extension: rate(all.extensionRight, all.withExtension),
    wrong: wrongOnes.length,
    missed: scores.flatMap((score) => score.missed),
    extra: scores.flatMap((score) => score.extra),
    wrongOnes,
  };
}

/** The same for people: one line a page, the sums, then everything that was not right. */
export function tableOf(scores: readonly PageScore[]): string {
  const report = reportOf(scores);
  const all = total(scores.map((score) => score.all));
  return [
    row('page', 'numbers', 'found', 'marked', 'right', 'exact', 'ext'),
    ...scores.map((score) => countRow(score.page, score.all)),
    countRow('all', all),
    '',
    row('', 'recall', 'precision', 'wrong', 'exact', 'ext', ''),
    row(
      'all',
      percent(report.recall),
      percent(report.precision),
      String(report.wrong),
      percent(report.exactSpan),
      percent(report.extension),
      '',
    ),
    row('easy', percent(report.recallEasy), percent(report.precisionEasy), '', '', '', ''),
    ...listOf('wrong', report.wrongOnes),
    ...listOf('missed', report.missed),
    ...listOf('extra', report.extra),
  ].join('\n');
}

function listOf(title: string, verdicts: readonly Verdict[]): string[] {
  if (verdicts.length === 0) return [];
  return [
    `\n${title}: ${verdicts.length}`,
    ...verdicts.map(
      ({ page, pid, text, expected, got }) =>
        `  ${page} ${pid ?? '–'}  ${JSON.stringify(text)}  ${expected ?? '–'} → ${got ?? '–'}`,
    ),
  ];
}

function countRow(name: string, counts: Counts): string {
  return row(
    name,
    String(counts.labels),
    String(counts.found),
    String(counts.offers),
    String(counts.right),
    String(counts.exact),
    `${counts.extensionRight}/${counts.withExtension}`,
  );
}

function row(name: string, ...cells: readonly string[]): string {
  return [name.padEnd(30), ...cells.map((cell) => cell.padStart(10))].join('').trimEnd();
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

const rate = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

function total(all: readonly Counts[]): Counts {
  const [first, ...others] = all;
  if (!first) throw new Error('the labels name no page');
  return others.reduce(plus, first);
}
