import * as v from 'valibot';
import type { Caller } from '../../caller';
import type { Clock } from '../../clock';
import { GatewayFault } from '../../gateway-fault';
import type { CallPage, CallQuery, VendorCall } from '../call-centre';
import type { Api } from './api';

const PAGE_SIZE = 100;
const DAY_MS = 86_400_000;
/** How far back the records reach, and how much one question may span; the span must stay below. */
const REACH_MS = 180 * DAY_MS;
const SPAN_MS = 90 * DAY_MS;
/** Ours and the vendor's clock may differ; it refuses what is a second too old. */
const MARGIN_MS = 60_000;

const text = v.nullish(v.string(), '');
const number = v.nullish(v.number(), 0);

const record = v.object({
  SessionId: v.pipe(v.string(), v.nonEmpty()),
  Caller: text,
  Callee: text,
  /** In place of the numbers, where number protection is on. */
  ProtectedCaller: text,
  ProtectedCallee: text,
  Time: number,
  Direction: number,
  CallType: number,
  AcceptTimestamp: number,
  EndedTimestamp: number,
  EndStatusString: text,
  RecordURL: text,
  SeatUser: v.nullish(v.object({ Name: text, Mail: text, UserId: text })),
});
export type TcccRecord = v.InferOutput<typeof record>;

const page = v.object({
  TotalCount: number,
  TelCdrList: v.nullish(v.array(record)),
  /** As it was called before. */
  TelCdrs: v.nullish(v.array(record)),
});

const moment = (seconds: number): number | undefined =>
  seconds === 0 ? undefined : seconds * 1000;

const INTERNAL = 6;
const IN = 0;

function callOf(one: TcccRecord): VendorCall {
  const caller = one.Caller === '' ? one.ProtectedCaller : one.Caller;
  const callee = one.Callee === '' ? one.ProtectedCallee : one.Callee;
  const incoming = one.Direction === IN;
  const outside = incoming ? 'incoming' : 'outgoing';
  return {
    id: one.SessionId,
    direction: one.CallType === INTERNAL ? 'internal' : outside,
    number: incoming ? caller : callee,
    line: incoming ? callee : caller,
    startedAt: one.Time * 1000,
    answeredAt: moment(one.AcceptTimestamp),
    endedAt: moment(one.EndedTimestamp),
    result: one.EndStatusString,
    agent: one.SeatUser?.Name,
    hasRecording: one.RecordURL !== '',
  };
}

/** An agent sees their own calls, an admin everyone's: the API cannot be asked for one agent's. */
function maySee({ roles, vendorUser }: Caller, { SeatUser: seat }: TcccRecord): boolean {
  return roles.has('admin') || vendorUser === seat?.Mail || vendorUser === seat?.UserId;
}

function invalid(message: string): GatewayFault {
  return new GatewayFault('request-invalid', { vendor: { message } });
}

function mustFit({ from, to }: CallQuery, now: number): void {
  if (from < now - REACH_MS) throw invalid('The call records reach back 180 days');
  if (to < from || to - from >= SPAN_MS) throw invalid('One question spans less than 90 days');
}

async function ask(
  query: Record<'from' | 'to', number>,
  more: Readonly<Record<string, unknown>>,
  api: Api,
  signal: AbortSignal,
) {
  const request = {
    StartTimeStamp: Math.ceil(query.from / 1000),
    EndTimeStamp: Math.floor(query.to / 1000),
    PageSize: PAGE_SIZE,
    ...more,
  };
  const { TotalCount, TelCdrList, TelCdrs } = await api('DescribeTelCdr', request, page, signal);
  return { total: TotalCount, records: TelCdrList ?? TelCdrs ?? [] };
}

/** An agent's page may hold fewer than the next one: all are asked for, only theirs are shown. */
export async function callPage(
  caller: Caller,
  query: CallQuery,
  api: Api,
  clock: Clock,
  signal: AbortSignal,
): Promise<CallPage> {
  mustFit(query, clock());
  const { page: nth = '0' } = query;
  if (!/^\d{1,6}$/u.test(nth)) throw new GatewayFault('request-invalid');
  const { total, records } = await ask(query, { PageNumber: Number(nth) }, api, signal);
  const calls = records.filter((one) => maySee(caller, one)).map(callOf);
  const more = (Number(nth) + 1) * PAGE_SIZE < total;
  return { calls, ...(more && { next: String(Number(nth) + 1) }) };
}

/** @throws {GatewayFault} `not-found` unless the call is one that this caller may see. */
export async function recordOf(
  caller: Caller,
  callId: string,
  api: Api,
  clock: Clock,
  signal: AbortSignal,
): Promise<TcccRecord> {
  const more = { SessionIds: [callId], PageNumber: 0 };
  const now = clock();
  const half = now - SPAN_MS + MARGIN_MS;
  for (const [from, to] of [
    [half, now],
    [now - REACH_MS + 2 * MARGIN_MS, half],
  ] as const) {
    const { records } = await ask({ from, to }, more, api, signal);
    const found = records.find((one) => one.SessionId === callId);
    if (found && maySee(caller, found)) return found;
  }
  throw new GatewayFault('not-found');
}
