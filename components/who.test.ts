import { expect, test } from 'vitest';
import { initials, tintOf } from './who';

test.each([
  ['Jane Doe', 'JD'],
  ['Dr. Anneliese-Sophie von Hohenstein', 'DH'],
  ['李薇 · Li Wei', '李薇'],
  ['欧阳娜娜', '娜娜'],
  ['Élodie', 'É'],
  ['+44 20 7946 0018', ''],
  ['', ''],
])('the sign of "%s" is "%s"', (name, sign) => {
  expect(initials(name)).toBe(sign);
});

test('one person keeps one tint', () => {
  expect(tintOf('Jane Doe')).toBe(tintOf('Jane Doe'));
  expect(tintOf('')).toBe(0);
});
