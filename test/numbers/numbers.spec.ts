import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { evalPages } from '../../scripts/eval-numbers/pages';
import { reportOf, tableOf } from '../../scripts/eval-numbers/report';
import { DEMO_BUILD } from '../e2e/harness/browser';
import { annotatedIn, WRITTEN } from './annotate';
import { longIf } from '../long';

/** Each opens ten pages or more and scrolls through them. */
test.setTimeout(240_000);

/** Floors, not aims: they only ever go up. */
const FLOORS = {
  'pages-1': { recall: 0.99, precision: 0.99, easy: 0.995, exact: 0.995, extension: 0.97 },
  'pages-2': { recall: 0.99, precision: 0.99, easy: 0.995, exact: 0.995, extension: 0.97 },
  own: { recall: 0.98, precision: 0.985, easy: 0.99, exact: 0.99, extension: 0.97 },
  everyday: { recall: 0.97, precision: 0.99, easy: 0.98, exact: 0.99, extension: 0.97 },
  crm: { recall: 0.98, precision: 0.99, easy: 0.99, exact: 0.99, extension: 0.97 },
  beside: { recall: 0.965, precision: 0.985, easy: 0.98, exact: 0.985, extension: 0.93 },
  elsewhere: { recall: 0.97, precision: 0.985, easy: 0.985, exact: 0.99, extension: 0.97 },
  installed: { recall: 0.97, precision: 0.985, easy: 0.975, exact: 0.99, extension: 0.92 },
  trades: { recall: 0.94, precision: 0.985, easy: 0.955, exact: 0.99, extension: 0.97 },
  mixed: { recall: 0.95, precision: 0.985, easy: 0.985, exact: 0.99, extension: 0.97 },
} as const;

/** The rules of the others have their cases in unit tests, too. */
const OFTEN = ['pages-1', 'crm', 'beside', 'installed', 'trades', 'mixed'];

for (const [corpus, floor] of Object.entries(FLOORS)) {
  test(
    `finds what is labelled in ${corpus}, and dials no wrong number`,
    longIf(!OFTEN.includes(corpus)),
    async () => {
      const folder = join(import.meta.dirname, corpus);
      const scores = await evalPages(DEMO_BUILD, {
        folder,
        labelsFile: join(folder, 'labels.json'),
      });
      console.log(tableOf(scores));
      const report = reportOf(scores);
      expect(report.wrongOnes).toEqual([]);
      expect(report.recall).toBeGreaterThanOrEqual(floor.recall);
      expect(report.precision).toBeGreaterThanOrEqual(floor.precision);
      expect(report.recallEasy).toBeGreaterThanOrEqual(floor.easy);
      expect(report.precisionEasy).toBeGreaterThanOrEqual(floor.easy);
      expect(report.exactSpan).toBeGreaterThanOrEqual(floor.exact);
      expect(report.extension).toBeGreaterThanOrEqual(floor.extension);
    },
  );
}

for (const set of WRITTEN) {
  test(`pages and labels of ${set} are what their sources say`, () => {
    const folder = join(import.meta.dirname, set);
    const all = annotatedIn(folder);
    expect(JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'))).toEqual({
      pages: all.map(({ page }) => page),
    });
    for (const { html, page } of all) {
      expect(readFileSync(join(folder, page.file), 'utf8'), page.file).toBe(html);
    }
  });
}
