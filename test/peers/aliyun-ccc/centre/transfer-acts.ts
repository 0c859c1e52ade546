import { notExists, userBusy } from '../refusal';
import type { Agent } from './agent';
import { colleagueBy } from './call-acts';
import type { Centre } from './centre';
import { ofAgent, ofChannel } from './events';
import { ringAgent } from './incoming';
import { customerOf, legOf, type Job } from './job';
import { addLeg, leave } from './legs';

/** Hands the customer over at once: to a colleague, a skill group or a telephone. */
export function blindTransfer(centre: Centre, agent: Agent, jobId: string, to: string): Job {
  const job = centre.jobOf(agent, jobId);
  const group = centre.skillGroups.get(to);
  const colleague = group ? readyIn(centre, to) : colleagueBy(centre, to);
  if (colleague && colleague.state !== 'READY') throw userBusy(colleague.userId);
  if (group && !colleague) throw userBusy(to);
  centre.emit('BlindTransfer', { ...ofAgent(agent), ...ofChannel(job) });
  leave(centre, job, agent, 'agent', '200 - Okay');
  if (colleague) ringAgent(centre, job, colleague);
  else centre.emit('Ringing', ofChannel(job, addLeg(job, job.callType, undefined, 'RINGING')));
  return job;
}

/** The customer waits, while the agent asks a colleague. */
export function initiateConsult(centre: Centre, agent: Agent, jobId: string, to: string): Job {
  const job = centre.jobOf(agent, jobId);
  const colleague = colleagueBy(centre, to);
  if (!colleague) throw notExists('UserId', to);
  if (agent.state !== 'TALKING' || job.consult) throw notExists('JobId', jobId);
  if (colleague.state !== 'READY') throw userBusy(colleague.userId);
  customerOf(job)?.flags.add('HOLD');
  job.consult = { by: agent.userId, to: colleague.userId };
  centre.emit('InitiateConsultant', { ...ofAgent(agent), ...ofChannel(job) });
  ringAgent(centre, job, colleague, 'CONSULTANT');
  return job;
}

/** The colleague takes the customer over. */
export function completeConsult(centre: Centre, agent: Agent, jobId: string): Job {
  const { job, colleague } = consulting(centre, agent, jobId);
  if (legOf(job, colleague.userId)?.state !== 'ANSWERED') throw notExists('JobId', jobId);
  centre.emit('StopConsultant', { ...ofAgent(colleague), ...ofChannel(job) });
  centre.emit('AttendedTransfer', { ...ofAgent(agent), ...ofChannel(job) });
  customerOf(job)?.flags.delete('HOLD');
  job.consult = undefined;
  leave(centre, job, agent, 'agent', '200 - Okay');
  return job;
}

/** The agent goes back to the customer. */
export function cancelConsult(centre: Centre, agent: Agent, jobId: string): Job {
  const { job, colleague } = consulting(centre, agent, jobId);
  centre.emit('StopConsultant', { ...ofAgent(colleague), ...ofChannel(job) });
  job.consult = undefined;
  leave(centre, job, colleague, 'agent', '487 - Request Terminated');
  customerOf(job)?.flags.delete('HOLD');
  return job;
}

/** A supervisor joins a colleague's call; who intercepts it, takes it over. */
export function join(
  centre: Centre,
  agent: Agent,
  whom: string,
  how: 'MONITOR' | 'COACH' | 'BARGE' | 'INTERCEPT',
): Job {
  const colleague = centre.agent(whom);
  const job = centre.jobs.get(colleague.jobId);
  if (!job || colleague.state !== 'TALKING') throw notExists('JobId', colleague.jobId);
  const leg = addLeg(job, how, agent, 'ANSWERED');
  agent.state = 'TALKING';
  centre.emit('AgentTalk', { ...ofAgent(agent), ...ofChannel(job, leg) });
  if (how === 'INTERCEPT') leave(centre, job, colleague, 'supervisor', '200 - Okay');
  return job;
}

/** A telephone outside that was rung by a transfer answers; the customer talks on with it. */
export function outsideTook(centre: Centre, job: Job): void {
  const ringing = job.channels.find(({ userId, state }) => userId === '' && state === 'RINGING');
  if (!ringing) return;
  ringing.state = 'ANSWERED';
  centre.emit('Established', ofChannel(job, ringing));
}

function consulting(centre: Centre, agent: Agent, jobId: string) {
  const job = centre.jobOf(agent, jobId);
  if (job.consult?.by !== agent.userId) throw notExists('JobId', jobId);
  return { job, colleague: centre.agent(job.consult.to) };
}

function readyIn(centre: Centre, skillGroupId: string): Agent | undefined {
  return [...centre.agents.values()].find(
    ({ state, signedGroups }) => state === 'READY' && signedGroups.includes(skillGroupId),
  );
}
