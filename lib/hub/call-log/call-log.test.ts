import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Contact } from '../../crm/connector';
import type { CallLog } from './call-log';
import { FakeCrm, FakeOffice, finishedCall } from './fake-office';

vi.mock('../../words', () => ({ words: (...said: readonly string[]) => said.join(' ') }));

const EDWARD = { name: 'Edward', issuer: 'https://id.example' };
const DAY_MS = 24 * 3_600_000;

let office: FakeOffice;
let crm: FakeCrm;

const opened = () => office.opened();

async function take(callLog: CallLog, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await callLog.outbox.finish(finishedCall(id), true);
  await callLog.run();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  crm = new FakeCrm();
  office = new FakeOffice(crm);
});

const recorded = () => crm.records.map(({ id }) => id);
const states = () => office.snapshot.callLog.calls;

describe('a finished call', () => {
  it('goes to every CRM at once, and leaves nothing of itself behind', async () => {
    office.names = ['salesforce', 'dynamics'];
    crm = office.crm = new FakeCrm('at-least-once');
    await take(await opened(), 'one');
    expect(recorded()).toEqual(['one', 'one']);
    expect(crm.told.map(({ again }) => again)).toEqual([false, false]);
    expect(states()['one']).toEqual([
      { connector: 'salesforce', crm: 'Salesforce', state: 'saved' },
      { connector: 'dynamics', crm: 'Dynamics 365', state: 'saved' },
    ]);
    expect(office.disk.rows.get('one')?.entry).not.toMatch(/note|30123456/u);
    expect(office.snapshot.callLog).toMatchObject({ undelivered: 0, failed: 0 });
  });

  it.each([
    ['is set up already', ['salesforce'] as const],
    ['is set up later', [] as const],
  ])('that was a rehearsal goes to no CRM that %s', async (_, names) => {
    office.names = [...names];
    const callLog = await opened();
    await callLog.outbox.finish(finishedCall('one', { practice: true }), true);
    await take(callLog, 'two');
    office.names = ['salesforce'];
    await callLog.connected();
    await office.timePasses(callLog);
    expect(recorded()).toEqual(['two']);
    expect(states()).not.toHaveProperty('one');
    expect(office.snapshot.callLog.undelivered).toBe(0);
  });

  it('waits for last words where its wrap-up closed by itself', async () => {
    const callLog = await opened();
    await callLog.outbox.finish(finishedCall('one'), false);
    await callLog.outbox.finish(finishedCall('one', { note: 'The last words' }), false);
    await callLog.run();
    expect(recorded()).toEqual([]);
    await office.timePasses(callLog);
    expect(crm.records).toMatchObject([{ note: 'The last words' }]);
    expect(states()['one']?.[0]).not.toHaveProperty('outdated');
  });

  it('that was changed after it was sent is told to be older there', async () => {
    const callLog = await opened();
    crm.moods = ['loses-reply'];
    await take(callLog, 'one');
    await callLog.outbox.finish(finishedCall('one', { note: 'Too late' }), true);
    await office.timePasses(callLog);
    expect(crm.records).toMatchObject([{ note: 'All of the note of one' }]);
    expect(states()['one']).toMatchObject([{ state: 'saved', outdated: true }]);
  });

  it('waits a day for a first CRM, and no longer', async () => {
    office.names = [];
    await take(await opened(), 'one', 'two');
    expect(office.snapshot.callLog).toMatchObject({ undelivered: 0, calls: {} });
    office.names = ['salesforce'];
    const row = office.disk.rows.get('two');
    if (row) office.disk.rows.set('two', { ...row, until: office.now });
    await office.timePasses(await opened());
    expect(recorded()).toEqual(['one']);
    expect([...office.disk.rows.keys()]).toEqual(['one']);
  });

  it('that nobody could be told of is never dropped', async () => {
    crm.moods = ['refused'];
    await take(await opened(), 'one');
    office.now += 1_000 * DAY_MS;
    const callLog = await opened();
    expect(states()['one']).toMatchObject([{ state: 'failed', code: 'refused' }]);
    expect(office.snapshot.callLog).toMatchObject({ undelivered: 1, failed: 1 });
    await callLog.tryAgain('one');
    expect(recorded()).toEqual(['one']);
    office.now += 31 * DAY_MS;
    await opened();
    expect(office.disk.rows.size).toBe(0);
  });
});

describe('a CRM that does not take it', () => {
  it('is asked again, and told that it may have it', async () => {
    crm = office.crm = new FakeCrm('once-asked');
    crm.moods = ['loses-reply', 'unreachable', 'rate-limited'];
    await office.timePasses(await opened().then(async (log) => (await take(log, 'one'), log)));
    expect(crm.told.map(({ again }) => again)).toEqual([false, true, true, true]);
    expect(recorded()).toEqual(['one']);
  });

  it('is left alone, with all the others that wait', async () => {
    const callLog = await opened();
    crm.moods = ['unreachable', 'unreachable'];
    await take(callLog, 'one', 'two', 'three');
    expect(crm.told).toHaveLength(1);
    expect(office.woken).toBe(office.now + 5_000);
    office.now = office.woken ?? 0;
    await callLog.run();
    expect(crm.told.map(({ call }) => call.id)).toEqual(['one', 'two']);
    expect(office.woken).toBe(office.now + 15_000);
    await office.timePasses(callLog);
    expect(recorded().sort()).toEqual(['one', 'three', 'two']);
  });

  it('is not asked before it wants to be, also by the next worker', async () => {
    crm.moods = ['rate-limited'];
    crm.retryAfterMs = 60_000;
    await take(await opened(), 'one', 'two');
    const next = await opened();
    await next.run();
    expect(crm.told).toHaveLength(1);
    expect(office.woken).toBe(office.now + 66_000);
    await office.timePasses(next);
    expect(recorded().sort()).toEqual(['one', 'two']);
  });

  it('waits for a connection, as long as that takes', async () => {
    const callLog = await opened();
    crm.moods = ['expired'];
    await take(callLog, 'one', 'two');
    expect(crm.told).toHaveLength(1);
    expect(office.woken).toBeUndefined();
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
    office.names = [];
    await opened();
    expect(states()['one']).toMatchObject([{ state: 'waiting', code: 'not-set-up' }]);
    expect(office.woken).toBeUndefined();
  });
});

describe('whose it is', () => {
  const signIn = (name: string) =>
    (office.snapshot = { ...office.snapshot, signIn: 'in', account: { ...EDWARD, name } });
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
    expect(office.snapshot.callLog).toEqual({ calls: {}, undelivered: 0, failed: 0 });
    await office.timePasses(edward);
    expect(recorded()).toEqual([]);
    signIn('Edward');
    await office.timePasses(await opened());
    expect(crm.records).toMatchObject([{ id: 'one', agent: 'Edward' }]);
  });

  it('nothing is sent once the agent goes, nor until somebody comes', async () => {
    signIn('Edward');
    const callLog = await opened();
    await callLog.close();
    await callLog.outbox.finish(ofEdward('one'), true);
    await callLog.run();
    office.snapshot = { ...office.snapshot, signIn: 'out' };
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
    expect([...office.disk.rows.keys()]).toEqual(['one']);
    expect(office.snapshot.callLog.undelivered).toBe(0);
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
