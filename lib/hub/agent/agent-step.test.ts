import { describe, expect, it } from 'vitest';
import type { EngineState } from '../../messaging/engine-protocol';
import { DEFAULT_SETTINGS } from '../../policy/settings';
import { EMPTY_SNAPSHOT, type CallView } from '../../snapshot/snapshot';
import { begin, next, type EndReason } from '../../telephony/call';
import type { AgentDuty } from '../../telephony/provider';
import { EMPTY_MEMORY, type Stored } from '../store';
import { agentAfterEngine, agentStep, dutyOf } from './agent-step';

const nothing: Stored = { snapshot: EMPTY_SNAPSHOT, memory: EMPTY_MEMORY };
const NOW = 100_000;

function engine(duty?: AgentDuty): EngineState {
  return {
    epoch: 'e',
    seq: 1,
    provider: 'hosted',
    can: ['agent-state'],
    line: { state: 'up', elsewhere: false },
    calls: [],
    microphone: 'granted',
    devices: { microphones: [], speakers: [], using: {} },
    duty,
  };
}

function call(id: string, endReason?: EndReason, talked = true): CallView {
  const rang = begin({ id, direction: 'incoming', number: '+4930901820', startedAt: 1 });
  const up = talked ? next(rang, { type: 'connected', at: 2 }) : rang;
  const over = endReason ? next(up, { type: 'ended', reason: endReason, at: 3 }) : up;
  return { ...over, contacts: [] };
}

const settings = { ...DEFAULT_SETTINGS, afterCallSeconds: 30, notReadyAfterMissed: true };

function after(stored: Stored, state: EngineState, ...ended: CallView[]): Stored {
  return agentAfterEngine(stored, state, ended, settings, NOW);
}

describe('what the engine tells', () => {
  it('begins after-call work and keeps the ended call for what is written, in one write', () => {
    const over = call('c1', 'remote-hung-up');
    const { snapshot, memory } = after(nothing, engine(), over);
    expect(snapshot.agent).toMatchObject({ duty: 'after-call', until: NOW + 30_000 });
    expect(snapshot.wrapUps).toMatchObject([{ call: 'c1', ended: true, talked: 1 }]);
    expect(memory.endedCalls).toEqual([over]);
    const again = after({ snapshot, memory }, engine());
    expect(again.snapshot.agent).toBe(snapshot.agent);
    expect(again.snapshot.wrapUps).toBe(snapshot.wrapUps);
  });

  it('of calls that a sign-out has ended is nobody’s work', () => {
    const out: Stored = { ...nothing, snapshot: { ...EMPTY_SNAPSHOT, signIn: 'out' } };
    const { snapshot } = after(out, engine(), call('c1', 'line-lost'));
    expect([snapshot.wrapUps, snapshot.agent.duty]).toEqual([[], 'ready']);
  });

  it('a missed ring takes the agent off duty, but not while another call is up', () => {
    const missed = call('c1', 'missed', false);
    expect(after(nothing, engine(), missed).snapshot.agent).toMatchObject({ cause: 'missed-call' });
    const busy = { ...nothing, snapshot: { ...EMPTY_SNAPSHOT, calls: [call('c2')] } };
    expect(after(busy, engine(), missed).snapshot.agent.duty).toBe('ready');
  });

  it('the other call’s end is what after-call work waits for', () => {
    const busy = { ...nothing, snapshot: { ...EMPTY_SNAPSHOT, calls: [call('c2')] } };
    const first = after(busy, engine(), call('c1', 'hung-up'));
    expect(first.snapshot.agent.duty).toBe('ready');
    const second = { ...first, snapshot: { ...first.snapshot, calls: [] } };
    expect(after(second, engine()).snapshot.agent.duty).toBe('after-call');
  });
});

describe('the call centre’s own word', () => {
  const told = (duty: AgentDuty): Stored => ({
    ...nothing,
    memory: { ...EMPTY_MEMORY, toldDuty: duty },
  });
  const ready: AgentDuty = { state: 'ready' };

  it('is taken over once, and not said back', () => {
    const moved = after(told(ready), engine({ state: 'break', reason: 'lunch' }));
    expect(moved.snapshot.agent).toMatchObject({ duty: 'break', reason: 'lunch' });
    expect(moved.memory.toldDuty).toEqual({ state: 'break', reason: 'lunch' });
    const set = { type: 'set', wish: { duty: 'ready' }, unfinished: false } as const;
    const back = agentStep(moved, set, NOW);
    expect(after(back, engine({ state: 'break', reason: 'lunch' })).snapshot.agent.duty).toBe(
      'ready',
    );
  });

  it('counts for nothing before it has heard ours', () => {
    const onBreak = agentStep(
      nothing,
      { type: 'set', wish: { duty: 'break', reason: '' }, unfinished: false },
      NOW,
    );
    expect(after(onBreak, engine(ready)).snapshot.agent.duty).toBe('break');
  });

  it('is contradicted where the agent cannot take calls', () => {
    const lost = { type: 'engine', microphone: 'denied', line: 'up' } as const;
    const had = agentStep(told(ready), { ...lost, microphone: 'granted' }, NOW);
    const stored = agentStep(had, lost, NOW);
    const break_ = { ...engine({ state: 'break' }), microphone: 'denied' } as const;
    const held = after(stored, break_);
    const called = { ...engine(ready), microphone: 'denied' } as const;
    const { snapshot, memory } = after(held, called);
    expect(dutyOf(snapshot.agent)).toEqual({ state: 'not-ready', reason: 'microphone-lost' });
    expect(memory.toldDuty).toEqual(ready);
  });
});
