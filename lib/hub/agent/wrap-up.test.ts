import { describe, expect, it } from 'vitest';
import { EMPTY_SNAPSHOT, type CallView, type Snapshot } from '../../snapshot/snapshot';
import type { WrapUp } from '../../snapshot/shift';
import { begin, next, type CallEvent } from '../../telephony/call';
import { closing, faultOf, unfinished, wrapUpsFollowing } from './wrap-up';

const call = (direction: 'incoming' | 'outgoing', ...events: CallEvent[]): CallView => ({
  ...events.reduce(next, begin({ id: 'c1', direction, number: '+4930901820', startedAt: 1_000 })),
  contacts: [],
});
const connected: CallEvent = { type: 'connected', at: 2_000 };
const ended: CallEvent = { type: 'ended', reason: 'hung-up', at: 9_000 };
const talked = call('incoming', connected, ended);

describe('there is something to write about', () => {
  it('an outgoing call from its beginning, an incoming one from the answer', () => {
    expect(wrapUpsFollowing([], [call('outgoing')], [])).toMatchObject([{ call: 'c1', at: 1_000 }]);
    expect(wrapUpsFollowing([], [call('incoming')], [])).toEqual([]);
    expect(wrapUpsFollowing([], [call('incoming', connected)], [])).toHaveLength(1);
  });

  it('not a consultation, nor a call that rang in vain', () => {
    const consult = { ...call('outgoing', connected), consultFor: 'c0' };
    const missed = call('incoming', { type: 'ended', reason: 'missed', at: 3_000 });
    expect(wrapUpsFollowing([], [consult], [missed])).toEqual([]);
  });

  it('and the words stay while the call goes on and ends', () => {
    const [first] = wrapUpsFollowing([], [call('outgoing')], []);
    const written = { ...first, note: 'rings back' } as WrapUp;
    const named = { ...call('outgoing', connected), contacts: [ann] };
    const [live] = wrapUpsFollowing([written], [named], []);
    expect(live).toMatchObject({ note: 'rings back', name: 'Ann', ended: false });
    const [over] = wrapUpsFollowing(live ? [live] : [], [], [talked]);
    expect(over).toMatchObject({ note: 'rings back', ended: true, talked: 7_000 });
  });

  it('told the same again, nothing changes', () => {
    const once = wrapUpsFollowing([], [], [talked]);
    expect(wrapUpsFollowing(once, [], [talked])).toBe(once);
    expect(wrapUpsFollowing(once, [], [])).toBe(once);
  });
});

const ann = {
  name: 'Ann',
  why: { source: 'seen-on-page', host: 'crm.example', at: 1 },
} as const;
const form = { dispositions: [], dispositionRequired: true, noteRequired: true };

function snapshot(change: Partial<WrapUp>, more: Partial<Snapshot> = {}): Snapshot {
  const [wrapUp] = wrapUpsFollowing([], [], [talked]);
  return { ...EMPTY_SNAPSHOT, wrapUps: [{ ...wrapUp, ...change } as WrapUp], ...more };
}

it('what is required is asked for calls that were connected', () => {
  const one = (change: Partial<WrapUp>) => snapshot(change).wrapUps[0] as WrapUp;
  expect(faultOf(one({}), form)).toBe('disposition-required');
  expect(faultOf(one({ disposition: 'sold', note: '  ' }), form)).toBe('note-required');
  expect(faultOf(one({ disposition: 'sold', note: 'x' }), form)).toBeNull();
  expect(faultOf(one({ talked: undefined }), form)).toBeNull();
  expect(unfinished(snapshot({}, { wrapUpForm: form }))).toBe('disposition-required');
  expect(unfinished(snapshot({ recovered: true }, { wrapUpForm: form }))).toBeNull();
  expect(unfinished(snapshot({ ended: false }, { wrapUpForm: form }))).toBeNull();
});

describe('a wrap-up closes by itself', () => {
  const done = { owed: false, isDone: true };
  const none = { owed: false, isDone: false };
  const working = { duty: 'after-call', since: 1 } as const;

  it('when after-call work is over, and not before', () => {
    const now = snapshot({}, { calls: [talked] });
    expect(closing(now, done)).toHaveLength(1);
    expect(closing({ ...now, agent: working }, done)).toEqual([]);
    expect(closing(now, { ...done, owed: true })).toEqual([]);
  });

  it('without after-call work when the call has left the screen', () => {
    expect(closing(snapshot({}, { calls: [talked] }), none)).toEqual([]);
    expect(closing(snapshot({}), none)).toHaveLength(1);
  });

  it('never while something is required, or when it was found after a crash', () => {
    expect(closing(snapshot({}, { wrapUpForm: form }), done)).toEqual([]);
    expect(closing(snapshot({ recovered: true }), done)).toEqual([]);
    expect(closing(snapshot({ ended: false }), done)).toEqual([]);
  });
});
