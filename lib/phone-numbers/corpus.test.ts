import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findNumbers } from './find';

type Expected = { readonly start: number; readonly end: number; readonly e164: string | null };
type Item = { readonly text: string; readonly where: string; readonly expect: readonly Expected[] };
type Labels = { readonly pages: readonly { region: string; items: readonly Item[] }[] };

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const fileOf = (set: string): URL => new URL(`${set}/labels.json`, CORPUS);

/** Floors, not aims: they only ever go up. Short codes have no E.164 and count as missed. */
describe.each(['pages-1', 'pages-2'])('labelled texts of %s', (set) => {
  it.skipIf(!existsSync(fileOf(set)))('finds what is labelled and dials no wrong number', () => {
    const { pages } = JSON.parse(readFileSync(fileOf(set), 'utf8')) as Labels;
    const score = { right: 0, missed: 0, extra: 0, wrong: 0 };
    for (const { region, items } of pages) {
      for (const item of items.filter(({ text, where }) => text && where !== 'tel')) {
        const got = findNumbers(item.text, { region });
        for (const label of item.expect) {
          const hit = got.find(({ start, end }) => start < label.end && label.start < end);
          if (!hit) score.missed += 1;
          else if (hit.e164 === label.e164) score.right += 1;
          else score.wrong += 1;
        }
        score.extra += got.filter(
          ({ start, end }) => !item.expect.some((label) => label.start < end && start < label.end),
        ).length;
      }
    }
    expect(score.wrong).toBe(0);
    expect(score.right / (score.right + score.missed)).toBeGreaterThan(0.96);
    expect(score.right / (score.right + score.extra)).toBeGreaterThan(0.99);
  });
});
