import { expect, test } from 'vitest';
import { Queue } from './queue';

const part = {} as ParentNode;

test('a part waits once, with all below it if anybody wanted that', () => {
  const queue = new Queue();
  queue.add(part, false, 'changed');
  queue.add(part, true, 'changed');
  queue.add(part, false, 'changed');
  expect(queue.size('changed')).toBe(1);
  expect(queue.take('changed')).toEqual({ root: part, deep: true });
  expect(queue.take('changed')).toBeNull();
});

test('levels do not mix', () => {
  const queue = new Queue();
  queue.add(part, true, 'rest');
  expect(queue.take('screen')).toBeNull();
  queue.clear();
  expect(queue.take('rest')).toBeNull();
});
