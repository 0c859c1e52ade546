import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pause } from '../../pause';
import { AudioPath } from './audio-path';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function path() {
  const state: { iceConnectionState: RTCIceConnectionState } = { iceConnectionState: 'connected' };
  const connection = Object.assign(new EventTarget(), state);
  const over = new AbortController();
  const restart = vi.fn(() => Promise.resolve());
  const giveUp = vi.fn();
  new AudioPath({ connection, restart, giveUp, pause, signal: over.signal });
  const become = (state: RTCIceConnectionState): void => {
    connection.iceConnectionState = state;
    connection.dispatchEvent(new Event('iceconnectionstatechange'));
  };
  return { become, restart, giveUp, over };
}

test('a path that mends itself at once is left alone', async () => {
  const { become, restart, giveUp } = path();
  become('disconnected');
  await vi.advanceTimersByTimeAsync(1_000);
  become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restart).not.toHaveBeenCalled();
  expect(giveUp).not.toHaveBeenCalled();
});

test('a lost path is sought again and again, and given up once, after 30 s', async () => {
  const { become, restart, giveUp } = path();
  become('disconnected');
  await vi.advanceTimersByTimeAsync(10_000);
  become('failed');
  await vi.advanceTimersByTimeAsync(19_000);
  expect(restart.mock.calls.length).toBeGreaterThan(2);
  expect(giveUp).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(giveUp).toHaveBeenCalledTimes(1);
});

test('a path that is found stops the search, also one that is found by a restart', async () => {
  const { become, restart, giveUp } = path();
  become('failed');
  await vi.advanceTimersByTimeAsync(100);
  become('checking');
  become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restart).toHaveBeenCalledTimes(1);
  expect(giveUp).not.toHaveBeenCalled();
});

test('a call that has ended is neither mended nor given up', async () => {
  const { become, restart, giveUp, over } = path();
  become('disconnected');
  over.abort();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restart).not.toHaveBeenCalled();
  expect(giveUp).not.toHaveBeenCalled();
});
