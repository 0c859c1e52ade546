import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { GatewayFault } from '../../gateway-fault';
import type { World } from '../call-centre';
import { METHODS, type AiccsAction } from './actions';
import { reasonOf } from './refusals';
import { rpcSignature } from './rpc-signature';
import { services, type AiccsSettings } from './settings';

export type Parameter = string | number | boolean | readonly number[];
export type Parameters = Readonly<Record<string, Parameter | undefined>>;

/** The vendor's reply, success alone, with all it says. */
export type RpcReply = Readonly<Record<string, unknown>>;

/** Asks the OpenAPI as the company; the instance is always the configured one. */
export type Rpc = (
  action: AiccsAction,
  parameters: Parameters,
  signal: AbortSignal,
) => Promise<RpcReply>;

/** Lists become `Key.1`, `Key.2` … */
function flat(parameters: Parameters): [string, string][] {
  return Object.entries(parameters).flatMap(([key, value]): [string, string][] => {
    if (value === undefined) return [];
    if (typeof value !== 'object') return [[key, String(value)]];
    return value.map((one, index) => [`${key}.${index + 1}`, String(one)]);
  });
}

function sealed(action: AiccsAction, parameters: Parameters, settings: AiccsSettings, now: number) {
  const method = METHODS[action];
  const all = {
    ...Object.fromEntries(flat(parameters)),
    Action: action,
    Version: '2019-10-15',
    Format: 'JSON',
    InstanceId: settings.instance,
    AccessKeyId: settings.accessKeyId,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomUUID(),
    Timestamp: `${new Date(now).toISOString().slice(0, 19)}Z`,
  };
  const Signature = rpcSignature(all, method, settings.accessKeySecret.reveal());
  return { method, form: new URLSearchParams({ ...all, Signature }) };
}

export function aiccsRpc(settings: AiccsSettings, { outside, clock }: World): Rpc {
  const { openApi } = services(settings);
  return async (action, parameters, signal) => {
    const { method, form } = sealed(action, parameters, settings, clock());
    const inBody = method === 'POST' || method === 'PUT';
    const { status, body, headers } = await outside.ask(
      inBody ? `${openApi}/` : `${openApi}/?${form.toString()}`,
      { method, ...(inBody && { body: form }) },
      signal,
      // `NoAgentFound` and its like come with status 500.
      600,
    );
    const read = v.safeParse(v.record(v.string(), v.unknown()), body);
    const reply = read.success ? read.output : undefined;
    const reason = reasonOf(status, reply, headers);
    if (reason ?? !reply) throw reason ?? new GatewayFault('vendor-failed');
    return reply;
  };
}

/** What the reply has under `Data`. @throws {GatewayFault} `vendor-failed` if it is not of that shape. */
export function readData<Schema extends v.GenericSchema>(
  schema: Schema,
  reply: RpcReply,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, reply['Data']);
  if (read.success) return read.output;
  throw new GatewayFault('vendor-failed');
}
