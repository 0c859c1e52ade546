import { describe, expect, it } from 'vitest';
import type { PageNumber } from '../messaging/protocol';
import { listed, mergedNumbers } from './listed-numbers';

const number = (change: Partial<PageNumber>): PageNumber => ({
  e164: '+493023456789',
  text: '030 2345 6789',
  certainty: 'guess',
  ...change,
});

describe('a number of a page', () => {
  it.each([
    ['030 2345 6789', '+493023456789'],
    ['(415) 555-0132', '+14155550132'],
    ['(416) 555-0132', '+14165550132'],
    ['95588', '95588'],
  ])('"%s" names no country', (text, e164) => {
    expect(listed(number({ text, e164 }), false).national).toBe(true);
  });

  it.each([
    ['+49 30 2345 6789', '+493023456789'],
    ['0049 30 2345 6789', '+493023456789'],
    ['Ring us', '+493023456789'],
    ['020 7946 0018', '+493023456789'],
    ['493023456789', '+493023456789'],
  ])('"%s" for %s does, or says nothing of it', (text, e164) => {
    expect(listed(number({ text, e164 }), false).national).toBeUndefined();
  });

  it('is kept in plain words, cut to length; empty ones are left out', () => {
    const long = 'x'.repeat(256);
    const kept = listed(
      number({ name: `\u202E${long}`, company: ' \u200E ', label: 'a \n b' }),
      false,
    );
    expect(kept.name).toBe('x'.repeat(128));
    expect(kept).not.toHaveProperty('company');
    expect(kept.label).toBe('a b');
  });
});

describe('the list of a tab', () => {
  it('has each number once per extension, where it came first, with the newest name', () => {
    const first = mergedNumbers([], [number({}), number({ e164: '+4930111111', name: 'Bo' })]);
    const then = mergedNumbers(first, [
      number({ name: 'Ann' }),
      number({ extension: '12' }),
      number({ e164: '+4930111111' }),
    ]);
    expect(then.map(({ e164, extension, name }) => [e164, extension, name])).toEqual([
      ['+493023456789', undefined, 'Ann'],
      ['+4930111111', undefined, 'Bo'],
      ['+493023456789', '12', undefined],
    ]);
  });

  it('has the page’s own numbers first, whose names no frame changes', () => {
    const framed = { inFrame: true } as const;
    const list = mergedNumbers(
      [],
      [
        { ...number({ e164: '+331' }), ...framed },
        number({ name: 'Ann' }),
        { ...number({ name: 'Mallory' }), ...framed },
        number({ e164: '+4930222222' }),
        { ...number({ e164: '+4930222222', name: 'Cleo' }), ...framed },
      ],
    );
    expect(list.map(({ e164, name }) => [e164, name])).toEqual([
      ['+493023456789', 'Ann'],
      ['+331', undefined],
      ['+4930222222', 'Cleo'],
    ]);
  });

  it('keeps the last 200', () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      number({ e164: `+4930${String(index)}` }),
    );
    const kept = mergedNumbers([], many);
    expect(kept).toHaveLength(200);
    expect(kept.at(-1)?.e164).toBe('+4930249');
  });
});
