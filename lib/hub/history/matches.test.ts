import { describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../snapshot/history';
import { recordMatcher } from './matches';

const record: HistoryRecord = {
  id: '1',
  direction: 'incoming',
  number: '+4930123456',
  name: 'Jürgen Groß',
  company: '深圳市华芯科技',
  queue: 'Support',
  note: 'Order 4711, call back',
  disposition: 'Sold',
  at: 1,
  endReason: 'hung-up',
};

describe('recordMatcher', () => {
  it.each([
    '',
    'jürgen',
    'GROSS'.toLowerCase().replace('ss', 'ß'),
    '华芯',
    'support',
    'order 4711',
    'back order',
    'sold jürgen',
    '+49 30 123456',
    '0049 30/123-456',
    '+49 (0)30 123456',
    '030 123456',
    '(030) 12',
    '3456',
    '３４５６',
    'jürgen 030',
    'Ｓｏｌｄ',
  ])('finds by "%s"', (typed) => {
    expect(recordMatcher(typed)(record)).toBe(true);
  });

  it.each(['anna', 'jürgen anna', '999', '040 123456', '+', '-', 'sold 999'])(
    'does not find by "%s"',
    (typed) => {
      expect(recordMatcher(typed)(record)).toBe(false);
    },
  );

  it('finds a number that was kept as it was dialled', () => {
    expect(recordMatcher('030 99')({ ...record, number: '03099' })).toBe(true);
    expect(recordMatcher('801')({ ...record, number: '801' })).toBe(true);
  });

  it('finds nobody by digits who withheld the number', () => {
    expect(recordMatcher('030')({ ...record, number: '', note: undefined })).toBe(false);
  });
});
