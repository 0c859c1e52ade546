import { expect, test } from 'vitest';
import { plainText } from './plain-text';

test.each([
  ['Ana Díaz', 'Ana Díaz'],
  [undefined, ''],
  ['a\u202Egnp.exe\u202C', 'agnp.exe'],
  ['a\r\nb\tc\0d', 'a b cd'],
  [' <img src=x onerror=alert(1)> ', '<img src=x onerror=alert(1)>'],
  ['broken \uD83D', 'broken \uFFFD'],
  ['李薇', '李薇'],
])('%j is shown as %j', (text, shown) => {
  expect(plainText(text)).toBe(shown);
});

test('it is cut after 128 units, and never in the middle of a letter', () => {
  expect(plainText('x'.repeat(70_000))).toHaveLength(128);
  expect(plainText(`${'x'.repeat(127)}😀`)).toBe('x'.repeat(127));
});
