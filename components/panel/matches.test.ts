import { expect, test } from 'vitest';
import type { PageNumber } from '../../lib/messaging/protocol';
import { looksLikeNumber, matchingNumbers } from './matches';

const mueller: PageNumber = {
  e164: '+493023456789',
  text: '030 2345 6789',
  certainty: 'sure',
  name: 'Jörg Müller',
  company: 'Acme',
};

test.each([
  ['+44 20 7946 0018', true],
  ['(415) 555-0132', true],
  ['tel:+8613800138000', true],
  ['*100#', true],
  ['Li Wei', false],
  ['5 Jane', false],
  ['', false],
  ['  ', false],
])('"%s" is a number: %s', (text, number) => {
  expect(looksLikeNumber(text)).toBe(number);
});

test.each(['', 'muller', 'MÜLLER', 'acme', '030 2345', '2345 67', '+49 30'])(
  '"%s" finds Jörg Müller',
  (typed) => {
    expect(matchingNumbers([mueller], typed)).toEqual([mueller]);
  },
);

test.each(['Weber', '99', 'müllerin'])('"%s" does not', (typed) => {
  expect(matchingNumbers([mueller], typed)).toEqual([]);
});
