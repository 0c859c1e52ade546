import { Refusal, notExists, userBusy } from '../refusal';
import type { Agent, WorkMode } from './agent';
import type { Centre } from './centre';
import { ofAgent } from './events';
import { offerWaiting } from './incoming';

const IN_A_CALL = new Set(['DIALING', 'RINGING', 'TALKING']);

/** Signs in to skill groups, and lands in the break "Warm-up". The newest device is the one. */
export function signIn(
  centre: Centre,
  agent: Agent,
  deviceId: string,
  groups: readonly string[],
): void {
  for (const id of groups) if (!centre.skillGroups.has(id)) throw notExists('SkillGroupId', id);
  if (IN_A_CALL.has(agent.state) && agent.deviceId !== deviceId) throw userBusy(agent.userId);
  const again = agent.state !== 'OFFLINE' && agent.deviceId === deviceId;
  agent.deviceId = deviceId;
  agent.signedGroups = groups.length
    ? [...groups]
    : agent.skillLevels.map((one) => one.skillGroupId);
  if (IN_A_CALL.has(agent.state)) return;
  agent.state = 'BREAK';
  agent.breakCode = 'Warm-up';
  if (!again) centre.emit('AgentCheckIn', ofAgent(agent));
}

export function signOut(centre: Centre, agent: Agent, deviceId: string): void {
  demandDevice(agent, deviceId);
  if (IN_A_CALL.has(agent.state)) throw userBusy(agent.userId);
  agent.state = 'OFFLINE';
  agent.deviceId = '';
  agent.signedGroups = [];
  centre.emit('AgentCheckOut', ofAgent(agent));
}

export function ready(centre: Centre, agent: Agent, deviceId: string, outbound: boolean): void {
  demandDevice(agent, deviceId);
  if (IN_A_CALL.has(agent.state)) throw userBusy(agent.userId);
  agent.state = 'READY';
  agent.outboundScenario = outbound;
  centre.emit('AgentReady', ofAgent(agent));
  offerWaiting(centre);
}

export function takeBreak(centre: Centre, agent: Agent, deviceId: string, code: string): void {
  demandDevice(agent, deviceId);
  if (IN_A_CALL.has(agent.state)) throw userBusy(agent.userId);
  agent.state = 'BREAK';
  agent.breakCode = code;
  centre.emit('AgentBreak', ofAgent(agent));
}

export function changeWorkMode(agent: Agent, mode: WorkMode, mobile: string): void {
  agent.workMode = mode;
  if (mobile !== '') agent.mobile = mobile;
}

/** An admin's way out of a state that stuck. */
export function resetState(centre: Centre, agent: Agent): void {
  agent.state = 'OFFLINE';
  agent.deviceId = '';
  agent.jobId = '';
  agent.signedGroups = [];
  centre.emit('AgentCheckOut', ofAgent(agent));
}

/**
 * Nobody who is signed out, and no device but the last one, may act. The code for the latter is not
 * published; this one follows the vendor's family `NotExists.*`.
 */
export function demandDevice(agent: Agent, deviceId: string): void {
  if (agent.state === 'OFFLINE') throw new Refusal(400, 'AgentNotLogin', 'The agent is offline.');
  if (deviceId !== '' && deviceId !== agent.deviceId) throw notExists('DeviceId', deviceId);
}
