import fc from 'fast-check';
import { expect, it } from 'vitest';
import { counted, localDay, timesOf, type StateTimes } from './state-times';

const noon = new Date(2026, 4, 5, 12).getTime();
const midnight = new Date(2026, 4, 6).getTime();
const today = '2026-05-05';

it('counts each state by the agent’s own day, the running one too', () => {
  const ready = counted(null, 'ready', noon);
  const paused = counted(ready, 'break', noon + 5_000);
  expect(timesOf({ stateTimes: paused }, today, noon + 7_000)).toEqual({
    ready: 5_000,
    break: 2_000,
    'after-call': 0,
    'not-ready': 0,
    offline: 0,
  });
  expect(counted(paused, 'break', noon + 9_000)).toBe(paused);
});

it('begins anew at midnight, with what has passed of the night', () => {
  const evening = counted(null, 'ready', midnight - 60_000);
  expect(timesOf({ stateTimes: evening }, '2026-05-06', midnight + 1_000).ready).toBe(1_000);
  const night = counted(evening, 'offline', midnight + 1_000);
  expect(night).toMatchObject({ day: '2026-05-06', spent: { ready: 1_000 } });
  expect(timesOf({ stateTimes: night }, today, midnight + 2_000).ready).toBe(0);
});

it('never counts more, or less, than the time that has passed', () => {
  const duties = fc.constantFrom('ready', 'break', 'after-call', 'not-ready', 'offline' as const);
  fc.assert(
    fc.property(fc.array(fc.tuple(duties, fc.nat(10_000))), (changes) => {
      let at = noon;
      let times: StateTimes | null = counted(null, 'ready', at);
      for (const [duty, wait] of changes) {
        at += wait;
        times = counted(times, duty, at);
      }
      const spent = Object.values(timesOf({ stateTimes: times }, localDay(at), at));
      expect(spent.reduce((all, one) => all + one, 0)).toBe(at - noon);
    }),
  );
});
