import { describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../snapshot/history';
import { figuresOf, withStatistics } from './my-day';

const inState = { ready: 1, break: 2, 'after-call': 3, 'not-ready': 4, offline: 5 };
const FROM = 1_000;

function call(more: Partial<HistoryRecord>): HistoryRecord {
  return { id: '1', direction: 'incoming', number: '1', at: FROM, endReason: 'hung-up', ...more };
}

const day = [
  call({ talked: 60_000, held: 10_000, wrapUp: 5_000 }),
  call({ endReason: 'missed' }),
  call({ endReason: 'answered-elsewhere' }),
  call({ endReason: 'not-ready' }),
  call({ endReason: 'declined' }),
  call({ direction: 'outgoing', endReason: 'busy' }),
  call({ direction: 'outgoing', talked: 30_000 }),
  call({ at: FROM - 1, talked: 99_000 }),
];

describe('figuresOf', () => {
  it('counts the calls of the day, in and out, and what became of them', () => {
    expect(figuresOf(day, inState, FROM)).toEqual({
      from: FROM,
      incoming: 3,
      outgoing: 2,
      missed: 1,
      talked: 80_000,
      held: 10_000,
      wrapUp: 5_000,
      inState,
      source: 'own',
    });
  });

  it('a day without calls is all zero', () => {
    expect(figuresOf([], inState, FROM)).toMatchObject({ incoming: 0, talked: 0, missed: 0 });
  });
});

it('the call centre’s statistics count, where it has them', () => {
  const own = figuresOf(day, inState, FROM);
  expect(withStatistics(own, { incoming: 40, missed: 0 })).toEqual({
    ...own,
    incoming: 40,
    missed: 0,
    source: 'call-centre',
  });
});
