import { expect, test } from 'vitest';
import { begin, next } from '../../call';
import type { Call, CallDirection, CallEvent } from '../../call';
import { PracticeDesk } from './practice-desk';
import { busyAt, COLLEAGUES, keyTimes } from './wire';

const RANGE = { from: 0, to: 1_000 };

function ended(id: string, direction: CallDirection, ...events: CallEvent[]): Call {
  const call = begin({ id, direction, number: '+12025550143', startedAt: 100 });
  const end = { type: 'ended', reason: 'hung-up', at: 500 } as const;
  return [...events, end].reduce(next, call);
}

test('calls that have ended are in the records and the figures of their time', () => {
  const desk = new PracticeDesk('Practice');
  desk.note(begin({ id: 'live', direction: 'incoming', number: '1', startedAt: 100 }));
  desk.note(ended('missed', 'incoming'));
  desk.note(
    ended(
      'talked',
      'outgoing',
      { type: 'connected', at: 200 },
      { type: 'held', by: 'us', on: true, at: 300 },
      { type: 'held', by: 'us', on: false, at: 350 },
    ),
  );
  expect(desk.answer({ about: 'history', range: RANGE })).toEqual([
    { id: 'missed', direction: 'incoming', number: '+12025550143', at: 100 },
    { id: 'talked', direction: 'outgoing', number: '+12025550143', at: 100, talked: 300 },
  ]);
  expect(desk.answer({ about: 'statistics', range: RANGE })).toEqual({
    incoming: 1,
    outgoing: 1,
    missed: 1,
    talked: 300,
    held: 50,
  });
  expect(desk.answer({ about: 'history', range: { from: 101, to: 1_000 } })).toEqual([]);
});

test('signing in is to exactly these queues', () => {
  const desk = new PracticeDesk('Practice');
  desk.signIn(['2']);
  expect(desk.answer({ about: 'skill-groups' })).toEqual([
    { id: '1', name: 'Practice 1', signedIn: false },
    { id: '2', name: 'Practice 2', signedIn: true },
  ]);
});

test('colleagues are found by name and number; whoever is not free is busy to a transfer', () => {
  const desk = new PracticeDesk('Practice');
  expect(desk.answer({ about: 'directory', text: 'chen' })).toHaveLength(1);
  expect(desk.answer({ about: 'directory', text: '5550161' })).toHaveLength(1);
  expect(desk.answer({ about: 'directory', text: '' })).toHaveLength(3);
  for (const { address, free } of COLLEAGUES) expect(busyAt(address)).toBe(!free);
});

test('a comma in a sequence of keys is two seconds', () => {
  expect(keyTimes('1,2')).toEqual([
    { key: '1', at: 0 },
    { key: '2', at: 2.2 },
  ]);
});
