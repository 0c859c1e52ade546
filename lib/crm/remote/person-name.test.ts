import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, nameFit, runsOf, searchable, splitName, wordsOf } from './person-name';

describe('a name in its parts', () => {
  it.each([
    ['Jane Doe', 'Jane', 'Doe'],
    ['  Jane   Q.  Doe ', 'Jane Q.', 'Doe'],
    ['Doe, Jane', 'Jane', 'Doe'],
    ['Jane van der Berg', 'Jane', 'van der Berg'],
    ['João da Silva', 'João', 'da Silva'],
    ['Lisa Le', 'Lisa', 'Le'],
    ['Le Minh', 'Le', 'Minh'],
    ['Cher', '', 'Cher'],
    ['王伟', '伟', '王'],
    ['欧阳明', '明', '欧阳'],
    ['김민준', '민준', '김'],
    ['王', '', '王'],
    ['', '', ''],
  ])('%s', (typed, first, last) => expect(splitName(typed)).toEqual({ first, last }));

  it('always has a last one, and loses no letter', () => {
    const letters = (text: string) => Array.from(text.replace(/[\s,]/gu, '')).sort().join('');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const { first, last } = splitName(typed);
        if (inOrder(typed) !== '') expect(last).not.toBe('');
        expect(letters(first + last)).toBe(letters(typed));
      }),
    );
  });
});

describe('what of it is searched for', () => {
  it('are words, Chinese by character or in one piece', () => {
    expect(wordsOf("O'Brien-Smith 王伟 Doe")).toEqual(['O', 'Brien', 'Smith', '王', '伟', 'Doe']);
    expect(runsOf('王伟 Doe')).toEqual(['王伟', 'Doe']);
  });

  it('holds nothing that a query language knows, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const text = searchable(typed);
        expect(text).toMatch(/^[\p{L}\p{M}\p{N}’. -]*$/u);
        expect(text.length).toBeLessThanOrEqual(100);
        expect(wordsOf(typed).join('')).toMatch(/^[\p{L}\p{M}\p{N}]*$/u);
      }),
    );
  });
});

describe('how well a name fits', () => {
  it.each([
    ['Jane Doe', 'jane doe', 0],
    ['Müller', 'muller', 0],
    ['Strauß', 'Strauss', 0],
    ["Sinéad O'Connor", 'sinead o connor', 0],
    ['伟 王', '王伟', 1],
    ['Doe Jane', 'jane doe', 1],
    ['Jane Ann Doe', 'jane doe', 2],
    ['Janet Doeberg', 'jane doe', 3],
    ['Maryjane Doe', 'jane doe', 4],
    ['John Doe', 'jane doe', undefined],
    ['Jane Doe', '?!', undefined],
  ])('%s for %s: %s', (name, typed, fit) => expect(nameFit(name, typed)).toBe(fit));
});
