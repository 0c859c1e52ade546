import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import type { CallLogger, Contact } from '../../crm/connector';
import type { FinishedCall } from '../agent/finished-call';
import type { CallLog } from './call-log';
import { FakeCrm, FakeOffice, finishedCall, Life, type Mood } from './fake-office';

vi.mock('../../words', () => ({ words: (...said: readonly string[]) => said.join(' ') }));
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
});

const IDS = ['a', 'b'] as const;
const CONTACTS = ['Jane', 'Joan', 'Jim'].map((name): Contact => {
  const record = { connector: 'salesforce', type: 'Contact', id: name } as const;
  return { name, record, why: { source: 'salesforce', host: 'x', crm: 'x', field: 'phone' } };
});
const mood = fc.constantFrom<Mood>(
  'takes',
  'takes',
  'loses-reply',
  'unreachable',
  'rate-limited',
  'expired',
);

/** What the agent has written about a call: how often, and how often that was taken. */
type Book = Map<string, { wanted: number; taken: number }>;

/** The version says whom it is with: what belongs together must arrive together. */
function written(call: FinishedCall, version: number): FinishedCall {
  const customer = version % 4 === 3 ? 'nobody' : version % 4;
  return { ...call, note: `Version ${String(version)}`, contacts: CONTACTS, customer };
}

/** What a hub does in one life: every call is finished, and is changed later, as often as it is asked. */
async function shiftOf(callLog: CallLog, book: Book, changes: number): Promise<void> {
  const { outbox } = callLog;
  await callLog.open();
  for (let round = 0; round <= changes; round += 1) {
    for (const id of IDS) {
      const known = await outbox.finished(id);
      if (!known && (await outbox.has(id))) continue;
      const entry = book.get(id) ?? { wanted: 0, taken: 0 };
      book.set(id, entry);
      if (known && round === 0) continue;
      entry.wanted += 1;
      const version = entry.wanted;
      await outbox.finish(written(known ?? finishedCall(id), version), version % 2 === 0);
      entry.taken = version;
    }
    await callLog.run();
  }
}

it.each<CallLogger['guarantee']>(['once', 'once-asked', 'at-least-once'])(
  'whenever the worker is killed, a CRM that promises "%s" has each call as it was left',
  async (promised) => {
    const life = fc.record({ kill: fc.nat({ max: 60 }), changes: fc.nat({ max: 2 }) });
    const lives = fc.array(life, { minLength: 1, maxLength: 10 });
    let amendments = 0;
    await fc.assert(
      fc.asyncProperty(lives, fc.array(mood, { maxLength: 20 }), async (plan, moods) => {
        const crm = new FakeCrm(promised, 'amends');
        const office = new FakeOffice(crm);
        const book: Book = new Map();
        crm.moods = moods;
        for (const { kill, changes } of plan) {
          const one = new Life(kill);
          await Promise.race([one.died, shiftOf(office.worker(one), book, changes)]);
          office.now += 60_000;
        }
        const last = office.worker();
        await shiftOf(last, book, 0);
        for (let tries = 0; office.snapshot.callLog.undelivered > 0 && tries < 50; tries += 1) {
          await last.connected();
          await office.timePasses(last);
        }
        for (const id of IDS) {
          const { wanted = 0, taken = 0 } = book.get(id) ?? {};
          const there = crm.records.filter((record) => record.id === id);
          if (promised !== 'at-least-once') expect(there).toHaveLength(1);
          const kept = there.at(-1);
          const version = Number(/^Version (\d+)$/u.exec(kept?.note ?? '')?.[1]);
          // What was never taken may have come through, or not; what was taken must.
          expect(version).toBeGreaterThanOrEqual(taken);
          expect(version).toBeLessThanOrEqual(wanted);
          const whom = written(finishedCall(id), version).customer;
          const contact = typeof whom === 'number' ? CONTACTS[whom]?.name : undefined;
          expect(kept?.contact?.id).toBe(contact);
        }
        amendments += crm.amended.length;
      }),
      { numRuns: 300 },
    );
    expect(amendments).toBeGreaterThan(300);
  },
);
