import { expect, test } from 'vitest';
import { serving, withFirst } from './device-order';

test('what is chosen stands first, and the others keep their order', () => {
  expect(withFirst(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b']);
  expect(withFirst(['a', 'b'], 'new')).toEqual(['new', 'a', 'b']);
});

test('the default takes all wishes back, and no list grows for ever', () => {
  expect(withFirst(['a'], '')).toEqual([]);
  const many = Array.from({ length: 20 }, (_, index) => `device ${index}`);
  expect(withFirst(many, 'new')).toEqual(['new', ...many.slice(0, 19)]);
});

test('the first wish that is plugged in serves', () => {
  expect(serving(['gone', 'b', 'a'], ['a', 'b'])).toBe('b');
  expect(serving(['gone'], ['a'])).toBeUndefined();
});
