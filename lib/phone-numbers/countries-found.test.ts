import fc from 'fast-check';
import {
  getCountries,
  getExampleNumber,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { findNumbers } from './find';

const countries = getCountries().filter((country) => getExampleNumber(country, examples));

/** Any valid number of any country: its example with other digits at the end. */
const numbers: fc.Arbitrary<PhoneNumber> = fc
  .tuple(fc.constantFrom(...countries), fc.nat(999_999))
  .map(([country, tail]) => {
    const example = getExampleNumber(country, examples);
    const national = example?.nationalNumber ?? '';
    const kept = national.slice(0, Math.max(2, national.length - 6));
    const digits = String(tail)
      .padStart(6, '0')
      .slice(-(national.length - kept.length));
    const other = parsePhoneNumberFromString(
      `+${example?.countryCallingCode ?? ''}${kept}${digits}`,
    );
    return other?.isValid() ? other : example;
  })
  .filter((number) => number !== undefined);

const FORMS: readonly ((number: PhoneNumber) => string)[] = [
  (number) => number.number,
  (number) => number.formatInternational(),
  (number) => number.formatInternational().replaceAll(' ', '-'),
  (number) => number.formatInternational().replaceAll(' ', '.'),
  (number) => number.formatInternational().replaceAll(' ', '\u00a0'),
  (number) => number.formatInternational().replaceAll(' ', '\u2009'),
  (number) => `\u202a${number.formatInternational()}\u202c`,
];
const written = fc.tuple(numbers, fc.constantFrom(...FORMS));
const BETWEEN = [' / ', '/', ', ', ',', ' or ', '; ', ' | ', ' & ', ' ', ' - ', '、', '\n', '\t'];

describe('numbers of all countries', () => {
  it('are found exactly, however they are formatted for the world', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('US', 'CN', 'DE', 'ZZ'), ([number, form], region) => {
        const text = form(number);
        const found = findNumbers(`Call ${text} now`, { region });
        expect(found.map(({ e164 }) => e164)).toEqual([number.number]);
        expect(found[0]?.certainty).toBe('sure');
      }),
      { numRuns: 3000 },
    );
  });

  it('are two where two stand, whatever stands between them', () => {
    fc.assert(
      fc.property(written, written, fc.constantFrom(...BETWEEN), (a, b, between) => {
        const text = `${a[1](a[0])}${between}${b[1](b[0])}`;
        expect(findNumbers(text, { region: 'US' }).map(({ e164 }) => e164)).toEqual([
          a[0].number,
          b[0].number,
        ]);
      }),
      { numRuns: 3000 },
    );
  });

  it('never reach over a line break or a tab', () => {
    const breaks = fc.constantFrom('\n', '\t', '\r\n');
    fc.assert(
      fc.property(written, breaks, fc.nat(20), ([number, form], lineBreak, at) => {
        const text = form(number);
        const torn = `${text.slice(0, at)}${lineBreak}${text.slice(at)}`;
        for (const { start, end } of findNumbers(torn, { region: 'US' })) {
          expect(torn.slice(start, end)).not.toMatch(/[\n\t]/u);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
