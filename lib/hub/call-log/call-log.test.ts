import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallLogger, Contact } from '../../crm/connector';
import { EMPTY_SNAPSHOT, type Snapshot } from '../../snapshot/snapshot';
import type { Store } from '../store';
import { CallLog } from './call-log';
import { FakeCrm, FakeDisk, finishedCall, Life, type Mood } from './fake-office';

vi.mock('../../words', () => ({ words: (...said: readonly string[]) => said.join(' ') }));

const EDWARD = { name: 'Edward', issuer: 'https://id.example' };
const DAY_MS = 24 * 3_600_000;

let now: number;
let disk: FakeDisk;
let crm: FakeCrm;
let snapshot: Snapshot;
let woken: number | undefined;
let names: ('salesforce' | 'dynamics')[];

/** A worker's life from its start on. */
function worker(life = new Life()): CallLog {
  woken = undefined;
  return new CallLog({
    store: {
      get snapshot() {
        return snapshot;
      },
      changeSnapshot: (patch: Partial<Snapshot>) => {
        snapshot = { ...snapshot, ...patch };
        return Promise.resolve();
      },
    } as unknown as Store,
    rows: disk.for(life),
    connectors: () => names.map((name) => crm.connector(life, name)),
    wake: (at) => (woken = at),
    alone: (_name, work) => work(),
    random: () => 1,
    now: () => now,
    log: { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() },
  });
}

async function opened(): Promise<CallLog> {
  const callLog = worker();
  await callLog.open();
  return callLog;
}

/** Everything that happens by itself from now on, whenever that may be. */
async function timePasses(callLog: CallLog): Promise<void> {
  await callLog.run();
  while (woken !== undefined) {
    now = Math.max(now, woken);
    await callLog.run();
  }
}

async function take(callLog: CallLog, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await callLog.outbox.finish(finishedCall(id), true);
  await callLog.run();
}

beforeEach(() => {
  vi.useFakeTimers();
  now = 10_000;
  disk = new FakeDisk();
  crm = new FakeCrm();
  names = ['salesforce'];
  snapshot = { ...EMPTY_SNAPSHOT, account: null };
});

const recorded = () => crm.records.map(({ id }) => id);
const states = () => snapshot.callLog.calls;

describe('a finished call', () => {
  it('goes to every CRM at once, and leaves nothing of itself behind', async () => {
    names = ['salesforce', 'dynamics'];
    crm = new FakeCrm('at-least-once');
    await take(await opened(), 'one');
    expect(recorded()).toEqual(['one', 'one']);
    expect(crm.told.map(({ again }) => again)).toEqual([false, false]);
    expect(states()['one']).toEqual([
      { connector: 'salesforce', crm: 'Salesforce', state: 'saved' },
      { connector: 'dynamics', crm: 'Dynamics 365', state: 'saved' },
    ]);
    expect(disk.rows.get('one')?.entry).not.toMatch(/note|30123456/u);
    expect(snapshot.callLog).toMatchObject({ undelivered: 0, failed: 0 });
  });

  it('waits for last words where its wrap-up closed by itself', async () => {
    const callLog = await opened();
    await callLog.outbox.finish(finishedCall('one'), false);
    await callLog.outbox.finish(finishedCall('one', { note: 'The last words' }), false);
    await callLog.run();
    expect(recorded()).toEqual([]);
    await timePasses(callLog);
    expect(crm.records).toMatchObject([{ note: 'The last words' }]);
    expect(states()['one']?.[0]).not.toHaveProperty('outdated');
  });

  it('that was changed after it was sent is told to be older there', async () => {
    const callLog = await opened();
    crm.moods = ['loses-reply'];
    await take(callLog, 'one');
    await callLog.outbox.finish(finishedCall('one', { note: 'Too late' }), true);
    await timePasses(callLog);
    expect(crm.records).toMatchObject([{ note: 'All of the note of one' }]);
    expect(states()['one']).toMatchObject([{ state: 'saved', outdated: true }]);
  });

  it('waits a day for a first CRM, and no longer', async () => {
    names = [];
    await take(await opened(), 'one', 'two');
    expect(snapshot.callLog).toMatchObject({ undelivered: 0, calls: {} });
    names = ['salesforce'];
    const row = disk.rows.get('two');
    if (row) disk.rows.set('two', { ...row, until: now });
    await timePasses(await opened());
    expect(recorded()).toEqual(['one']);
    expect([...disk.rows.keys()]).toEqual(['one']);
  });

  it('that nobody could be told of is never dropped', async () => {
    crm.moods = ['refused'];
    await take(await opened(), 'one');
    now += 1_000 * DAY_MS;
    const callLog = await opened();
    expect(states()['one']).toMatchObject([{ state: 'failed', code: 'refused' }]);
    expect(snapshot.callLog).toMatchObject({ undelivered: 1, failed: 1 });
    await callLog.tryAgain('one');
    expect(recorded()).toEqual(['one']);
    now += 31 * DAY_MS;
    await opened();
    expect(disk.rows.size).toBe(0);
  });
});

describe('a CRM that does not take it', () => {
  it('is asked again, and told that it may have it', async () => {
    crm = new FakeCrm('once-asked');
    crm.moods = ['loses-reply', 'unreachable', 'rate-limited'];
    await timePasses(await opened().then(async (log) => (await take(log, 'one'), log)));
    expect(crm.told.map(({ again }) => again)).toEqual([false, true, true, true]);
    expect(recorded()).toEqual(['one']);
  });

  it('is left alone, with all the others that wait', async () => {
    const callLog = await opened();
    crm.moods = ['unreachable', 'unreachable'];
    await take(callLog, 'one', 'two', 'three');
    expect(crm.told).toHaveLength(1);
    expect(woken).toBe(now + 5_000);
    now = woken ?? 0;
    await callLog.run();
    expect(crm.told.map(({ call }) => call.id)).toEqual(['one', 'two']);
    expect(woken).toBe(now + 15_000);
    await timePasses(callLog);
    expect(recorded().sort()).toEqual(['one', 'three', 'two']);
  });

  it('is not asked before it wants to be, also by the next worker', async () => {
    crm.moods = ['rate-limited'];
    crm.retryAfterMs = 60_000;
    await take(await opened(), 'one', 'two');
    const next = await opened();
    await next.run();
    expect(crm.told).toHaveLength(1);
    expect(woken).toBe(now + 66_000);
    await timePasses(next);
    expect(recorded().sort()).toEqual(['one', 'two']);
  });

  it('waits for a connection, as long as that takes', async () => {
    const callLog = await opened();
    crm.moods = ['expired'];
    await take(callLog, 'one', 'two');
    expect(crm.told).toHaveLength(1);
    expect(woken).toBeUndefined();
    expect(Object.values(states()).flat()).toMatchObject([
      { state: 'waiting', code: 'expired' },
      { state: 'waiting', code: 'expired' },
    ]);
    await callLog.connected();
    expect(recorded().sort()).toEqual(['one', 'two']);
  });

  it('keeps nobody else waiting over one call that it cannot digest', async () => {
    const callLog = await opened();
    crm.moods = ['garbage', 'takes'];
    await take(callLog, 'bad', 'good');
    expect(recorded()).toEqual(['good']);
    expect(states()).toMatchObject({ bad: [{ state: 'failed', code: 'garbage' }] });
  });

  it('that is not set up any more is told so', async () => {
    crm.moods = ['unreachable'];
    await take(await opened(), 'one');
    names = [];
    await opened();
    expect(states()['one']).toMatchObject([{ state: 'waiting', code: 'not-set-up' }]);
    expect(woken).toBeUndefined();
  });
});

describe('whose it is', () => {
  const signIn = (name: string) =>
    (snapshot = { ...snapshot, signIn: 'in', account: { ...EDWARD, name } });
  const ofEdward = (id: string) =>
    finishedCall(id, { owner: JSON.stringify([EDWARD.issuer, '', 'Edward']) });

  it('another agent neither sees nor sends it', async () => {
    signIn('Edward');
    const edward = await opened();
    crm.moods = ['expired'];
    await edward.outbox.finish(ofEdward('one'), true);
    await edward.run();
    await edward.close();
    signIn('Emma');
    await edward.signedOut();
    expect(snapshot.callLog).toEqual({ calls: {}, undelivered: 0, failed: 0 });
    await timePasses(edward);
    expect(recorded()).toEqual([]);
    signIn('Edward');
    await timePasses(await opened());
    expect(crm.records).toMatchObject([{ id: 'one', agent: 'Edward' }]);
  });

  it('nothing is sent once the agent goes, nor until somebody comes', async () => {
    signIn('Edward');
    const callLog = await opened();
    await callLog.close();
    await callLog.outbox.finish(ofEdward('one'), true);
    await callLog.run();
    snapshot = { ...snapshot, signIn: 'out' };
    await callLog.open();
    expect(crm.told).toEqual([]);
  });
});

describe('before a sign-out', () => {
  it('sends what it can, and says how many are left', async () => {
    const callLog = await opened();
    crm.moods = ['refused', 'unreachable', 'takes', 'refused'];
    await take(callLog, 'one', 'two', 'three');
    expect(await callLog.sendNow()).toBe(1);
    expect(recorded()).toHaveLength(2);
  });

  it('discards what no CRM has, and nothing else', async () => {
    const callLog = await opened();
    crm.moods = ['takes', 'refused', 'refused'];
    await take(callLog, 'one', 'two', 'three');
    await callLog.discard();
    expect([...disk.rows.keys()]).toEqual(['one']);
    expect(snapshot.callLog.undelivered).toBe(0);
    await take(callLog, 'four');
    expect(recorded()).toEqual(['one', 'four']);
  });
});

it('lists what is not in every CRM, with all that is known', async () => {
  const callLog = await opened();
  crm.moods = ['refused', 'takes'];
  await take(callLog, 'one', 'two');
  const page = await callLog.undelivered('');
  expect(page.records).toMatchObject([{ id: 'one', saved: [{ state: 'failed' }] }]);
  expect((await callLog.undelivered('nobody')).records).toEqual([]);
  const told = await callLog.told({ records: page.records, more: false, callCentre: 'none' });
  expect(told.records[0]?.saved).toHaveLength(1);
});

describe('whom it is attached to', () => {
  const person = (name: string, connector: 'salesforce' | 'dynamics'): Contact => ({
    name,
    record: { connector, type: 'Contact', id: name },
    why: { source: connector, host: 'x', crm: 'x', field: 'phone' },
  });
  const [jane, joan, jim] = [
    person('Jane', 'salesforce'),
    person('Joan', 'salesforce'),
    person('Jim', 'dynamics'),
  ] as const;

  it.each<[string, readonly Contact[], number | 'nobody' | undefined, string | undefined]>([
    ['the only one whom that CRM knows', [jim, jane], undefined, 'Jane'],
    ['nobody of several', [jane, joan], undefined, undefined],
    ['whom the agent has named', [jane, joan], 1, 'Joan'],
    ['nobody, if the agent says so', [jane], 'nobody', undefined],
    ['no record of another CRM', [jane, jim], 1, undefined],
    ['nobody whom nobody knows', [], undefined, undefined],
  ])('%s', async (_what, contacts, customer, id) => {
    const callLog = await opened();
    await callLog.outbox.finish(finishedCall('one', { contacts, customer }), true);
    await callLog.run();
    expect(crm.records.map(({ contact }) => contact?.id)).toEqual([id]);
  });
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
          now = 10_000;
          disk = new FakeDisk();
          crm = new FakeCrm(promised);
          crm.moods = moods;
          const ids = ['a', 'b', 'c'];
          for (const steps of kills) {
            const life = new Life(steps);
            const callLog = worker(life);
            await Promise.race([life.died, shiftOf(callLog, ids)]);
            now += 60_000;
          }
          const last = worker();
          await shiftOf(last, ids);
          for (let tries = 0; snapshot.callLog.undelivered > 0 && tries < 50; tries += 1) {
            await last.connected();
            await timePasses(last);
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
