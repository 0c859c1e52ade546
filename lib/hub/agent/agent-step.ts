import type { EngineState } from '../../messaging/engine-protocol';
import type { Settings } from '../../policy/settings';
import type { AgentView } from '../../snapshot/shift';
import type { CallView } from '../../snapshot/snapshot';
import type { AgentDuty } from '../../telephony/provider';
import { liveCalls } from '../calls';
import type { Stored } from '../store';
import type { AgentEvent } from './agent-event';
import { nextAgentState } from './agent-state';
import { wrapUpsFollowing } from './wrap-up';

/** What is stored after something has happened to the agent. Pure. */
export function agentStep(stored: Stored, event: AgentEvent, at: number): Stored {
  const { snapshot, memory } = stored;
  const agent = nextAgentState(memory.agent, event, at);
  if (agent === memory.agent) return stored;
  return { snapshot: { ...snapshot, agent: agent.view }, memory: { ...memory, agent } };
}

/**
 * The agent's part of what the engine has told: what is lost, what there is to write about, and
 * whether after-call work begins. Goes into the same write as the calls themselves, so that a worker
 * that is stopped has done both or neither. `ended`: the calls that it ended, told once each.
 */
export function agentAfterEngine(
  stored: Stored,
  engine: EngineState,
  ended: readonly CallView[],
  { afterCallSeconds, notReadyAfterMissed }: Settings,
  at: number,
): Stored {
  const live = liveCalls(stored.snapshot);
  const missed = ended.some(({ endReason }) => endReason === 'missed');
  const over = ended.some(({ connectedAt }) => connectedAt !== undefined);
  const facts = { type: 'engine', microphone: engine.microphone, line: engine.line.state } as const;
  // The calls that a sign-out has ended are nobody's work any more.
  if (stored.snapshot.signIn === 'out') return agentStep(stored, facts, at);
  const events: AgentEvent[] = [
    facts,
    { type: 'calls', over, live: live.length > 0, afterCallSeconds },
  ];
  if (notReadyAfterMissed && missed && live.length === 0) events.push({ type: 'missed' });
  const written = withWrapUps(stored, live, ended);
  return heard(
    events.reduce((before, event) => agentStep(before, event, at), written),
    engine,
    at,
  );
}

/** The agent's state in the words of a call centre. */
export function dutyOf(agent: AgentView): AgentDuty {
  switch (agent.duty) {
    case 'break':
      return agent.reason === '' ? { state: 'break' } : { state: 'break', reason: agent.reason };
    case 'not-ready':
      return { state: 'not-ready', reason: agent.cause };
    default:
      return { state: agent.duty };
  }
}

/** Whether both say the same to a call centre. */
export function sameDuty(one: AgentDuty | null, other: AgentDuty | null): boolean {
  return one?.state === other?.state && one?.reason === other?.reason;
}

function withWrapUps(
  { snapshot, memory }: Stored,
  live: readonly CallView[],
  ended: readonly CallView[],
): Stored {
  const wrapUps = wrapUpsFollowing(snapshot.wrapUps, live, ended);
  const known = new Set(memory.endedCalls.map(({ id }) => id));
  const over = ended.filter(({ id, consultFor }) => consultFor === undefined && !known.has(id));
  return {
    snapshot: { ...snapshot, wrapUps },
    memory: over.length === 0 ? memory : { ...memory, endedCalls: [...memory.endedCalls, ...over] },
  };
}

/**
 * The call centre's own word is taken over when it changes; what it says before it was told ours is
 * how it had begun, and what it repeats is old.
 */
function heard(stored: Stored, { duty }: EngineState, at: number): Stored {
  const { memory, snapshot } = stored;
  if (!duty || sameDuty(duty, memory.heardDuty)) return stored;
  const noted = { snapshot, memory: { ...memory, heardDuty: duty } };
  if (memory.toldDuty === null || sameDuty(duty, dutyOf(snapshot.agent))) return noted;
  const taken = agentStep(noted, { type: 'call-centre', duty }, at);
  const state = duty.state === 'not-ready' ? 'break' : duty.state;
  const followed = taken.snapshot.agent.duty === state;
  const toldDuty = followed ? dutyOf(taken.snapshot.agent) : duty;
  return { ...taken, memory: { ...taken.memory, toldDuty } };
}
