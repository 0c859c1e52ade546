import { expect, test } from 'vitest';
import { EMPTY_SNAPSHOT } from '../../lib/snapshot/snapshot';
import type { RecentCall, Snapshot } from '../../lib/snapshot/snapshot';
import { targetsFor } from './target-list';

const recent = (number: string, name?: string): RecentCall => ({
  id: number,
  direction: 'incoming',
  number,
  name,
  at: 0,
  endReason: 'hung-up',
});

const snapshot: Snapshot = {
  ...EMPTY_SNAPSHOT,
  recent: [recent('+14155550132', 'Jane Doe'), recent('+442079460018'), recent('')],
  desk: {
    ...EMPTY_SNAPSHOT.desk,
    colleagues: [
      { name: 'Sissi Ong', address: '1002', group: 'Billing', free: true },
      { name: 'Jörg Müller', address: '1003', free: false },
    ],
  },
};

const addresses = (typed: string, from = snapshot) =>
  targetsFor(from, typed).map(({ address }) => address);

test('nothing typed: colleagues first, then the last numbers', () => {
  expect(addresses('')).toEqual(['1002', '1003', '+14155550132', '+442079460018']);
});

test.each([
  ['muller', ['1003']],
  ['billing', ['1002']],
  ['jane', ['+14155550132']],
  ['100', ['100', '1002', '1003']],
  ['1002', ['1002']],
  ['020 7946', ['020 7946']],
  ['nobody', []],
])('"%s" finds %j', (typed, found) => {
  expect(addresses(typed)).toEqual(found);
});

test('a colleague whose number was typed keeps the name', () => {
  const [typed] = targetsFor(snapshot, '1002');
  expect(typed).toMatchObject({ name: 'Sissi Ong', free: true });
});

test('who is on a line is no target', () => {
  const call = { number: '+14155550132', phase: 'connected' } as Snapshot['calls'][number];
  expect(addresses('', { ...snapshot, calls: [call] })).not.toContain('+14155550132');
});
