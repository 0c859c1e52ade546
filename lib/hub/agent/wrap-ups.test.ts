import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loggerOf } from '../../log/log';
import { DEFAULT_SETTINGS } from '../../policy/settings';
import type { CallView } from '../../snapshot/snapshot';
import { begin, next } from '../../telephony/call';
import { named, type Named } from '../customers/named-customer';
import { Store } from '../store';
import { Disk } from './fake-disk';
import type { Amendment } from './finished-call';
import { wrapUpsFollowing } from './wrap-up';
import { WrapUps } from './wrap-ups';

const NOW = 1_000_000;

let disk: Disk;
let store: Store;
let wrapUps: WrapUps;
let amended: [string, Amendment][];

/** A hub in a browser that was just started; the disk is what there was. */
function start(): void {
  fakeBrowser.reset();
  amended = [];
  store = new Store(() => Promise.resolve(), loggerOf('hub'));
  wrapUps = new WrapUps({
    store,
    settings: { current: { ...DEFAULT_SETTINGS, afterCallSeconds: 30 } },
    drafts: disk,
    outbox: disk,
    history: {
      amend: (call, amendment) => {
        amended.push([call, amendment]);
        return Promise.resolve();
      },
    },
    now: () => NOW,
    log: loggerOf('hub'),
  });
}

const live: CallView = {
  ...next(begin({ id: 'c1', direction: 'outgoing', number: '+4930901820', startedAt: 1 }), {
    type: 'connected',
    at: 2_000,
  }),
  contacts: [],
};
const over = {
  ...next(live, { type: 'ended', reason: 'remote-hung-up', at: 5_000 }),
  contacts: [],
};

async function talk(): Promise<void> {
  await store.changeSnapshot({ wrapUps: wrapUpsFollowing([], [live], []), calls: [live] });
}

async function hangUp(): Promise<void> {
  await store.change(({ snapshot, memory }) => ({
    snapshot: {
      ...snapshot,
      calls: [over],
      wrapUps: wrapUpsFollowing(snapshot.wrapUps, [], [over]),
    },
    memory: { ...memory, endedCalls: [over] },
  }));
  await wrapUps.ended(over);
}

beforeEach(() => {
  disk = new Disk();
  start();
});

const shown = () => store.snapshot.wrapUps;

describe('what is typed', () => {
  it('is on disk when the message is answered, each time the whole of it', async () => {
    await talk();
    await Promise.all(['w', 'wo', 'wor'].map((note) => wrapUps.write('c1', { note })));
    expect(disk.drafts.get('c1')?.wrapUp.note).toBe('wor');
    expect(shown()).toMatchObject([{ note: 'wor' }]);
  });

  it('is not in any view before that', async () => {
    await talk();
    disk.broken = true;
    await expect(wrapUps.write('c1', { note: 'x' })).rejects.toThrow('no space');
    expect(shown()).toMatchObject([{ note: '' }]);
    disk.broken = false;
    await wrapUps.write('c1', { note: 'xy' });
    expect(shown()).toMatchObject([{ note: 'xy' }]);
  });

  it('does not undo what happened to the call meanwhile', async () => {
    await talk();
    const writing = wrapUps.write('c1', { note: 'x' });
    await hangUp();
    await writing;
    expect(shown()).toMatchObject([{ note: 'x', ended: true, talked: 3_000 }]);
  });

  it('comes back after the browser was killed, and is then saved whole', async () => {
    await talk();
    await wrapUps.write('c1', { note: 'half a w', disposition: 'sold' });
    await hangUp();
    start();
    await wrapUps.recover();
    expect(shown()).toMatchObject([{ note: 'half a w', recovered: true, ended: true }]);
    await wrapUps.close();
    expect(shown()).toHaveLength(1);
    await wrapUps.write('c1', { note: 'half a word' });
    expect(await wrapUps.save('c1')).toMatchObject({ ok: true });
    expect(disk.outbox.get('c1')).toMatchObject({
      note: 'half a word',
      dispositionId: 'sold',
      endReason: 'remote-hung-up',
      talked: 3_000,
    });
    expect([disk.drafts.size, shown()]).toEqual([0, []]);
  });

  it('is known to have been cut when nobody saw the call’s end', async () => {
    await talk();
    await wrapUps.write('c1', { note: 'in the middle' });
    start();
    await wrapUps.recover();
    await wrapUps.save('c1');
    expect(disk.outbox.get('c1')).toMatchObject({ note: 'in the middle', endReason: 'cut' });
  });

  it('is seen by nobody but its author', async () => {
    await store.changeSnapshot({ account: { name: 'Edward', issuer: 'https://id.example' } });
    await talk();
    await wrapUps.write('c1', { note: 'mine' });
    await wrapUps.signedOut();
    expect(shown()).toEqual([]);
    await store.changeSnapshot({ account: { name: 'Emma', issuer: 'https://id.example' } });
    await wrapUps.recover();
    expect(shown()).toEqual([]);
    await store.changeSnapshot({ account: { name: 'Edward', issuer: 'https://id.example' } });
    await wrapUps.recover();
    expect(shown()).toMatchObject([{ note: 'mine' }]);
  });

  it('under the agent’s hands while it closes is taken all the same', async () => {
    await talk();
    await wrapUps.write('c1', { note: 'half' });
    await hangUp();
    await wrapUps.close(5_000);
    expect(shown()).toEqual([]);
    await wrapUps.write('c1', { note: 'half and half' });
    expect(disk.outbox.get('c1')).toMatchObject({ note: 'half and half', wrapUp: NOW - 5_000 });
    expect(amended.at(-1)).toEqual(['c1', expect.objectContaining({ note: 'half and half' })]);
  });
});

describe('saving', () => {
  const form = {
    dispositions: [{ id: 'sold', label: 'Sold it' }],
    dispositionRequired: true,
    noteRequired: false,
  };

  it('waits for what is required, and hands the record on', async () => {
    await store.changeSnapshot({ wrapUpForm: form });
    await talk();
    expect(await wrapUps.save('c1')).toEqual({ ok: false, error: 'unknown-call' });
    await hangUp();
    expect(await wrapUps.save('c1')).toEqual({ ok: false, error: 'disposition-required' });
    await wrapUps.close(1);
    expect(shown()).toHaveLength(1);
    await wrapUps.write('c1', { disposition: 'sold', followUp: '2026-06-01' });
    expect(await wrapUps.save('c1', 5_000)).toMatchObject({ ok: true });
    const written = { disposition: 'Sold it', followUp: '2026-06-01', wrapUp: NOW - 5_000 };
    expect(amended).toEqual([['c1', { ...written, note: undefined }]]);
    expect(disk.outbox.get('c1')).toMatchObject({ ...written, dispositionId: 'sold' });
    expect(await wrapUps.save('c1')).toEqual({ ok: false, error: 'unknown-call' });
  });

  it('that a worker was stopped in has happened, or has not', async () => {
    await talk();
    await hangUp();
    const before = shown();
    await wrapUps.save('c1');
    await store.changeSnapshot({ wrapUps: before });
    await wrapUps.recover();
    expect(shown()).toEqual([]);
  });
});

describe('a call with nothing to write about', () => {
  const rang = {
    ...begin({ id: 'c2', direction: 'incoming', number: '+4930123456', startedAt: 1_000 }),
    contacts: [],
  } as const;
  const ends = async (reason: 'missed' | 'answered-elsewhere', then: () => Promise<void>) => {
    await store.changeSnapshot({ calls: [rang] });
    await wrapUps.begun(rang);
    expect([...disk.drafts.keys()]).toEqual(['c2']);
    const gone = { ...next(rang, { type: 'ended', reason, at: 9_000 }), contacts: [] };
    await store.changeSnapshot({ calls: [] });
    await store.changeMemory({ endedCalls: [gone] });
    await then();
    return gone;
  };

  it('is finished when it has ended, once', async () => {
    const gone = await ends('missed', () => Promise.resolve());
    await wrapUps.ended(gone);
    await wrapUps.ended(gone);
    expect(disk.outbox.get('c2')).toMatchObject({ endReason: 'missed', endedAt: 9_000 });
    expect([disk.drafts.size, store.memory.endedCalls]).toEqual([0, []]);
  });

  it('also when the worker was stopped in between', async () => {
    await ends('missed', () => wrapUps.recover());
    expect(disk.outbox.get('c2')).toMatchObject({ endReason: 'missed' });
  });

  it('is nobody’s here who was answered elsewhere', async () => {
    await ends('answered-elsewhere', () => wrapUps.recover());
    expect([disk.outbox.size, disk.drafts.size, store.memory.endedCalls]).toEqual([0, 0, []]);
  });

  it('and rings on is left alone', async () => {
    await store.changeSnapshot({ calls: [rang] });
    await wrapUps.begun(rang);
    await wrapUps.recover();
    expect([disk.outbox.size, disk.drafts.size]).toEqual([0, 1]);
  });

  it('was cut when the browser was killed', async () => {
    await store.changeSnapshot({ calls: [live] });
    await wrapUps.begun(live);
    start();
    await wrapUps.recover();
    expect(disk.outbox.get('c1')).toMatchObject({ endReason: 'cut', endedAt: NOW });
    expect([disk.drafts.size, shown()]).toEqual([0, []]);
  });
});

describe('whom a call is with', () => {
  const why = { source: 'salesforce', host: 'x', crm: 'Salesforce', field: 'phone' } as const;
  const contacts = [
    { name: 'Jane', why },
    { name: 'Joan', why },
  ];

  const choose = async (call: string, customer: Named): Promise<void> => {
    await store.change((stored) => named(stored, call, customer));
    await wrapUps.customerNamed(call);
  };

  it('may be said during the call, after it, and when it is closed', async () => {
    await store.changeSnapshot({
      calls: [{ ...live, contacts }],
      wrapUps: wrapUpsFollowing([], [live], []),
    });
    await choose('c1', 1);
    expect(disk.drafts.get('c1')?.call?.customer).toBe(1);
    const ended = { ...over, contacts, customer: 1 };
    await store.change(({ snapshot, memory }) => ({
      snapshot: {
        ...snapshot,
        calls: [ended],
        wrapUps: wrapUpsFollowing(snapshot.wrapUps, [], [ended]),
      },
      memory: { ...memory, endedCalls: [ended] },
    }));
    await wrapUps.ended(ended);
    await choose('c1', 'nobody');
    await wrapUps.save('c1');
    expect(disk.outbox.get('c1')).toMatchObject({ customer: 'nobody', contacts });
    await choose('c1', 0);
    expect(disk.outbox.get('c1')).toMatchObject({ customer: 0 });
    expect(store.snapshot.calls).toMatchObject([{ customer: 0 }]);
    expect(disk.outbox.get('c1')).toMatchObject({ name: 'Jane' });
    // Somebody was found while the call was on its way to the CRM.
    const found = [...contacts, { name: 'Jim', why }];
    await store.changeSnapshot({ calls: [{ ...ended, contacts: found }] });
    await choose('c1', 2);
    expect(disk.outbox.get('c1')).toMatchObject({ customer: 2, name: 'Jim', contacts: found });
    await choose('c1', 3);
    expect(disk.outbox.get('c1')).toMatchObject({ customer: 2, name: 'Jim' });
  });
});
