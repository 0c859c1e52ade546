import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallLog } from './call-log';
import { FakeCrm, FakeOffice, finishedCall } from './fake-office';

vi.mock('../../words', () => ({ words: (...said: readonly string[]) => said.join(' ') }));

let office: FakeOffice;
let crm: FakeCrm;

const opened = () => office.opened();
const states = () => office.snapshot.callLog.calls;

async function take(callLog: CallLog, id: string): Promise<void> {
  await callLog.outbox.finish(finishedCall(id), true);
  await callLog.run();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  crm = new FakeCrm();
  office = new FakeOffice(crm);
});

describe('a call that a CRM has', () => {
  it('that was changed while it was sent is amended where that can be', async () => {
    crm = office.crm = new FakeCrm('once', 'amends');
    const callLog = await opened();
    crm.moods = ['loses-reply'];
    await take(callLog, 'one');
    await callLog.outbox.finish(finishedCall('one', { note: 'Just in time' }), true);
    await office.timePasses(callLog);
    expect(crm.records).toMatchObject([{ id: 'one', note: 'Just in time' }]);
    expect(states()['one']).toEqual([
      { connector: 'salesforce', crm: 'Salesforce', state: 'saved' },
    ]);
  });

  it('that was changed after every CRM had it is amended in each', async () => {
    office.names = ['salesforce', 'dynamics'];
    crm = office.crm = new FakeCrm('at-least-once', 'amends');
    const callLog = await opened();
    await take(callLog, 'one');
    const known = await callLog.outbox.finished('one');
    expect(known).toMatchObject({ note: 'All of the note of one' });
    crm.moods = ['unreachable', 'takes'];
    await callLog.outbox.finish({ ...finishedCall('one'), ...known, note: 'Changed' }, true);
    await callLog.run();
    const waiting = states()['one']?.find(({ state }) => state === 'waiting');
    expect(waiting).toMatchObject({ amends: true, code: 'unreachable' });
    await office.timePasses(callLog);
    expect(crm.told).toHaveLength(2);
    expect(new Set(crm.amended.map(({ note }) => note))).toEqual(new Set(['Changed']));
    expect(states()['one']).toMatchObject([{ state: 'saved' }, { state: 'saved' }]);
    expect(office.disk.rows.get('one')?.entry).not.toMatch(/Changed|30123456/u);
  });

  it('that somebody has deleted in the CRM is told to be, and not written anew', async () => {
    crm = office.crm = new FakeCrm('once', 'amends');
    const callLog = await opened();
    await take(callLog, 'one');
    crm.records.length = 0;
    await callLog.outbox.finish(finishedCall('one', { note: 'Changed' }), true);
    await office.timePasses(callLog);
    expect(states()['one']).toMatchObject([{ state: 'failed', status: 404, amends: true }]);
    await callLog.tryAgain('one');
    expect(crm.records).toEqual([]);
  });

  it('cannot be changed any more once the browser was closed, or the agent has gone', async () => {
    const callLog = await opened();
    await take(callLog, 'one');
    office.session.clear();
    expect(await (await opened()).outbox.finished('one')).toBeNull();
    await take(callLog, 'two');
    expect((await callLog.outbox.changeable()).has('two')).toBe(true);
    await callLog.signedOut();
    expect(await callLog.outbox.finished('two')).toBeNull();
  });
});
