import fc from 'fast-check';
import { getExampleNumber, type CountryCode } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { formsOf, writesNumber, writtenNumber } from './written-forms';

describe('writtenNumber', () => {
  it.each([
    '+8613188888888',
    '8613188888888',
    '008613188888888',
    '13188888888',
    '131-8888-8888',
    '+86 131 8888 8888',
    '(+86) 131 88888888',
    'tel:+86-131-8888-8888',
  ])('reads %s as one and the same', (typed) => {
    const { typed: asTyped, ...number } = writtenNumber(typed, 'CN');
    expect(asTyped).toBe(typed);
    expect(number).toEqual({
      key: '+8613188888888',
      e164: '+8613188888888',
      digits: '8613188888888',
      national: '13188888888',
      significant: '13188888888',
      formatted: '131 8888 8888',
      international: '+86 131 8888 8888',
      region: 'CN',
    });
  });

  it('keeps the trunk prefix where people dial one', () => {
    const number = writtenNumber('+4930123456', 'CN');
    expect(number).toMatchObject({ national: '030123456', significant: '30123456' });
  });

  it('leaves short codes, names and withheld callers as they are', () => {
    expect(writtenNumber('95588', 'CN')).toMatchObject({ key: '95588', national: '95588' });
    expect(writtenNumber('anonymous', 'CN')).toMatchObject({ key: 'anonymous' });
    expect(writtenNumber('95588', 'CN').e164).toBeUndefined();
    expect(formsOf(writtenNumber('', 'CN'), ['e164', 'national', 'typed'])).toEqual([]);
  });

  it('knows its own forms again, in every country', () => {
    const countries = Object.keys(examples) as CountryCode[];
    fc.assert(
      fc.property(fc.constantFrom(...countries), (country) => {
        const example = getExampleNumber(country, examples);
        if (!example) return;
        const number = writtenNumber(example.number, country);
        for (const form of formsOf(number, ['e164', 'national', 'formatted'])) {
          expect(writesNumber(form, number), form).toBe(true);
        }
        for (const form of formsOf(number, ['e164', 'digits'])) {
          expect(form.endsWith(number.significant), form).toBe(true);
        }
      }),
    );
  });
});

describe('formsOf', () => {
  it('gives each text once, in the order wanted', () => {
    const number = writtenNumber('13188888888', 'CN');
    expect(formsOf(number, ['e164', 'national', 'significant', 'typed'])).toEqual([
      '+8613188888888',
      '13188888888',
    ]);
  });
});

describe('writesNumber', () => {
  const number = writtenNumber('+8613188888888', 'CN');
  it.each([
    '131 8888 8888',
    '0086-131-8888-8888',
    '+86 131 8888 8888 ext. 3',
    '１３１８８８８８８８８',
  ])('takes %s', (text) => expect(writesNumber(text, number)).toBe(true));
  it.each(['', '3188888888', '913188888888', '+1 318 888 8888', '13188888889', 'no number'])(
    'refuses %s',
    (text) => expect(writesNumber(text, number)).toBe(false),
  );
});
