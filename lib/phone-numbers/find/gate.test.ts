import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findNumbers } from '../find';
import { mayHoldNumber } from './gate';

const FOLDER = new URL('../cases/', import.meta.url);
const texts = readdirSync(FOLDER)
  .filter((file) => file !== 'surroundings.txt')
  .flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').split('\n'))
  .map((line) => /^([A-Z]{2}): (.*?)(?: => .*)?$/u.exec(line))
  .map((match) => ({ region: match?.[1] ?? '', text: match?.[2]?.replace(/[«»]/gu, '') ?? '' }));

describe('mayHoldNumber', () => {
  it('lets every text through in which a number is found', () => {
    const stopped = texts.filter(
      ({ region, text }) => !mayHoldNumber(text) && findNumbers(text, { region }).length > 0,
    );
    expect(stopped).toEqual([]);
  });

  it.each(['', 'Call me', '27608', 'Room 415', '$1,234.5', '12 of 345', '4.15 km'])(
    'stops "%s"',
    (text) => {
      expect(mayHoldNumber(text)).toBe(false);
    },
  );

  it.each(['客服电话：95588', 'Tel. 411', '４１５５５５', '(415) 555-2671', '4 1 5 5 5 5'])(
    'lets "%s" through',
    (text) => {
      expect(mayHoldNumber(text)).toBe(true);
    },
  );
});
