import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { candidateGate } from './gathering';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const STUN = [{ urls: 'stun:stun.acme.example' }];
const BOTH = [{ urls: ['stun:stun.acme.example', 'turn:turn.acme.example?transport=tcp'] }];

function gate(iceServers: readonly RTCIceServer[]) {
  const ready = vi.fn();
  const take = candidateGate(iceServers);
  return { ready, come: (type: RTCIceCandidateType) => take({ type }, ready) };
}

test('an INVITE leaves within 200 ms of the first candidate although STUN is silent', () => {
  const { ready, come } = gate(STUN);
  come('host');
  come('host');
  expect(ready).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(ready).toHaveBeenCalledTimes(1);
});

test('at once when every kind that the servers promise is there', () => {
  const { ready, come } = gate(BOTH);
  come('host');
  come('srflx');
  expect(ready).not.toHaveBeenCalled();
  come('relay');
  expect(ready).toHaveBeenCalledTimes(1);
});

test('without servers nobody is waited for longer than this machine’s own addresses take', () => {
  const { ready, come } = gate([]);
  come('host');
  vi.advanceTimersByTime(20);
  expect(ready).toHaveBeenCalledTimes(1);
});
