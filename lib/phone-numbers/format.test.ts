import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatNumber, maskedNumber } from './format';

it.each([
  ['+8613800138000', '+86 138 0013 8000'],
  ['+861012345678', '+86 10 1234 5678'],
  ['+864008123123', '+86 400 812 3123'],
  ['+14155552671', '+1 415 555 2671'],
  ['+85221234567', '+852 2123 4567'],
  ['+442079460958', '+44 20 7946 0958'],
  ['+49301234567', '+49 301 234 567'],
  ['+33123456789', '+33 1 23 45 67 89'],
  ['95588', '95588'],
  ['', ''],
  ['anonymous', 'anonymous'],
])('%s reads %s', (e164, shown) => {
  expect(formatNumber(e164)).toBe(shown);
});

it('never loses or adds a digit', () => {
  const e164 = fc.stringMatching(/^\+[1-9]\d{6,14}$/u);
  fc.assert(fc.property(e164, (number) => formatNumber(number).replaceAll(' ', '') === number));
});

it.each([
  ['+8613800138000', '+86 ••• 8000'],
  ['+14155552671', '+1 ••• 2671'],
  ['01038001380', '••• 1380'],
  ['95588', '••• 5588'],
  ['4711', '4711'],
  ['', ''],
])('%s masked: %s', (number, masked) => {
  expect(maskedNumber(number)).toBe(masked);
});
