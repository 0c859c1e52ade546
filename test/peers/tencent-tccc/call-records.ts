import type { TcccSession } from './calls';
import type { TcccCentre } from './centre';
import { Refusal } from './refusal';

const DAY_S = 86_400;

const END_STATUS: Readonly<Record<number, string>> = {
  1: 'ok',
  104: 'ringingGiveUp',
  202: 'notAnswer',
  203: 'userReject',
  209: 'callerCancel',
};

const seconds = (ms: number | undefined): number => (ms === undefined ? 0 : Math.floor(ms / 1000));

function cdr(session: TcccSession, centre: TcccCentre): Record<string, unknown> {
  const staff = centre.staff.get(session.userId);
  const { acceptedAt, endedAt = 0, endStatus = 0, sessionId } = session;
  return {
    SessionId: sessionId,
    Caller: session.caller,
    Callee: session.callee,
    Time: seconds(session.startedAt),
    Direction: session.direction === 'in' ? 0 : 1,
    CallType: { in: 2, out: 1, internal: 6 }[session.direction],
    Duration: acceptedAt === undefined ? 0 : seconds(endedAt - acceptedAt),
    RecordURL: centre.recordings.get(sessionId) ?? '',
    RecordId: '',
    SeatUser: staff ? { Name: staff.name, Mail: staff.mail, UserId: staff.mail } : null,
    EndStatus: endStatus,
    EndStatusString: END_STATUS[endStatus] ?? 'error',
    RingTimestamp: seconds(session.startedAt),
    AcceptTimestamp: seconds(acceptedAt),
    EndedTimestamp: seconds(endedAt),
    HungUpSide: session.hungUpSide,
    AsrStatus: centre.transcripts.has(sessionId) ? 'Complete' : 'NotExists',
  };
}

/** Reaches back 180 days; one question spans less than 90. */
export function cdrs(
  asked: {
    readonly StartTimeStamp: number;
    readonly EndTimeStamp: number;
    readonly SessionIds?: readonly string[] | undefined;
  },
  centre: TcccCentre,
  now: number,
): Record<string, unknown>[] {
  const { StartTimeStamp: from, EndTimeStamp: to, SessionIds: ids } = asked;
  if (from < now / 1000 - 180 * DAY_S)
    throw new Refusal('InvalidParameterValue', 'StartTimeStamp is more than 180 days ago');
  if (to < from || to - from >= 90 * DAY_S)
    throw new Refusal('InvalidParameterValue', 'the span is 90 days or more');
  return [...centre.sessions.values()]
    .filter(
      ({ sessionId, startedAt, endedAt }) =>
        endedAt !== undefined &&
        seconds(startedAt) >= from &&
        seconds(startedAt) <= to &&
        (ids?.includes(sessionId) ?? true),
    )
    .map((session) => cdr(session, centre));
}
