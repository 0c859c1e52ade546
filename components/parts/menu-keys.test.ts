import { expect, test } from 'vitest';
import { placeByKey, placeByTyping } from './menu-keys';

const TEXTS = ['Ready', 'Lunch', 'Training', 'Late shift', '休息', 'Offline'];

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 5, 0],
  ['ArrowDown', -1, 0],
  ['ArrowUp', 0, 5],
  ['ArrowUp', -1, 5],
  ['ArrowUp', 3, 2],
  ['Home', 4, 0],
  ['End', 0, 5],
  ['x', 0, null],
])('%s at %d leads to %s', (key, now, place) => {
  expect(placeByKey(key, now, TEXTS.length)).toBe(place);
});

test('no item, no place', () => {
  expect(placeByKey('ArrowDown', -1, 0)).toBeNull();
  expect(placeByTyping([], 'r', -1)).toBeNull();
});

test.each([
  ['t', 0, 2],
  ['l', 0, 1],
  ['l', 1, 3],
  ['l', 3, 1],
  ['la', 1, 3],
  ['LU', 0, 1],
  ['休', 0, 4],
  ['z', 0, null],
])('"%s" typed at %d leads to %s', (typed, now, place) => {
  expect(placeByTyping(TEXTS, typed, now)).toBe(place);
});
