import { describe, expect, it } from 'vitest';
import { findNumbers } from './find';
import { mayHoldNumber } from './find/gate';
import { telTarget } from './find/tel-link';
import { numbersInLetters } from './in-letters';
import { parseNumber } from './parse';

const found = (text: string, region: string) =>
  findNumbers(text, { region }).map(({ start, end, e164 }) => [text.slice(start, end), e164]);

describe('a number that is partly a word', () => {
  it.each([
    ['1-800-FLOWERS', 'US', '1-800-FLOWERS', '+18003569377'],
    ['Order by phone: 1-800-PUMPS-4U', 'US', '1-800-PUMPS-4U', '+18007867748'],
    ['Cover: 1-800-MEDICARE (24 h)', 'US', '1-800-MEDICARE', '+18006334227'],
    ['or 1-800-Got-Junk, any day', 'CA', '1-800-Got-Junk', '+18004685865'],
    ['1 (888) NYC-TAXI', 'US', '1 (888) NYC-TAXI', '+18886928294'],
    ['call 800 FLOWERS', 'US', '800 FLOWERS', '+18003569377'],
    ['Bulk orders — 1-855-4-TORRANCE', 'US', '1-855-4-TORRANCE', '+18554867726'],
    ['1 800 GO FEDEX', 'US', '1 800 GO FEDEX', '+18004633339'],
    ['Dial 1-310-370-CALL and press 0', 'US', '1-310-370-CALL', '+13103702255'],
    ['from abroad: +1 800 FLOWERS', 'DE', '+1 800 FLOWERS', '+18003569377'],
    ['Service Desk on 1800 SERVIC', 'AU', '1800 SERVIC', '+611800737842'],
    ['Ring 0800-BUZZER', 'NZ', '0800-BUZZER', '+64800289937'],
  ])('in "%s" (%s) is found and rung', (text, region, shown, e164) => {
    expect(mayHoldNumber(text)).toBe(true);
    expect(found(text, region)).toEqual([[shown, e164]]);
    expect(parseNumber(shown, region)?.e164).toBe(e164);
  });

  it.each([
    ['over 800 CUSTOMERS in ten states', 'US'],
    ['1300 PITTWATER ROAD', 'AU'],
    ['1-800-FLOWERS', 'AU', '+18003569377'],
    ['800-FLOWERS', 'DE'],
    ['SKU 1-800-ABCDEFG', 'US'],
    ['310-370-CALL', 'US'],
    ['1-800-CALL US', 'US'],
    ['X1-800-FLOWERS', 'US'],
    ['1-800-FLÖWERS', 'US'],
    ['2026 ANNUAL REPORT', 'US'],
  ])('is in "%s" (%s) only if it can be nothing else', (text, region, e164?: string) => {
    expect(found(text, region).map(([, number]) => number)).toEqual(e164 ? [e164] : []);
  });

  it('is dialled by a link as by its text', () => {
    const context = { region: 'US' };
    expect(telTarget('tel:1-800-FLOWERS', context)?.e164).toBe('+18003569377');
    expect(telTarget('tel:FLOWERS', context)).toBeNull();
  });

  it('stands beside others, in order, with its extension', () => {
    const text = 'Tel 415-555-2671 or 1-888-NYC-TAXI ext. 12, fax 415-555-2672';
    const numbers = findNumbers(text, { region: 'US' });
    expect(numbers.map(({ e164, extension }) => [e164, extension])).toEqual([
      ['+14155552671', undefined],
      ['+18886928294', '12'],
      ['+14155552672', undefined],
    ]);
  });

  it('takes no time with a long text of capitals', () => {
    const text = `800-${'AB-'.repeat(20_000)}`;
    expect(numbersInLetters(text, '1')).toEqual([]);
  });
});
