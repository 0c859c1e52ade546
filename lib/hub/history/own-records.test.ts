import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../snapshot/history';
import type { HistorySecret } from './history-key';
import { MemoryRows } from './memory-rows';
import { OwnRecords } from './own-records';

const NOON = new Date(2026, 4, 10, 12).getTime();
const ADA: HistorySecret = { bytes: new Uint8Array(32).fill(1), since: NOON - 1_000 };
const BEN: HistorySecret = { bytes: new Uint8Array(32).fill(2), since: NOON - 1_000 };

let session: MemoryRows;
let released: MemoryRows;
let key: HistorySecret | null;
let records: OwnRecords;

/** A browser that was just started: its session's own secret is new, the disk is what there was. */
function start(): void {
  let own: HistorySecret | null = null;
  records = new OwnRecords({
    session: {
      key: {
        comesBack: false,
        take: () => {
          const fresh = own === null;
          own ??= { bytes: crypto.getRandomValues(new Uint8Array(32)), since: 0 };
          return Promise.resolve({ secret: own, fresh });
        },
        forget: () => {
          own = null;
          return Promise.resolve();
        },
      },
      rows: session,
    },
    released: { key: () => Promise.resolve(key), rows: released },
    days: () => 7,
    now: () => NOON,
  });
}

function call(id: string, at = NOON): HistoryRecord {
  return { id, direction: 'outgoing', number: '+4930123456', at };
}

const ids = async () => (await records.all()).map(({ id }) => id).sort();

beforeEach(() => {
  session = new MemoryRows();
  released = new MemoryRows();
  key = null;
  start();
});

describe('under the key that the gateway releases', () => {
  it('records are there again after the browser was closed, with the key and not without', async () => {
    key = ADA;
    await records.add(call('one'));
    await records.amend('one', { note: 'blue' });
    key = null;
    start();
    await records.tidy();
    expect(await ids()).toEqual([]);
    key = ADA;
    expect(await records.all()).toMatchObject([{ id: 'one', note: 'blue' }]);
  });

  it('after the sign-out nothing opens, and nothing is thrown away', async () => {
    key = ADA;
    await records.add(call('one'));
    key = null;
    await records.forget();
    expect(await ids()).toEqual([]);
    expect(released.raw.size).toBe(1);
    expect(session.raw.size).toBe(0);
    key = ADA;
    expect(await ids()).toEqual(['one']);
  });

  it('two agents at one desk each find their own, also when nobody said that one has gone', async () => {
    key = ADA;
    await records.add(call('hers'));
    expect(await ids()).toEqual(['hers']);
    key = BEN;
    expect(await ids()).toEqual([]);
    await records.add(call('his'));
    expect(await ids()).toEqual(['his']);
    key = ADA;
    expect(await ids()).toEqual(['hers']);
  });

  it('what is too old goes without it, too', async () => {
    key = ADA;
    await records.add(call('old', NOON - 900));
    const [row] = [...released.raw.values()];
    if (!row) throw new Error('nothing was written');
    released.raw.set('older', { ...row, id: 'older', day: 20260501 });
    key = null;
    await records.tidy();
    expect([...released.raw.keys()]).toEqual([row.id]);
  });
});

describe('F7: while the gateway has not released it', () => {
  it('calls are kept as without a gateway, and come under the key when it is there', async () => {
    await records.add(call('meanwhile'));
    await records.amend('meanwhile', { note: 'blue' });
    expect(await ids()).toEqual(['meanwhile']);
    expect(released.raw.size).toBe(0);
    key = ADA;
    await records.released();
    expect(await records.all()).toMatchObject([{ id: 'meanwhile', note: 'blue' }]);
    start();
    expect(await ids()).toEqual(['meanwhile']);
  });

  it('what was before the sign-in is not this agent’s', async () => {
    await records.add(call('before', NOON - 2_000));
    key = ADA;
    await records.released();
    expect(await ids()).toEqual([]);
  });
});
