import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallLogger } from '../../crm/connector';
import type { CallLog } from './call-log';
import { FakeCrm, FakeOffice, finishedCall, Life, type Mood } from './fake-office';

vi.mock('../../words', () => ({ words: (...said: readonly string[]) => said.join(' ') }));
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
});

describe('whenever the worker is killed', () => {
  const mood = fc.constantFrom<Mood>(
    'takes',
    'loses-reply',
    'unreachable',
    'rate-limited',
    'expired',
  );
  const guarantees: readonly CallLogger['guarantee'][] = ['once', 'once-asked', 'at-least-once'];

  it.each(guarantees)(
    'every call is in a CRM that promises "%s", as promised',
    async (promised) => {
      const lives = fc.array(fc.nat({ max: 40 }), { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(lives, fc.array(mood, { maxLength: 20 }), async (kills, moods) => {
          const crm = new FakeCrm(promised);
          const office = new FakeOffice(crm);
          crm.moods = moods;
          const ids = ['a', 'b', 'c'];
          for (const steps of kills) {
            const life = new Life(steps);
            const callLog = office.worker(life);
            await Promise.race([life.died, shiftOf(callLog, ids)]);
            office.now += 60_000;
          }
          const last = office.worker();
          await shiftOf(last, ids);
          for (let tries = 0; office.snapshot.callLog.undelivered > 0 && tries < 50; tries += 1) {
            await last.connected();
            await office.timePasses(last);
          }
          for (const id of ids) {
            const there = crm.records.filter((record) => record.id === id);
            expect(there.every(({ note }) => note === `All of the note of ${id}`)).toBe(true);
            if (promised === 'at-least-once') expect(there.length).toBeGreaterThanOrEqual(1);
            else expect(there).toHaveLength(1);
          }
        }),
        { numRuns: 300 },
      );
    },
  );

  /** What a hub does: what was not finished when the one before was stopped is finished now. */
  async function shiftOf(callLog: CallLog, ids: readonly string[]): Promise<void> {
    await callLog.open();
    for (const id of ids) {
      if (!(await callLog.outbox.has(id))) await callLog.outbox.finish(finishedCall(id), true);
    }
    await callLog.run();
  }
});
