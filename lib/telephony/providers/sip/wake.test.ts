import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onWake } from './wake';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  let slept = 0;
  const woken = vi.fn();
  const over = new AbortController();
  const look = onWake(woken, over.signal, () => Date.now() + slept);
  return { woken, over, look, sleep: (ms: number) => void (slept += ms) };
}

test('timers that come in time are no sleep, however long', () => {
  const { woken } = watched();
  vi.advanceTimersByTime(3_600_000);
  expect(woken).not.toHaveBeenCalled();
});

test('F10: a gap on the wall clock is told once', () => {
  const { woken, sleep } = watched();
  sleep(60_000);
  vi.advanceTimersByTime(5_000);
  expect(woken).toHaveBeenCalledTimes(1);
});

test('F10: a look that is asked for sees the sleep before the next one that is due', () => {
  const { woken, sleep, look } = watched();
  sleep(60_000);
  look();
  expect(woken).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(5_000);
  expect(woken).toHaveBeenCalledTimes(1);
});

test('a busy moment is no sleep, and nothing is told after the end', () => {
  const { woken, sleep, over } = watched();
  sleep(3_000);
  vi.advanceTimersByTime(1_000);
  over.abort();
  sleep(60_000);
  vi.advanceTimersByTime(5_000);
  expect(woken).not.toHaveBeenCalled();
});
