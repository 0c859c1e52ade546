import type { Agent } from './agent';
import type { Centre } from './centre';
import { ofAgent, ofChannel } from './events';
import { legOf, type CallType, type Channel, type Job } from './job';
import { writeRecord } from './record';

/** How a leg and a call end normally: SIP's words, as the vendor's events have them. */
const OKAY = '200 - Okay';

export function addLeg(
  job: Job,
  callType: CallType,
  agent: Agent | undefined,
  state: Channel['state'],
): Channel {
  const now = Date.now();
  const userId = agent?.userId ?? '';
  const number = agent?.extension ?? job.callee;
  const channel: Channel = {
    id: `ch:user:${job.caller}->${number}:${now}:${job.id}:${job.channels.length}`,
    callType,
    originator: job.caller,
    destination: number,
    userId,
    extension: agent?.extension ?? '',
    state,
    flags: new Set(),
    timestamp: now,
    releaseInitiator: '',
    releaseReason: '',
  };
  job.channels.push(channel);
  if (agent) {
    agent.jobId = job.id;
    job.agents.add(agent.userId);
  }
  return channel;
}

export function newJob(
  centre: Centre,
  about: Pick<Job, 'callType' | 'caller' | 'callee' | 'skillGroupId'>,
): Job {
  const id = centre.newJobId();
  const job: Job = { ...about, id, channels: [], startedAt: Date.now(), agents: new Set() };
  centre.jobs.set(id, job);
  return job;
}

/** The leg speaks from now on. */
export function establish(centre: Centre, job: Job, channel: Channel): void {
  channel.state = 'ANSWERED';
  channel.timestamp = Date.now();
  job.establishedAt ??= Date.now();
  centre.emit('Established', ofChannel(job, channel));
}

function releaseLeg(centre: Centre, job: Job, channel: Channel, by: string, reason: string): void {
  channel.state = 'RELEASED';
  channel.timestamp = Date.now();
  channel.releaseInitiator = by;
  channel.releaseReason = reason;
  centre.emit('Released', ofChannel(job, channel));
}

/**
 * An agent leaves a call: after-call work follows where they had talked or dialled, readiness where
 * it had only rung.
 */
export function leave(centre: Centre, job: Job, agent: Agent, by: string, reason: string): void {
  const leg = legOf(job, agent.userId);
  if (!leg) return;
  centre.emit('AgentRelease', { ...ofAgent(agent), ...ofChannel(job) });
  releaseLeg(centre, job, leg, by, reason);
  agent.state = agent.state === 'RINGING' ? 'READY' : 'WORKING';
  agent.jobId = '';
  if (agent.state === 'READY') centre.emit('AgentReady', ofAgent(agent));
}

/** The call is over for whoever is left in it. */
export function endJob(
  centre: Centre,
  job: Job,
  by: string,
  { reason = OKAY, disposition = 'Success' } = {},
): void {
  if (job.releasedAt !== undefined) return;
  for (const { userId, state } of [...job.channels]) {
    const agent = centre.agents.get(userId);
    if (agent && state !== 'RELEASED') leave(centre, job, agent, by, reason);
  }
  for (const channel of job.channels) {
    if (channel.state !== 'RELEASED') releaseLeg(centre, job, channel, by, reason);
  }
  job.released = { by, reason };
  job.releasedAt = Date.now();
  writeRecord(centre, job, disposition);
}
