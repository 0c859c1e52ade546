import { describe, expect, it } from 'vitest';
import type { EngineState } from '../messaging/engine-protocol';
import { EMPTY_SNAPSHOT } from '../snapshot/snapshot';
import { begin, next, type Call, type CallEvent } from '../telephony/call';
import { takeEngineState } from './calls';
import { EMPTY_MEMORY, type Stored } from './store';

const incoming = begin({ id: 'c1', direction: 'incoming', number: '+4930123456', startedAt: 1 });
const outgoing = begin({ id: 'c2', direction: 'outgoing', number: '+4930123456', startedAt: 1 });
const nothing: Stored = { snapshot: EMPTY_SNAPSHOT, memory: EMPTY_MEMORY };

function engine(...calls: Call[]): EngineState {
  const line = { state: 'up', elsewhere: false } as const;
  const devices = { microphones: [], speakers: [], using: {} };
  return {
    epoch: 'e',
    seq: 1,
    provider: 'sip',
    can: [],
    line,
    calls,
    microphone: 'granted',
    devices,
  };
}

function after(call: Call, ...events: CallEvent[]): Call {
  return events.reduce(next, call);
}

function types(stored: Stored, state: EngineState): string[] {
  return takeEngineState(stored, state, 9).transitions.map((transition) => transition.type);
}

describe('takeEngineState', () => {
  it('tells that a call rang, once, however often the engine says so', () => {
    const first = takeEngineState(nothing, engine(incoming), 9);
    expect(first.transitions.map(({ type }) => type)).toEqual(['rang']);
    expect(types(first.stored, engine(incoming))).toEqual([]);
  });

  it('marks a rehearsal, for ever, and nothing else', () => {
    const practice = { ...engine(incoming), provider: 'practice' } as const;
    const rehearsed = takeEngineState(nothing, practice, 9).stored;
    const later = takeEngineState(rehearsed, engine(incoming, outgoing), 9).stored;
    expect(later.snapshot.calls).toMatchObject([{ id: 'c1', practice: true }, { id: 'c2' }]);
    expect(later.snapshot.calls[1]?.practice).toBeUndefined();
  });

  it('F1: finds in the next state whatever a killed worker did not store', () => {
    const answered = after(incoming, { type: 'connected', at: 2 });
    expect(types(nothing, engine(answered))).toEqual(['answered']);
    const ended = after(answered, { type: 'ended', reason: 'remote-hung-up', at: 3 });
    const late = takeEngineState(nothing, engine(ended), 9);
    expect(late.transitions.map(({ type }) => type)).toEqual(['ended']);
    expect(late.stored.snapshot.recent[0]).toMatchObject({ id: 'c1', talked: 1 });
  });

  it('F1: leaves no ghost: a live call that the engine does not know was cut', () => {
    const ringing = takeEngineState(nothing, engine(outgoing), 9).stored;
    const { stored, transitions } = takeEngineState(ringing, engine(), 9);
    expect(transitions[0]?.call).toMatchObject({ id: 'c2', phase: 'ended', endReason: 'cut' });
    expect(stored.snapshot.recent).toHaveLength(1);
  });

  it('does not tell an ended call again when only the acknowledgement was lost', () => {
    const ended = after(outgoing, { type: 'ended', reason: 'busy', at: 3 });
    const once = takeEngineState(nothing, engine(ended), 9).stored;
    expect(types(once, engine(ended))).toEqual([]);
    const dismissed = { ...once, snapshot: { ...once.snapshot, calls: [] } };
    expect(takeEngineState(dismissed, engine(ended), 9).stored.snapshot.calls).toEqual([]);
  });

  it('keeps how a call ended in front, but not a call that nobody answered', () => {
    const busy = after(outgoing, { type: 'ended', reason: 'busy', at: 3 });
    const missed = after(incoming, { type: 'ended', reason: 'missed', at: 3 });
    expect(takeEngineState(nothing, engine(busy), 9).stored.snapshot.calls).toHaveLength(1);
    const quiet = takeEngineState(nothing, engine(missed), 9).stored.snapshot;
    expect(quiet.calls).toEqual([]);
    expect(quiet.recent[0]?.endReason).toBe('missed');
  });

  it('lets go of the pending dial when the engine shows its call', () => {
    const pendingDial = { id: 'c2', number: '+4930123456', asShown: '030 123456', at: 1 };
    const stored = { ...nothing, memory: { ...EMPTY_MEMORY, pendingDial } };
    const taken = takeEngineState(stored, engine(outgoing), 9);
    expect(taken.stored.memory.pendingDial).toBeNull();
    expect(taken.stored.snapshot.calls[0]?.asShown).toBe('030 123456');
    expect(takeEngineState(stored, engine(), 9).stored.memory.pendingDial).toEqual(pendingDial);
  });
});
