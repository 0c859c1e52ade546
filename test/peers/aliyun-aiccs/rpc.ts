import { randomUUID } from 'node:crypto';
import type { Heard, Reply } from '../vendors/simulator';
import { ACTIONS, type ActionRule } from './actions';
import type { AiccsCentre } from './centre';
import { NotNow, type AiccsCalls } from './calls';
import { readParameters } from './parameters';
import { Refusal } from './refusal';
import { rpcSignature } from './signature';

/** Whose key opens which instance, and what the calls of the API move. */
export type RpcWorld = {
  readonly instanceId: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly centre: AiccsCentre;
  readonly calls: AiccsCalls;
};

const COMMON = [
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'Timestamp',
  'Signature',
];
const VERSION = '2019-10-15';
/** The vendor lets a signature live for about this long. */
const SKEW_MS = 31 * 60_000;

/** The RPC interface of one instance: signature, nonce, time, method and every parameter are checked. */
export class Rpc {
  readonly #world: RpcWorld;
  readonly #nonces = new Set<string>();

  constructor(world: RpcWorld) {
    this.#world = world;
  }

  answer(heard: Heard): Reply {
    const RequestId = randomUUID().toUpperCase();
    try {
      const Data = this.#run(heard);
      const body = Data === undefined ? {} : { Data };
      const said = {
        RequestId,
        Code: 'Success',
        Message: 'xxxx',
        Success: true,
        HttpStatusCode: 200,
      };
      return { status: 200, body: { ...said, ...body } };
    } catch (error) {
      const refusal = error instanceof NotNow ? new Refusal(200, 'BadState', error.message) : error;
      if (!(refusal instanceof Refusal)) throw error;
      const { status, code: Code, message: Message } = refusal;
      return {
        status,
        body: { RequestId, Code, Message, Success: false, HostId: 'aiccs.aliyuncs.com' },
      };
    }
  }

  #run(heard: Heard): unknown {
    const all = new URLSearchParams([...heard.query, ...new URLSearchParams(heard.body)]);
    const rule = (ACTIONS as Readonly<Record<string, ActionRule>>)[all.get('Action') ?? ''];
    this.#authenticate(heard, all);
    if (!rule) throw new Refusal(404, 'InvalidAction.NotFound', 'no such action');
    if (heard.method !== rule.method)
      throw new Refusal(405, 'UnsupportedHTTPMethod', `${rule.method} is published`);
    for (const key of COMMON) all.delete(key);
    const parameters = readParameters(all, rule.parameters);
    if (parameters['InstanceId'] !== this.#world.instanceId)
      throw new Refusal(500, 'NoTenantFound', 'no such instance');
    return rule.run(parameters, this.#world);
  }

  #authenticate({ method }: Heard, all: URLSearchParams): void {
    const { accessKeyId, accessKeySecret } = this.#world;
    for (const key of COMMON)
      if (all.getAll(key).length !== 1) throw new Refusal(400, `Missing${key}`, `${key} is needed`);
    const nonce = all.get('SignatureNonce') ?? '';
    const age = Math.abs(Date.now() - Date.parse(all.get('Timestamp') ?? ''));
    if (all.get('Version') !== VERSION) throw new Refusal(400, 'InvalidVersion', 'Version');
    if (all.get('Format') !== 'JSON') throw new Refusal(400, 'InvalidFormat', 'Format');
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u.test(all.get('Timestamp') ?? ''))
      throw new Refusal(400, 'InvalidTimeStamp.Format', 'Timestamp');
    if (age > SKEW_MS) throw new Refusal(400, 'InvalidTimeStamp.Expired', 'Timestamp');
    if (all.get('AccessKeyId') !== accessKeyId)
      throw new Refusal(404, 'InvalidAccessKeyId.NotFound', 'no such key');
    if (all.get('Signature') !== rpcSignature(method, all, accessKeySecret))
      throw new Refusal(400, 'SignatureDoesNotMatch', 'the signature is wrong');
    if (this.#nonces.has(nonce)) throw new Refusal(400, 'SignatureNonceUsed', 'a replay');
    this.#nonces.add(nonce);
  }
}
