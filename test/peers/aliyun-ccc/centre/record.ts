import type { Centre } from './centre';
import type { CallType, Job } from './job';

/** A row of the call detail records, as far as it is told. */
export type CallRecord = {
  readonly job: Job;
  readonly contactType: 'Inbound' | 'Outbound' | 'Internal';
  readonly disposition: string;
  readonly releaseInitiator: string;
  readonly recordingReady: boolean;
};

const TYPES: Partial<Record<CallType, CallRecord['contactType']>> = {
  INBOUND: 'Inbound',
  OUTBOUND: 'Outbound',
};

/** Writes the record of a call that is over. */
export function writeRecord(centre: Centre, job: Job, disposition: string): void {
  const contactType = TYPES[job.callType] ?? 'Internal';
  const recordingReady = job.establishedAt !== undefined;
  const releaseInitiator = job.released?.by ?? '';
  centre.records.push({ job, contactType, disposition, releaseInitiator, recordingReady });
  if (recordingReady) centre.emit('RecordingReady', { contactId: job.id });
  centre.emit('CDRReady', { contactId: job.id });
}

/** The row as it is published: quotes around numbers and booleans. */
export function rowOf(centre: Centre, record: CallRecord): Record<string, string> {
  const { job } = record;
  const talked = job.establishedAt === undefined ? 0 : (job.releasedAt ?? 0) - job.establishedAt;
  const names = [...job.agents].map((id) => centre.agents.get(id)?.displayName ?? '');
  return {
    ContactId: job.id,
    ContactType: record.contactType,
    ContactDisposition: record.disposition,
    CallingNumber: job.caller,
    CalledNumber: job.callee,
    StartTime: String(job.startedAt),
    EstablishedTime: String(job.establishedAt ?? ''),
    ReleaseTime: String(job.releasedAt ?? ''),
    CallDuration: String(Math.round(talked / 1000)),
    ReleaseInitiator: record.releaseInitiator,
    RecordingReady: String(record.recordingReady),
    AgentIds: [...job.agents].join(','),
    AgentNames: names.join(','),
    SkillGroupIds: job.skillGroupId,
    Satisfaction: '',
    InstanceId: centre.instanceId,
  };
}
