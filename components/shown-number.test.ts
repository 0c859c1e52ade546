import { expect, test } from 'vitest';
import { shownNumber } from './shown-number';

test.each([
  ['+8613800138000', '+86 138 0013 8000'],
  ['+14155550132', '+1 415 555 0132'],
  ['+442079460018', '+44 207 946 0018'],
  ['+35312345678', '+353 1234 5678'],
  ['95555', '95555'],
  ['sip:alice@pbx.example', 'sip:alice@pbx.example'],
  ['', ''],
])('%s is shown as %s', (number, shown) => {
  expect(shownNumber(number)).toBe(shown);
});

test('shows the digits that are dialled, no more and no fewer', () => {
  for (let digits = 7; digits <= 15; digits += 1) {
    const number = `+${'4'.repeat(digits)}`;
    expect(shownNumber(number).replaceAll(' ', '')).toBe(number);
  }
});
