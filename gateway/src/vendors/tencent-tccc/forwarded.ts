import * as v from 'valibot';
import type { Caller } from '../../caller';
import { GatewayFault } from '../../gateway-fault';
import type { Api } from './api';

const page = v.strictObject({
  PageSize: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  PageNumber: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** All that a softphone's page may ask of the API; the SDK itself asks nothing through us. */
const FORWARDED = ['DescribeNumbers', 'DescribeSkillGroupInfoList'] as const;

/** @throws {GatewayFault} `forbidden` for what is not on the list, `request-invalid`. */
export async function forward(
  caller: Caller,
  action: string,
  request: Readonly<Record<string, unknown>>,
  api: Api,
  signal: AbortSignal,
): Promise<unknown> {
  const listed = FORWARDED.find((one) => one === action);
  if (!listed || !(caller.roles.has('agent') || caller.roles.has('admin')))
    throw new GatewayFault('forbidden');
  const theirs = Object.entries(request).filter(([key]) => key !== 'SdkAppId');
  const read = v.safeParse(page, Object.fromEntries(theirs));
  if (!read.success) throw new GatewayFault('request-invalid');
  return api(listed, read.output, v.looseObject({}), signal);
}
