import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { findNumbers } from './find';
import { normalised } from './normalise';

const found = (text: string, region = 'US') =>
  findNumbers(text, { region }).map(({ start, end, e164, extension }) => [
    text.slice(start, end),
    e164,
    ...(extension === undefined ? [] : [extension]),
  ]);

describe('findNumbers', () => {
  it.each([
    ['Call +1 415 555 2671 now', 'CN', '+1 415 555 2671', '+14155552671'],
    ['(415) 555-2671', 'US', '(415) 555-2671', '+14155552671'],
    ['手机：138 0013 8000（微信同号）', 'CN', '138 0013 8000', '+8613800138000'],
    ['客服电话400-812-3123', 'CN', '400-812-3123', '+864008123123'],
    ['Zentrale: +49 (0) 30 901820', 'US', '+49 (0) 30 901820', '+4930901820'],
    ['＋８６　１０　１２３４　５６７８', 'US', '＋８６　１０　１２３４　５６７８', '+861012345678'],
    ['‪+44 20 7946 0958‬', 'US', '+44 20 7946 0958', '+442079460958'],
    ['+49\u20091512\u20093460940', 'US', '+49\u20091512\u20093460940', '+4915123460940'],
    ['Tél. 01 23 45 67 89', 'FR', '01 23 45 67 89', '+33123456789'],
    ['代表 ０３ー１２３４ー５６７８', 'JP', '０３ー１２３４ー５６７８', '+81312345678'],
    ['هاتف ٠٥٠ ١٢٣ ٤٥٦٧', 'SA', '٠٥٠ ١٢٣ ٤٥٦٧', '+966501234567'],
  ])('finds the number in "%s" (%s)', (text, region, shown, e164) => {
    expect(found(text, region)).toEqual([[shown, e164]]);
  });

  it.each([
    ['+1 415 555 2671 ext. 12', '+1 415 555 2671 ext. 12', '12'],
    ['+1 415 555 2671 x12', '+1 415 555 2671 x12', '12'],
    ['+86 21 6123 4567转801', '+86 21 6123 4567转801', '801'],
    ['+86 21 6123 4567（分机801）', '+86 21 6123 4567（分机801）', '801'],
    ['+1 415 555 2671, 45 days', '+1 415 555 2671', undefined],
  ])('reads the extension in "%s"', (text, shown, extension) => {
    const [number] = findNumbers(text, { region: 'US' });
    expect(text.slice(number?.start, number?.end)).toBe(shown);
    expect(number?.extension).toBe(extension);
  });

  it('finds several, and never joins two', () => {
    expect(found('(415) 555-2671 / (415) 555-2672; +86 138 0013 8000')).toEqual([
      ['(415) 555-2671', '+14155552671'],
      ['(415) 555-2672', '+14155552672'],
      ['+86 138 0013 8000', '+8613800138000'],
    ]);
    expect(found('2123 4567 9123 9148', 'HK').map(([, e164]) => e164)).toEqual([
      '+85221234567',
      '+85291239148',
    ]);
  });

  it.each([
    ['2024-03-05 10:11:12', 'CN'],
    ['05.03.2024 - 07.03.2024', 'DE'],
    ['2024年3月5日', 'CN'],
    ['10.20.30.40:8080', 'US'],
    ['$4,155,552,671.00 or 4 155 552,67 €', 'FR'],
    ['Order no. 4155552671', 'US'],
    ['订单号：13800138000', 'CN'],
    ['SO-20240305-5384', 'HK'],
    ['ISBN 978-3-16-148410-0', 'US'],
    ['DE44 5001 0517 5407 3249 31', 'DE'],
    ['4111 1111 1111 1111', 'US'],
    ['f4980d9b-2b5b-0de4-0628-350aa58536ae', 'US'],
    ['1733160041', 'US'],
    ['https://crm.example/r/4155552671?x=13800138000', 'CN'],
    ['4155552671@qq.com', 'US'],
    ['v114.0.6174.79', 'US'],
    ['110105194912310021', 'CN'],
    ['1 2 3 4 5 6 7 8 9 10 11', 'US'],
    ['52.5200066, 13.4049540', 'DE'],
  ])('leaves "%s" alone', (text, region) => {
    expect(found(text, region)).toEqual([]);
  });

  it('says how sure it is: a country code in the text, or the region', () => {
    expect(findNumbers('+1 415 555 2671', { region: 'CN' })[0]?.certainty).toBe('sure');
    expect(findNumbers('415 555 2671', { region: 'US' })[0]?.certainty).toBe('guess');
  });
});

describe('every country that libphonenumber knows', () => {
  const countries = getCountries().flatMap((country) => {
    const example = getExampleNumber(country, examples);
    return example ? [{ country, example }] : [];
  });
  it.each(countries)('$country: international and national form', ({ country, example }) => {
    const e164 = [example.number];
    const read = (text: string, region: string): string[] =>
      findNumbers(text, { region }).map((number) => number.e164);
    expect(read(example.formatInternational(), 'US')).toEqual(e164);
    // Fewer than six digits are never taken for a national number.
    if (example.nationalNumber.length < 6) return;
    expect(read(`Tel: ${example.formatNational()}`, country)).toEqual(e164);
  });
});

describe('any text', () => {
  const alphabet = [
    ...Array.from('0123456789+-.()/ xX#:,;转号T￥年'),
    '\u00a0',
    '\u2009',
    '\u202a',
    '８',
    '\n',
    '😀',
  ];
  const texts = fc
    .array(fc.constantFrom(...alphabet), { maxLength: 60 })
    .map((all) => all.join(''));

  it('keeps its length when normalised', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => normalised(text).length === text.length),
    );
  });

  it('gives spans in order that begin and end with a digit, sign or bracket of the text', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('US', 'CN', 'DE', 'HK', 'XX'), (text, region) => {
        let last = 0;
        for (const { start, end, e164 } of findNumbers(text, { region })) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(e164).toMatch(/^\+[1-9]\d{4,16}$/u);
          expect(normalised(text).slice(start, end)).toMatch(/^[+(\d].*[\d)]$/su);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('invents no digit: what is dialled was in the text, but for country code and zeros', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end, e164, extension = '' } of findNumbers(text, { region: 'CN' })) {
          const digits = normalised(text).slice(start, end).replace(/\D/gu, '');
          const shown = digits.slice(0, digits.length - extension.length);
          expect(shown.endsWith(e164.slice(-7).replace(/^0+/u, ''))).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
