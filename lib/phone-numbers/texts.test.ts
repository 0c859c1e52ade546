import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findNumbers } from './find';

type Expected = {
  readonly start: number;
  readonly end: number;
  readonly e164: string;
  readonly ext?: string;
};
type Case = {
  readonly text: string;
  readonly defaultRegion: string;
  readonly expected: readonly Expected[];
};

const casesOf = (set: string): readonly Case[] => {
  const file = new URL(`../../test/numbers/${set}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Case[] }).cases;
};

/** Read as a page's texts are, with nothing around them. Floors, not aims: they only ever go up. */
it.each([
  ['texts-1', { found: 378, all: 384 }],
  ['texts-2', { found: 257, all: 257 }],
])('finds the numbers in the sentences of %s, and nothing else', (set, { found, all }) => {
  const others: string[] = [];
  let right = 0;
  let wanted = 0;
  for (const { text, defaultRegion: region, expected } of casesOf(set)) {
    wanted += expected.length;
    for (const { start, end, e164, extension } of findNumbers(text, { region })) {
      const same = expected.some(
        (one) =>
          one.start === start &&
          one.end === end &&
          one.e164 === e164 &&
          (one.ext ?? undefined) === extension,
      );
      if (same) right += 1;
      else others.push(`${text.slice(start, end)} = ${e164}: ${text}`);
    }
  }
  expect(others).toEqual([]);
  expect(wanted).toBe(all);
  expect(right).toBeGreaterThanOrEqual(found);
});
