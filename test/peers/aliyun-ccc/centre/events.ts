import type { Agent } from './agent';
import type { Channel, Job } from './job';

/** Names of the vendor's event push, in which it publishes the order of things in a call. */
export type EventType =
  | 'AgentReady'
  | 'AgentBreak'
  | 'AgentCheckIn'
  | 'AgentCheckOut'
  | 'AgentDialing'
  | 'AgentRinging'
  | 'AgentTalk'
  | 'AgentRelease'
  | 'Route2IVR'
  | 'Enqueue'
  | 'AssignAgent'
  | 'Dialing'
  | 'Ringing'
  | 'RingingTimeout'
  | 'Established'
  | 'Released'
  | 'InitiateConsultant'
  | 'StartConsultant'
  | 'StopConsultant'
  | 'AttendedTransfer'
  | 'BlindTransfer'
  | 'RecordingReady'
  | 'CDRReady';

export type CentreEvent = {
  readonly eventTime: string;
  readonly eventType: EventType;
  readonly instanceId: string;
  readonly agentId?: string;
  readonly skillGroupIds?: readonly string[];
  readonly contactId?: string;
  readonly channelId?: string;
  readonly callType?: string;
  readonly caller?: string;
  readonly callee?: string;
  readonly releaseReason?: string;
};

/** What an event says of an agent. */
export function ofAgent({ userId, signedGroups }: Agent): Partial<CentreEvent> {
  return { agentId: userId, skillGroupIds: [...signedGroups] };
}

/** What an event says of a leg of a call. */
export function ofChannel(job: Job, channel?: Channel): Partial<CentreEvent> {
  return {
    contactId: job.id,
    callType: job.callType,
    caller: job.caller,
    callee: job.callee,
    ...(channel && { channelId: channel.id }),
    ...(channel?.releaseReason && { releaseReason: channel.releaseReason }),
  };
}
