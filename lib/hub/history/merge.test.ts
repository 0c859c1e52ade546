import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../snapshot/history';
import type { CallRecord } from '../../telephony/desk';
import { merged } from './merge';
import { sameNumberIn } from './same-number';

const german = sameNumberIn('DE');
const T = 1_800_000_000_000;

const own = (id: string, at: number, more: Partial<HistoryRecord> = {}): HistoryRecord => ({
  id,
  direction: 'outgoing',
  number: '+4930123456',
  at,
  endReason: 'hung-up',
  ...more,
});
const theirs = (at: number, more: Partial<CallRecord> = {}): CallRecord => ({
  direction: 'outgoing',
  number: '030 123456',
  at,
  recordingUrl: 'https://pbx.example/r/1',
  ...more,
});

describe('merged', () => {
  it('knows a call by its id, however far its times are apart', () => {
    const list = merged([own('a', T)], [theirs(T + 90_000, { id: 'a', number: '1' })], german);
    expect(list.map(({ id, recordingUrl }) => [id, recordingUrl])).toEqual([
      ['a', 'https://pbx.example/r/1'],
    ]);
  });

  it('knows it by number, direction and start, also where the number is spelt nationally', () => {
    expect(merged([own('a', T)], [theirs(T + 29_000)], german)).toHaveLength(1);
  });

  it.each<[string, CallRecord]>([
    ['31 s later', theirs(T + 31_000)],
    ['the other direction', theirs(T, { direction: 'incoming' })],
    ['another number', theirs(T, { number: '030 123457' })],
    ['a withheld number', theirs(T, { number: '' })],
  ])('another call: %s', (_what, record) => {
    expect(merged([own('a', T)], [record], german)).toHaveLength(2);
  });

  it('a redial within half a minute stays two calls, each with its own recording', () => {
    const list = merged(
      [own('first', T), own('second', T + 20_000)],
      [
        theirs(T + 21_000, { recordingUrl: 'https://pbx.example/second' }),
        theirs(T + 1_000, { recordingUrl: 'https://pbx.example/first' }),
      ],
      german,
    );
    expect(list.map(({ id, recordingUrl }) => [id, recordingUrl])).toEqual([
      ['first', 'https://pbx.example/first'],
      ['second', 'https://pbx.example/second'],
    ]);
  });

  it('what we saw ourselves counts; the call centre adds what we do not know', () => {
    const [record] = merged(
      [own('a', T, { name: 'Li Na', note: 'blue' })],
      [theirs(T, { name: 'Someone', queue: 'Sales', talked: 99 })],
      german,
    );
    expect(record).toMatchObject({ name: 'Li Na', note: 'blue', queue: 'Sales' });
    expect(record?.talked).toBeUndefined();
  });

  it('a call that only the call centre knows has a record, without a reason for its end', () => {
    const [record] = merged([], [theirs(T, { talked: 5_000 })], german);
    expect(record).toMatchObject({ direction: 'outgoing', talked: 5_000, at: T });
    expect(record?.endReason).toBeUndefined();
  });

  it.each([
    'http://pbx.example/r',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://edward:secret@pbx.example/r',
    'pbx.example/r',
    '',
  ])('offers no recording at %s', (recordingUrl) => {
    const list = merged(
      [own('a', T)],
      [theirs(T, { recordingUrl }), theirs(T + 60_000, { recordingUrl })],
      german,
    );
    expect(list.map((record) => record.recordingUrl)).toEqual([undefined, undefined]);
  });

  it('never loses or doubles one, whatever both sides tell', () => {
    const times = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(times, times, (ours, others) => {
        const list = merged(
          ours.map((at, i) => own(String(i), T + at)),
          others.map((at) => theirs(T + at)),
          german,
        );
        const pairs = ours.length + others.length - list.length;
        expect(list.length).toBeGreaterThanOrEqual(Math.max(ours.length, others.length));
        expect(list.filter((r) => ours[Number(r.id)] !== undefined && r.recordingUrl)).toHaveLength(
          pairs,
        );
      }),
    );
  });
});
