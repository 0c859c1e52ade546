import type { Agent } from './agent';
import type { Centre } from './centre';
import { ofAgent, ofChannel } from './events';
import type { Job } from './job';
import { addLeg, endJob, newJob } from './legs';

/** A customer calls one of the centre's numbers, and waits for an agent of the skill group. */
export function callIn(
  centre: Centre,
  { from, to, skillGroupId }: { from: string; to: string; skillGroupId: string },
): Job {
  const job = newJob(centre, { callType: 'INBOUND', caller: from, callee: to, skillGroupId });
  const customer = addLeg(job, 'INBOUND', undefined, 'ANSWERED');
  centre.emit('Route2IVR', ofChannel(job, customer));
  centre.emit('Enqueue', { ...ofChannel(job, customer), skillGroupIds: [skillGroupId] });
  offerWaiting(centre);
  return job;
}

/** Whoever waits longest is given to whoever is ready. */
export function offerWaiting(centre: Centre): void {
  for (const job of centre.jobs.values()) {
    const waits = job.callType === 'INBOUND' && job.agents.size === 0 && !job.releasedAt;
    const agent = waits ? readyFor(centre, job.skillGroupId) : undefined;
    if (!agent) continue;
    centre.emit('AssignAgent', { ...ofAgent(agent), ...ofChannel(job) });
    ringAgent(centre, job, agent);
  }
}

/** The leg of an agent starts to ring. */
export function ringAgent(centre: Centre, job: Job, agent: Agent, callType = job.callType): void {
  const leg = addLeg(job, callType, agent, 'RINGING');
  centre.emit('Ringing', ofChannel(job, leg));
  agent.state = 'RINGING';
  centre.emit('AgentRinging', { ...ofAgent(agent), ...ofChannel(job, leg) });
}

/** Nobody answered for 30 s: the agent is sent into a break, the customer goes. */
export function ringingTimesOut(centre: Centre, job: Job): void {
  for (const { userId, state } of job.channels) {
    const agent = centre.agents.get(userId);
    if (!agent || state !== 'RINGING') continue;
    centre.emit('RingingTimeout', { ...ofAgent(agent), ...ofChannel(job) });
    agent.state = 'BREAK';
    agent.breakCode = 'RingingTimeout';
    agent.jobId = '';
  }
  endJob(centre, job, 'system', { reason: '408 - Request Timeout', disposition: 'AbandonedRing' });
  for (const userId of job.agents) {
    const agent = centre.agents.get(userId);
    if (agent?.breakCode === 'RingingTimeout') agent.state = 'BREAK';
  }
}

function readyFor(centre: Centre, skillGroupId: string): Agent | undefined {
  return [...centre.agents.values()].find(
    ({ state, signedGroups }) => state === 'READY' && signedGroups.includes(skillGroupId),
  );
}
