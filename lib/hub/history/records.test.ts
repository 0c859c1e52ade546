import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../snapshot/history';
import { dayOf } from './days';
import type { HistoryKey, HistorySecret } from './history-key';
import { MemoryRows } from './memory-rows';
import { Records } from './records';

const DAY = 24 * 3_600_000;
const NUMBER = '+4930555123401';
const NOTE = 'wants the blue one';

/** A key as the browser's session has it: it is made when it is missed. */
class TestKey implements HistoryKey {
  readonly comesBack = false;
  secret: HistorySecret | null = null;
  constructor(private readonly now: () => number) {}
  take() {
    const fresh = this.secret === null;
    const secret = this.secret ?? {
      bytes: crypto.getRandomValues(new Uint8Array(32)),
      since: this.now(),
    };
    this.secret = secret;
    return Promise.resolve({ secret, fresh });
  }
  forget() {
    this.secret = null;
    return Promise.resolve();
  }
}

let now: number;
let days: number;
let rows: MemoryRows;
let key: TestKey;
let records: Records;

const anotherWorker = (): Records => new Records({ key, rows, days: () => days, now: () => now });

function call(id: string, more: Partial<HistoryRecord> = {}): HistoryRecord {
  return { id, direction: 'incoming', number: NUMBER, at: now, endReason: 'hung-up', ...more };
}

beforeEach(async () => {
  now = new Date(2026, 4, 10, 12).getTime();
  days = 7;
  rows = new MemoryRows();
  key = new TestKey(() => now);
  records = anotherWorker();
  await records.tidy();
  now += 1_000;
});

/** Everything that lies on disk, in every spelling that bytes can be looked for in. */
function disk(): string {
  return [...rows.raw.values()]
    .map((row) => {
      const bytes = new Uint8Array(row.sealed);
      return `${row.id} ${String(row.day)} ${new TextDecoder('latin1').decode(bytes)}`;
    })
    .join('\n');
}

describe('what lies on disk', () => {
  it('has in clear the day, and nothing of the call: not its number, note, name or id', async () => {
    await records.add(call('call-id-4711', { name: 'Li Na' }));
    await records.amend('call-id-4711', { note: NOTE });
    expect(rows.raw.size).toBe(1);
    expect([...rows.raw.values()][0]?.day).toBe(dayOf(now));
    for (const secret of [NUMBER, NUMBER.slice(3), NOTE, 'Li Na', 'call-id-4711', 'incoming']) {
      expect(disk()).not.toContain(secret);
    }
  });

  it('a row that was moved to another day, or was altered, is none, and goes', async () => {
    await records.add(call('one'));
    await records.add(call('two'));
    const [first, second] = [...rows.raw.values()];
    if (!first || !second) throw new Error('nothing was written');
    rows.raw.set(first.id, { ...first, day: first.day + 1 });
    expect((await anotherWorker().all()).map(({ id }) => id)).toEqual(['two']);
    const bytes = new Uint8Array(second.sealed);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(await anotherWorker().all()).toEqual([]);
    expect(rows.raw.size).toBe(0);
  });
});

describe('one call is one record', () => {
  it('F1: told again by the next worker, with what was written about it meanwhile', async () => {
    await records.add(call('one', { talked: 5_000 }));
    await records.amend('one', { note: NOTE, disposition: 'Sold', wrapUp: 9_000 });
    await anotherWorker().add(call('one', { talked: 5_000 }));
    await anotherWorker().addMissing(call('one'));
    expect(await records.all()).toEqual([
      expect.objectContaining({ id: 'one', talked: 5_000, note: NOTE, wrapUp: 9_000 }),
    ]);
    expect(rows.raw.size).toBe(1);
  });

  it('keeps a note that comes before the record, and shows no call for it alone', async () => {
    await records.amend('one', { note: NOTE });
    expect(await records.all()).toEqual([]);
    await records.add(call('one'));
    expect(await records.all()).toEqual([expect.objectContaining({ id: 'one', note: NOTE })]);
  });

  it('what is taken back is gone', async () => {
    await records.add(call('one'));
    await records.amend('one', { note: NOTE, followUp: '2026-06-01' });
    await records.amend('one', { note: undefined, followUp: '' });
    const [record] = await anotherWorker().all();
    expect(record?.note).toBeUndefined();
    expect(record?.followUp).toBeUndefined();
  });

  it('a write that failed fails alone: the next one is done', async () => {
    rows.full = true;
    await expect(records.add(call('one'))).rejects.toThrow('Quota');
    rows.full = false;
    await records.add(call('two'));
    expect((await records.all()).map(({ id }) => id)).toEqual(['two']);
  });
});

describe('how long', () => {
  it('today and the days before it, as many as the settings say', async () => {
    key.secret = { bytes: new Uint8Array(32), since: 0 };
    records = anotherWorker();
    await records.add(call('today'));
    await records.add(call('oldest', { at: now - 6 * DAY }));
    await records.add(call('too old', { at: now - 7 * DAY }));
    expect((await records.all()).map(({ id }) => id).sort()).toEqual(['oldest', 'today']);
    now += DAY;
    expect((await records.all()).map(({ id }) => id)).toEqual(['today']);
    expect(rows.raw.size).toBe(1);
    days = 1;
    await records.tidy();
    expect(rows.raw.size).toBe(0);
  });

  it('0 days: nothing is written, and what was goes', async () => {
    await records.add(call('one'));
    days = 0;
    await records.add(call('two'));
    await records.amend('one', { note: NOTE });
    expect(rows.raw.size).toBe(0);
    expect(await records.all()).toEqual([]);
  });
});

describe('without its key', () => {
  it('after the browser was closed nothing opens, and the rows are deleted at the start', async () => {
    await records.add(call('one'));
    const kept = new Map(rows.raw);
    key = new TestKey(() => now);
    await anotherWorker().tidy();
    expect(rows.raw.size).toBe(0);
    for (const [id, row] of kept) rows.raw.set(id, row);
    expect(await anotherWorker().all()).toEqual([]);
  });

  it('after sign-out nothing is there, also of a call that ends a moment later', async () => {
    const live = call('live');
    await records.add(call('one'));
    const kept = new Map(rows.raw);
    now += 1_000;
    await records.forget();
    expect(rows.raw.size).toBe(0);
    await records.add(live);
    await anotherWorker().addMissing(live);
    expect(rows.raw.size).toBe(0);
    for (const [id, row] of kept) rows.raw.set(id, row);
    expect(await anotherWorker().all()).toEqual([]);
    now += 1_000;
    await records.add(call('of the next agent'));
    expect((await records.all()).map(({ id }) => id)).toEqual(['of the next agent']);
  });

  it('a write that was on its way is not behind the sign-out', async () => {
    await Promise.all([records.add(call('one')), records.forget(), records.add(call('two'))]);
    expect(await records.all()).toEqual([]);
  });
});
