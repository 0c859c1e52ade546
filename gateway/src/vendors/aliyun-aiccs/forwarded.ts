import * as v from 'valibot';
import type { Caller, Role } from '../../caller';
import { GatewayFault } from '../../gateway-fault';
import type { AiccsAction } from './actions';
import type { Rpc } from './rpc';

type Forwarded = {
  readonly action: AiccsAction;
  readonly for: Role;
  /** What may be sent with it; instance and, where one is wanted, account are ours to say. */
  readonly request: v.GenericSchema<unknown, Readonly<Record<string, string | number | undefined>>>;
  readonly account?: true;
};

const nothing = v.strictObject({});
const id = v.pipe(v.number(), v.integer(), v.minValue(1));
/** 1 break, 2 meal, 3 meeting, 4 coaching, 5 training. */
const rest = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));

/** All that a softphone's page may ask of the OpenAPI. An admin may what an agent may. */
const FORWARDED: readonly Forwarded[] = [
  { action: 'GetAgent', for: 'agent', request: nothing, account: true },
  { action: 'GetHotlineAgentStatus', for: 'agent', request: nothing, account: true },
  { action: 'GetConfigNumList', for: 'agent', request: nothing, account: true },
  { action: 'ListOutboundPhoneNumber', for: 'agent', request: nothing, account: true },
  {
    action: 'ListSkillGroup',
    for: 'agent',
    request: v.strictObject({ ChannelType: v.optional(id) }),
  },
  {
    action: 'ListAgentBySkillGroupId',
    for: 'agent',
    request: v.strictObject({ SkillGroupId: id }),
  },
  { action: 'GetDepGroupTreeData', for: 'agent', request: nothing },
  {
    action: 'SuspendHotlineService',
    for: 'agent',
    request: v.strictObject({ Type: rest }),
    account: true,
  },
  { action: 'GetAllDepartment', for: 'admin', request: nothing },
];

/** Whatever stands there, the configuration and the caller's token say it. */
const OURS = ['InstanceId', 'AccountName'];

/** @throws {GatewayFault} `forbidden` for what is not on the list for this role, `request-invalid`. */
export async function forward(
  caller: Caller,
  action: string,
  request: Readonly<Record<string, unknown>>,
  rpc: Rpc,
  signal: AbortSignal,
): Promise<unknown> {
  const rule = FORWARDED.find((one) => one.action === action);
  if (!rule || !(caller.roles.has(rule.for) || caller.roles.has('admin')))
    throw new GatewayFault('forbidden');
  const theirs = Object.entries(request).filter(([key]) => !OURS.includes(key));
  const read = v.safeParse(rule.request, Object.fromEntries(theirs));
  if (!read.success) throw new GatewayFault('request-invalid');
  const own = rule.account && { AccountName: caller.vendorUser };
  return rpc(rule.action, { ...read.output, ...own }, signal);
}
