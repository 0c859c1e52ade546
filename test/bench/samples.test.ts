import { expect, it } from 'vitest';
import { percentile, summary } from './samples';

it('takes percentiles by the nearest rank', () => {
  const samples = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect(percentile(samples, 50)).toBe(10);
  expect(percentile(samples, 95)).toBe(19);
  expect(percentile([7], 95)).toBe(7);
});

it('names its figures flatly', () => {
  expect(summary('dial.alive', [1, 2])).toEqual({
    'dial.alive.p50_ms': 1,
    'dial.alive.p95_ms': 2,
    'dial.alive.samples': 2,
  });
});
