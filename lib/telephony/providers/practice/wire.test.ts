import { describe, expect, test } from 'vitest';
import { keyTones, practiceOffer } from './wire';

describe('practice line', () => {
  test('callers have numbers of fiction, and take turns', () => {
    const numbers = [0, 1, 2, 3].map((turn) => practiceOffer(turn, 'a', 'Practice', 50_000).number);
    for (const number of numbers) expect(number).toMatch(/^\+1\d{3}55501\d{2}$/u);
    expect(new Set(numbers).size).toBe(3);
    expect(numbers[3]).toBe(numbers[0]);
  });

  test('an offer says which queue rang and since when the caller waits', () => {
    expect(practiceOffer(0, 'id', 'Practice', 50_000)).toMatchObject({
      id: 'id',
      line: { queue: 'Practice', waitingSince: 38_000 },
    });
  });

  test.each([
    ['1', [697, 1209]],
    ['0', [941, 1336]],
    ['#', [941, 1477]],
    ['d', [941, 1633]],
    [',', undefined],
    ['', undefined],
    ['12', undefined],
  ])('key %j sounds %j', (key, tones) => {
    expect(keyTones(key)).toEqual(tones);
  });
});
