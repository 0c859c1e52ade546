import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlap, placeButton, placeSentence, type Edges } from './placing';

const SIZE = 28;
const screen: Edges = { left: 0, top: 0, right: 320, bottom: 480 };
const number = (left: number, top: number, width = 100, height = 20): Edges => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

test('the button stands right of a number, in the middle of its line', () => {
  expect(placeButton(number(20, 100), screen, SIZE)).toEqual({ left: 125, top: 96 });
});

test('left of it where the right edge is near, under it where both are', () => {
  expect(placeButton(number(210, 100), screen, SIZE).left).toBe(210 - 5 - SIZE);
  expect(placeButton(number(0, 100, 320), screen, SIZE)).toEqual({ left: 292, top: 125 });
});

test('above where a field as wide as the screen lies at its bottom', () => {
  expect(placeButton(number(0, 450, 320, 30), screen, SIZE).top).toBe(450 - 5 - SIZE);
});

test('at the first line of a tall text area', () => {
  expect(placeButton(number(20, 100, 100, 300), screen, SIZE).top).toBe(104);
});

test('it is always on the screen, and never over the number where there is room', () => {
  const any = fc.record({
    left: fc.integer({ min: -50, max: 330 }),
    top: fc.integer({ min: -50, max: 500 }),
    width: fc.integer({ min: 10, max: 240 }),
    height: fc.integer({ min: 8, max: 60 }),
  });
  fc.assert(
    fc.property(any, ({ left, top, width, height }) => {
      const box = number(left, top, width, height);
      const place = placeButton(box, screen, SIZE);
      const button = number(place.left, place.top, SIZE, SIZE);
      expect(overlap(button, screen)).toEqual(button);
      expect(overlap(button, box)).toBeNull();
    }),
  );
});

test('a sentence stays on the screen on every side', () => {
  const size = { width: 260, height: 60 };
  expect(placeSentence(number(150, 100, SIZE, SIZE), screen, size)).toEqual({ left: 55, top: 133 });
  expect(placeSentence(number(2, 440, SIZE, SIZE), screen, size)).toEqual({ left: 5, top: 375 });
});
