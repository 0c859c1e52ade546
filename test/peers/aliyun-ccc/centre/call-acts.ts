import { notExists, userBusy } from '../refusal';
import type { Agent } from './agent';
import { demandDevice } from './agent-acts';
import type { Centre } from './centre';
import { ofAgent, ofChannel } from './events';
import { ringAgent } from './incoming';
import { customerOf, legOf, type Channel, type Job } from './job';
import { addLeg, endJob, establish, leave, newJob } from './legs';

const MAY_DIAL = new Set(['READY', 'BREAK', 'WORKING']);

/** Dials a customer, or a colleague by extension or user id. */
export function makeCall(
  centre: Centre,
  agent: Agent,
  deviceId: string,
  to: { readonly callee: string; readonly caller: string },
): Job {
  demandDevice(agent, deviceId);
  if (!MAY_DIAL.has(agent.state)) throw userBusy(agent.userId);
  const colleague = colleagueBy(centre, to.callee);
  const skillGroupId = agent.signedGroups[0] ?? '';
  const caller = colleague ? agent.extension : callerNumber(centre, to.caller);
  const callee = colleague?.extension ?? to.callee;
  const callType = colleague ? 'INTERNAL' : 'OUTBOUND';
  if (colleague && colleague.state !== 'READY') throw userBusy(colleague.userId);
  const job = newJob(centre, { callType, caller, callee, skillGroupId });
  agent.state = 'DIALING';
  centre.emit('AgentDialing', { ...ofAgent(agent), ...ofChannel(job) });
  const leg = addLeg(job, callType, agent, 'CREATED');
  centre.emit('Dialing', ofChannel(job, leg));
  if (colleague) ringAgent(centre, job, colleague);
  else centre.emit('Ringing', ofChannel(job, addLeg(job, callType, undefined, 'RINGING')));
  return job;
}

/** An agent takes what rings at their desk. */
export function answer(centre: Centre, agent: Agent, jobId: string): Job {
  const job = centre.jobOf(agent, jobId);
  const leg = legOf(job, agent.userId);
  if (!leg || agent.state !== 'RINGING') throw notExists('JobId', jobId);
  agent.state = 'TALKING';
  centre.emit('AgentTalk', { ...ofAgent(agent), ...ofChannel(job, leg) });
  establish(centre, job, leg);
  if (job.consult?.to === agent.userId) {
    centre.emit('StartConsultant', { ...ofAgent(agent), ...ofChannel(job, leg) });
  } else if (job.callType === 'INTERNAL') {
    for (const other of others(centre, job, agent)) talk(centre, job, other);
  }
  return job;
}

/** The agent hangs up; the call ends with them, unless a colleague has the customer by now. */
export function release(centre: Centre, agent: Agent, jobId: string): Job {
  const job = centre.jobOf(agent, jobId);
  const rang = agent.state === 'RINGING';
  const established = job.establishedAt !== undefined;
  leave(centre, job, agent, 'agent', '200 - Okay');
  if (others(centre, job, agent).length > 0 && job.callType !== 'INTERNAL' && customerOf(job)) {
    return job;
  }
  const disposition = rang ? 'Reject' : established ? 'Success' : 'NoAnswer';
  endJob(centre, job, 'agent', { disposition });
  return job;
}

export function flag(
  centre: Centre,
  agent: Agent,
  ids: { readonly jobId: string; readonly channelId: string },
  name: 'HOLD' | 'MUTE',
  on: boolean,
): Job {
  const job = centre.jobOf(agent, ids.jobId);
  const channel = channelBy(job, agent, ids.channelId);
  if (channel.state !== 'ANSWERED') throw notExists('ChannelId', ids.channelId);
  if (on) channel.flags.add(name);
  else channel.flags.delete(name);
  return job;
}

/** The agent's own leg talks. */
export function talk(centre: Centre, job: Job, agent: Agent): void {
  const leg = legOf(job, agent.userId);
  if (!leg) return;
  agent.state = 'TALKING';
  centre.emit('AgentTalk', { ...ofAgent(agent), ...ofChannel(job, leg) });
  establish(centre, job, leg);
}

/** A colleague by extension or user id; a customer's number is none. */
export function colleagueBy(centre: Centre, who: string): Agent | undefined {
  return [...centre.agents.values()].find((one) => [one.userId, one.extension].includes(who));
}

/** The other agents in a call. */
function others(centre: Centre, job: Job, agent: Agent): Agent[] {
  return [...centre.agents.values()].filter((one) => one !== agent && legOf(job, one.userId));
}

function channelBy(job: Job, agent: Agent, id: string): Channel {
  const found = id === '' ? legOf(job, agent.userId) : job.channels.find((one) => one.id === id);
  if (!found) throw notExists('ChannelId', id);
  return found;
}

function callerNumber(centre: Centre, wanted: string): string {
  const first = [...centre.numbers.keys()][0] ?? '';
  if (wanted === '' || wanted === 'auto') return first;
  if (!centre.numbers.has(wanted)) throw notExists('Number', wanted);
  return wanted;
}
