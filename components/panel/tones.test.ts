import { expect, test } from 'vitest';
import { tonesIn } from './tones';

test.each([
  ['1234#', '1234#'],
  ['1234-5678 90', '1234567890'],
  ['(020) 79.46', '0207946'],
  ['12,,34', '12,,34'],
  ['12pp34P5', '12,,34,5'],
  ['１２＃，３', '12#,3'],
  ['a1d', 'A1D'],
  ['12–34', '1234'],
  [' ', ''],
])('"%s" sends "%s"', (text, tones) => {
  expect(tonesIn(text)).toEqual({ ok: true, tones });
});

test.each(['12x34', 'call me', '1;2', '+49 30', '12€'])('"%s" sends nothing', (text) => {
  expect(tonesIn(text)).toEqual({ ok: false });
});
