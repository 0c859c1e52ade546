import type { CallLog, CallResult } from '../../crm/call-log';
import type { RecordKey } from '../../crm/connector';
import { words } from '../../words';
import type { FinishedCall } from '../agent/finished-call';

/** Whose record it becomes, and where. */
export type Telling = {
  /** The connector's name: only its own CRM's records are attached. */
  readonly connector: string;
  /** The agent's name. */
  readonly agent: string | undefined;
};

/** A finished call as one CRM is told of it. */
export function callLogOf(call: FinishedCall, { connector, agent }: Telling): CallLog {
  const { id, direction, number, at, talked, disposition, followUp, recordingUrl } = call;
  const note = [call.note, followUp && words('call_log_follow_up', followUp)];
  return {
    ...{ id, direction, number, startedAt: at, endedAt: Math.max(at, call.endedAt), talked },
    result: resultOf(call),
    subject: subjectOf(call),
    disposition,
    note: note.filter(Boolean).join('\n\n') || undefined,
    recordingUrl: recordingUrl?.startsWith('https://') ? recordingUrl : undefined,
    agent,
    contact: recordIn(connector, call),
  };
}

/**
 * Whom it is attached to: whom the agent has named, else the only one whom that CRM knows by the number.
 * Of several, nobody is the better guess.
 */
function recordIn(
  connector: string,
  { contacts, customer }: Pick<FinishedCall, 'contacts' | 'customer'>,
): RecordKey | undefined {
  if (customer === 'nobody') return undefined;
  const own = (customer === undefined ? contacts : contacts.slice(customer, customer + 1)).flatMap(
    ({ record, otherRecords = [] }) =>
      [record ?? [], otherRecords].flat().filter((one) => one.connector === connector),
  );
  return own.length === 1 ? own[0] : undefined;
}

function resultOf({ talked, direction, endReason }: FinishedCall): CallResult {
  if (talked !== undefined) return 'answered';
  if (direction === 'incoming') return 'missed';
  switch (endReason) {
    case 'busy':
    case 'no-answer':
      return endReason;
    case 'hung-up':
    case 'cancelled':
      return 'cancelled';
    default:
      return 'failed';
  }
}

function subjectOf({ direction, talked, name, number }: FinishedCall): string {
  const who = name ?? (number === '' ? words('number_withheld') : number);
  const answered = talked === undefined ? 'call_log_missed' : 'call_log_incoming';
  return words(direction === 'outgoing' ? 'call_log_outgoing' : answered, who);
}
