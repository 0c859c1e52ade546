import * as v from 'valibot';
import type { Caller } from '../../caller';
import { GatewayFault } from '../../gateway-fault';
import type { CallPage, CallQuery, VendorCall } from '../call-centre';
import { agentOf } from './agents';
import { identifier } from './identifier';
import { readData, type Parameters, type Rpc } from './rpc';

const PAGE_SIZE = 50;

const optionalText = v.nullish(v.string(), '');

const record = v.object({
  Acid: identifier,
  CallType: v.nullish(v.number()),
  CallResult: optionalText,
  CallingNumber: optionalText,
  CalledNumber: optionalText,
  CreateTime: v.string(),
  PickUpTime: optionalText,
  HangUpTime: optionalText,
  ServicerName: optionalText,
});
const page = v.object({
  CallDetailRecord: v.nullish(v.array(record), []),
  TotalCount: v.nullish(v.number(), 0),
});

/** `2020-10-02 22:32:55`: China's time, which is nowhere said. */
function moment(text: string): number | undefined {
  const ms = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** `CallType`: 1 out, 2 in, 3 passed on to the agent by another one. */
const OUT = 1;

function callOf(one: v.InferOutput<typeof record>): VendorCall {
  const outgoing = one.CallType === OUT;
  const answeredAt = moment(one.PickUpTime);
  return {
    id: one.Acid,
    direction: outgoing ? 'outgoing' : 'incoming',
    number: outgoing ? one.CalledNumber : one.CallingNumber,
    line: outgoing ? one.CallingNumber : one.CalledNumber,
    startedAt: moment(one.CreateTime) ?? 0,
    answeredAt,
    endedAt: moment(one.HangUpTime),
    result: one.CallResult,
    agent: one.ServicerName,
    // The record does not tell; what was never answered was never recorded.
    hasRecording: answeredAt !== undefined,
  };
}

/** An agent sees their own calls, an admin everyone's. */
async function whose(caller: Caller, rpc: Rpc, signal: AbortSignal): Promise<Parameters> {
  if (caller.roles.has('admin')) return {};
  return { ServicerId: (await agentOf(caller.vendorUser, rpc, signal)).AgentId };
}

export async function callPage(
  caller: Caller,
  { from, to, page: nth = '1' }: CallQuery,
  rpc: Rpc,
  signal: AbortSignal,
): Promise<CallPage> {
  if (!/^[1-9]\d{0,5}$/u.test(nth)) throw new GatewayFault('request-invalid');
  const asked = {
    ...(await whose(caller, rpc, signal)),
    QueryStartTime: from,
    QueryEndTime: to,
    PageNo: Number(nth),
    PageSize: PAGE_SIZE,
  };
  const reply = await rpc('HotlineSessionQuery', asked, signal);
  const { CallDetailRecord: records, TotalCount: total } = readData(page, reply);
  const more = Number(nth) * PAGE_SIZE < total;
  return { calls: records.map(callOf), ...(more && { next: String(Number(nth) + 1) }) };
}

/** @throws {GatewayFault} `not-found` unless the call is one that this caller may see. */
export async function mustSee(
  caller: Caller,
  callId: string,
  rpc: Rpc,
  signal: AbortSignal,
): Promise<void> {
  const own = await whose(caller, rpc, signal);
  const reply = await rpc('HotlineSessionQuery', { ...own, Acid: callId, PageNo: 1 }, signal);
  const { CallDetailRecord: records } = readData(page, reply);
  if (!records.some(({ Acid }) => Acid === callId)) throw new GatewayFault('not-found');
}
