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

test('what comes while others are taken is taken in turn, also once more', () => {
  const [first, second, third] = [{}, {}, {}] as ParentNode[];
  const queue = new Queue();
  for (const root of [first, second]) if (root) queue.add(root, false, 'rest');
  expect(queue.take('rest')?.root).toBe(first);
  for (const root of [first, third]) if (root) queue.add(root, false, 'rest');
  const taken = [1, 2, 3, 4].map(() => queue.take('rest')?.root);
  expect(taken[0]).toBe(second);
  expect(taken[1]).toBe(first);
  expect(taken[2]).toBe(third);
  expect(taken[3]).toBeUndefined();
  queue.add(part, true, 'rest');
  expect(queue.take('rest')?.root).toBe(part);
});
