import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../../messaging/result';
import { DEFAULT_SETTINGS } from '../../policy/settings';
import { EMPTY_SNAPSHOT, type CallView, type Snapshot } from '../../snapshot/snapshot';
import { begin, next } from '../../telephony/call';
import type { CallRecord, DeskQuestion } from '../../telephony/desk';
import type { EnginePort } from '../engine-port';
import type { VendorRecord } from '../gateway/vendor-calls';
import { EMPTY_MEMORY, type Store } from '../store';
import { History } from './history';
import { MemoryRows } from './memory-rows';
import { OwnRecords } from './own-records';

vi.mock('../../browser', () => ({ browser: {}, offscreen: {}, sidePanel: {} }));

const NOON = new Date(2026, 4, 10, 12).getTime();

let now: number;
let snapshot: Snapshot;
let asked: DeskQuestion[];
let answer: Result<readonly CallRecord[] | { incoming: number }, 'failed'>;
let rows: MemoryRows;
let historyDays: number;
let vendor: Result<readonly VendorRecord[], 'failed'>;

/** A worker's life: what is in memory is its own, the rest is found. */
function worker(): History {
  const secret = { bytes: new Uint8Array(32).fill(7), since: 0 };
  return new History({
    store: {
      get snapshot() {
        return snapshot;
      },
      memory: EMPTY_MEMORY,
      changeSnapshot: (patch: Partial<Snapshot>) => {
        snapshot = { ...snapshot, ...patch };
        return Promise.resolve();
      },
    } as unknown as Store,
    settings: {
      get current() {
        return { ...DEFAULT_SETTINGS, historyDays };
      },
    },
    engine: {
      ask: ((question: DeskQuestion) => {
        asked.push(question);
        return Promise.resolve(answer);
      }) as EnginePort['ask'],
    },
    vendorCalls: () => Promise.resolve(vendor),
    region: () => 'DE',
    inState: () => ({ ready: 1, break: 0, 'after-call': 0, 'not-ready': 0, offline: 0 }),
    records: new OwnRecords({
      session: {
        key: {
          comesBack: false,
          take: () => Promise.resolve({ secret, fresh: false }),
          forget: () => Promise.resolve(),
        },
        rows,
      },
      released: { key: () => Promise.resolve(null), rows: new MemoryRows() },
      days: () => historyDays,
      now: () => now,
    }),
    now: () => now,
    log: { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() },
  });
}

function ended(id: string, at: number, talked?: number): CallView {
  const begun = begin({ id, direction: 'incoming', number: '+4930123456', startedAt: at });
  const up = talked === undefined ? begun : next(begun, { type: 'connected', at });
  const reason = talked === undefined ? 'missed' : 'remote-hung-up';
  const over = next(up, { type: 'ended', reason, at: at + (talked ?? 0) });
  return { ...over, contacts: [] };
}

beforeEach(() => {
  now = NOON;
  snapshot = { ...EMPTY_SNAPSHOT, missed: 2 };
  asked = [];
  answer = { ok: true, value: [] };
  vendor = { ok: true, value: [] };
  rows = new MemoryRows();
  historyDays = 7;
});

describe('find', () => {
  it('F1: finds a call whose record a stopped worker had not written', async () => {
    const { id, direction, number, startedAt: at } = ended('one', NOON - 5);
    snapshot = {
      ...snapshot,
      recent: [{ id, direction, number, at, endReason: 'missed' }],
    };
    const next = worker();
    await next.start();
    await next.start();
    const page = await next.find({ text: '' });
    expect(page.records.map((record) => record.id)).toEqual(['one']);
    expect(page.callCentre).toBe('none');
  });

  it('the missed ones alone, and from before a time', async () => {
    const history = worker();
    await history.ended(ended('missed', NOON - 100));
    await history.ended(ended('talked', NOON - 50, 10));
    const ids = async (wanted: Parameters<History['find']>[0]) =>
      (await history.find(wanted)).records.map(({ id }) => id);
    expect(await ids({ text: '' })).toEqual(['talked', 'missed']);
    expect(await ids({ text: '', missed: true })).toEqual(['missed']);
    expect(await ids({ text: '', before: NOON - 50 })).toEqual(['missed']);
    expect(await ids({ text: '999' })).toEqual([]);
  });

  it('asks the call centre for the kept days, once for a whole search, and again after a call', async () => {
    snapshot = { ...snapshot, can: ['history'] };
    const theirs = { direction: 'incoming', number: '030 999', at: NOON - 10 } as const;
    answer = { ok: true, value: [theirs] };
    const history = worker();
    for (const text of ['', '9', '99']) {
      const { records, callCentre } = await history.find({ text });
      expect([records.length, callCentre]).toEqual([1, 'merged']);
    }
    const from = new Date(2026, 4, 4).getTime();
    expect(asked).toEqual([{ about: 'history', range: { from, to: NOON } }]);
    await history.ended(ended('one', NOON - 100));
    expect((await history.find({ text: '' })).records).toHaveLength(2);
    expect(asked).toHaveLength(2);
  });

  it('adds the gateway’s records to the page’s, each call once, with its recording', async () => {
    const gateway = { vendor: 'tencent-tccc', can: ['calls'], admin: false, at: 0 };
    snapshot = { ...snapshot, can: ['history'], gateway };
    const theirs = { direction: 'incoming', number: '030 123456', at: NOON - 100 } as const;
    answer = { ok: true, value: [theirs] };
    vendor = {
      ok: true,
      value: [
        { ...theirs, id: 'v1', at: NOON - 110, recording: 'v1' },
        { ...theirs, id: 'v2', at: NOON - 90_000 },
      ],
    };
    const history = worker();
    await history.ended(ended('one', NOON - 105));
    const { records, callCentre } = await history.find({ text: '' });
    expect(records.map(({ id, recording }) => [id, recording])).toEqual([
      ['one', 'v1'],
      ['v2', undefined],
    ]);
    expect(callCentre).toBe('merged');
    vendor = { ok: false, error: 'failed' };
    expect((await worker().find({ text: '' })).callCentre).toBe('failed');
  });

  it('shows its own where the call centre does not answer, and says so', async () => {
    snapshot = { ...snapshot, can: ['history'] };
    answer = { ok: false, error: 'failed' };
    const history = worker();
    await history.ended(ended('one', NOON - 100));
    const { records, callCentre } = await history.find({ text: '' });
    expect([records.length, callCentre]).toEqual([1, 'failed']);
  });

  it('asks nobody and shows nothing where nothing may be kept', async () => {
    historyDays = 0;
    snapshot = { ...snapshot, can: ['history'] };
    const history = worker();
    await history.ended(ended('one', NOON - 100));
    expect(await history.find({ text: '' })).toEqual({
      records: [],
      more: false,
      callCentre: 'none',
    });
    expect(asked).toEqual([]);
  });

  it('a disk that is full keeps nobody waiting', async () => {
    rows.full = true;
    await expect(worker().ended(ended('one', NOON))).resolves.toBeUndefined();
  });
});

it('seen: missed calls are not counted any more', async () => {
  await worker().seen();
  expect(snapshot.missed).toBe(0);
});

describe('figures', () => {
  it('today’s calls alone, by the agent’s own clock', async () => {
    const history = worker();
    await history.ended(ended('yesterday', new Date(2026, 4, 9, 23, 59).getTime(), 10));
    await history.ended(ended('today', new Date(2026, 4, 10, 0, 1).getTime(), 10));
    expect(await history.figures()).toMatchObject({ incoming: 1, talked: 10, source: 'own' });
  });

  it('the call centre’s statistics where it has them, and our own when it does not answer', async () => {
    snapshot = { ...snapshot, can: ['statistics'] };
    answer = { ok: true, value: { incoming: 40 } };
    expect(await worker().figures()).toMatchObject({ incoming: 40, source: 'call-centre' });
    expect(asked).toEqual([
      { about: 'statistics', range: { from: new Date(2026, 4, 10).getTime(), to: NOON } },
    ]);
    answer = { ok: false, error: 'failed' };
    expect(await worker().figures()).toMatchObject({ incoming: 0, source: 'own' });
  });

  it('counts the recent calls where no history may be kept', async () => {
    historyDays = 0;
    const recent = { id: '1', direction: 'incoming', number: '1', at: NOON } as const;
    snapshot = { ...snapshot, recent: [{ ...recent, talked: 30, endReason: 'hung-up' }] };
    expect(await worker().figures()).toMatchObject({ incoming: 1, talked: 30 });
  });
});
