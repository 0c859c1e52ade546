import * as v from 'valibot';
import { GatewayFault, type GatewayFaultCode } from '../../gateway-fault';
import type { World } from '../call-centre';
import { apiOf, type TcccSettings } from './settings';
import { tc3Signature } from './tc3-signature';

/** The actions of 2020-02-10 that the gateway knows at all. */
export type TcccAction =
  | 'CreateSDKLoginToken'
  | 'DescribeTelCdr'
  | 'DescribeTelRecordAsr'
  | 'DescribeStaffInfoList'
  | 'DescribeSkillGroupInfoList'
  | 'DescribeNumbers'
  | 'CreateStaff'
  | 'ModifyStaff'
  | 'DeleteStaff';

/** Asks the API as the company; the application is always the configured one. */
export type Api = <Schema extends v.GenericSchema>(
  action: TcccAction,
  request: Readonly<Record<string, unknown>>,
  schema: Schema,
  signal: AbortSignal,
) => Promise<v.InferOutput<Schema>>;

const CONTENT_TYPE = 'application/json';

const text = v.fallback(v.optional(v.string()), undefined);
/** A refusal comes with status 200. */
const refusal = v.object({
  Response: v.object({ Error: v.object({ Code: v.string(), Message: text }), RequestId: text }),
});

const CODES: readonly (readonly [RegExp, GatewayFaultCode])[] = [
  [/^(?:AuthFailure|UnauthorizedOperation|OperationDenied)/u, 'vendor-denied'],
  [/(?:AccountNotExist|InstanceNotExist)$/u, 'vendor-denied'],
  [/^(?:InternalError|ResourceUnavailable|RequestLimitExceeded|LimitExceeded)/u, 'vendor-failed'],
  [/^ResourceNotFound/u, 'not-found'],
];

/** Requests are counted by the second. */
const PATIENCE_S = 1;

function refused(body: unknown): GatewayFault | undefined {
  const read = v.safeParse(refusal, body);
  if (!read.success) return undefined;
  const { Error: error, RequestId: requestId } = read.output.Response;
  const { Code: code, Message: message } = error;
  const fault = CODES.find(([pattern]) => pattern.test(code))?.[1] ?? 'vendor-refused';
  const soon = code.startsWith('RequestLimitExceeded') && { retryAfterS: PATIENCE_S };
  return new GatewayFault(fault, { vendor: { code, message, requestId }, ...soon });
}

export function tcccApi(settings: TcccSettings, { outside, clock }: World): Api {
  const url = `${apiOf(settings)}/`;
  const { secretId, secretKey, sdkAppId, region } = settings;
  return async (action, request, schema, signal) => {
    const body = JSON.stringify({ ...request, SdkAppId: sdkAppId });
    const timestamp = Math.floor(clock() / 1000);
    const contentType = CONTENT_TYPE;
    const authorization = tc3Signature({
      ...{ url, contentType, body, timestamp, service: 'ccc', secretId, secretKey },
    });
    const headers = {
      authorization,
      'content-type': contentType,
      'x-tc-action': action,
      'x-tc-version': '2020-02-10',
      'x-tc-timestamp': String(timestamp),
      ...(region !== undefined && { 'x-tc-region': region }),
    };
    const answer = await outside.ask(url, { method: 'POST', headers, body }, signal);
    const fault = refused(answer.body);
    if (fault) throw fault;
    if (answer.status === 401 || answer.status === 403) throw new GatewayFault('vendor-denied');
    const read = v.safeParse(v.object({ Response: schema }), answer.body);
    if (answer.status !== 200 || !read.success) throw new GatewayFault('vendor-failed');
    return read.output.Response;
  };
}
