import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findNumbers } from './find';

type Expected = {
  readonly start: number;
  readonly end: number;
  /** A short code has no E.164, but digits to dial. */
  readonly e164: string | null;
  readonly dial: string;
  readonly ext: string | null;
};
type Item = { readonly text: string; readonly where: string; readonly expect: readonly Expected[] };
type Labels = { readonly pages: readonly { region: string; items: readonly Item[] }[] };

const CORPUS = new URL('../../test/numbers/', import.meta.url);
const fileOf = (set: string): URL => new URL(`${set}/labels.json`, CORPUS);

/** Floors, not aims: they only ever go up. */
describe.each(['pages-1', 'pages-2'])('labelled texts of %s', (set) => {
  it('finds what is labelled and dials no wrong number', () => {
    const { pages } = JSON.parse(readFileSync(fileOf(set), 'utf8')) as Labels;
    const score = { right: 0, missed: 0, extra: 0, wrong: 0, exact: 0, extension: 0 };
    for (const { region, items } of pages) {
      for (const item of items.filter(({ text, where }) => text && where !== 'tel')) {
        const got = findNumbers(item.text, { region });
        for (const label of item.expect) {
          const hit = got.find(({ start, end }) => start < label.end && label.start < end);
          if (!hit) score.missed += 1;
          else if (hit.e164 !== (label.e164 ?? label.dial)) score.wrong += 1;
          else {
            score.right += 1;
            score.exact += Number(hit.start === label.start && hit.end === label.end);
            score.extension += Number((hit.extension ?? null) === label.ext);
          }
        }
        score.extra += got.filter(
          ({ start, end }) => !item.expect.some((label) => label.start < end && start < label.end),
        ).length;
      }
    }
    expect(score.wrong).toBe(0);
    expect(score.right / (score.right + score.missed)).toBeGreaterThan(0.99);
    expect(score.right / (score.right + score.extra)).toBeGreaterThan(0.99);
    expect(score.exact / score.right).toBeGreaterThan(0.995);
    expect(score.extension / score.right).toBeGreaterThan(0.99);
  });
});
