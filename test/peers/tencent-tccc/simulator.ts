import { randomUUID } from 'node:crypto';
import { simulate, type Heard, type Reply, type Simulator } from '../vendors/simulator';
import { ACTIONS, type ActionWorld } from './actions';
import { TcccCalls } from './calls';
import { TcccCentre } from './centre';
import { Refusal } from './refusal';
import { tc3Authorization } from './tc3';

/** The API of TCCC on loopback, and what the SDK's simulator needs of it. */
export type TcccSimulator = Simulator & {
  readonly centre: TcccCentre;
  readonly calls: TcccCalls;
};

export type TcccTenant = {
  readonly sdkAppId: number;
  readonly secretId: string;
  readonly secretKey: string;
  /** Where the SDK lies; the token goes with it. */
  readonly sdkUrl: (token: string) => string;
  /** The vendor's clock, for skew and for tokens that grow old. */
  readonly clock?: () => number;
};

const SKEW_S = 300;

function authenticate({ method, headers, body }: Heard, tenant: TcccTenant, now: number): void {
  const header = (name: string): string => String(headers[name] ?? '');
  const timestamp = Number(header('x-tc-timestamp'));
  const { authorization = '' } = headers;
  const [, action] = /SignedHeaders=[^,]*;(x-tc-action)/u.exec(authorization) ?? [];
  if (method !== 'POST') throw new Refusal('UnsupportedProtocol', 'POST only');
  if (header('content-type') !== 'application/json')
    throw new Refusal('InvalidParameter', 'Content-Type');
  if (header('x-tc-version') !== '2020-02-10') throw new Refusal('NoSuchVersion', 'X-TC-Version');
  if (!(Math.abs(now / 1000 - timestamp) <= SKEW_S))
    throw new Refusal('AuthFailure.SignatureExpire', 'X-TC-Timestamp');
  if (!authorization.includes(`Credential=${tenant.secretId}/`))
    throw new Refusal('AuthFailure.SecretIdNotFound', 'no such key');
  const expected = tc3Authorization({
    ...tenant,
    // The vendor's SDK signs the name alone; a port can only stand there on loopback.
    host: header('host').replace(/:\d+$/u, ''),
    contentType: header('content-type'),
    body,
    timestamp,
    service: 'ccc',
    ...(action !== undefined && { action: header('x-tc-action') }),
  });
  if (authorization !== expected)
    throw new Refusal('AuthFailure.SignatureFailure', 'the signature is wrong');
}

function parsed(body: string): { readonly SdkAppId?: unknown } {
  try {
    return JSON.parse(body) as { SdkAppId?: unknown };
  } catch {
    throw new Refusal('InvalidRequest', 'no JSON');
  }
}

/** Log entries are named by `X-TC-Action`. */
export async function startTccc(tenant: TcccTenant): Promise<TcccSimulator> {
  const clock = tenant.clock ?? Date.now;
  const centre = new TcccCentre(clock);
  const world: ActionWorld = { centre, sdkUrl: tenant.sdkUrl, clock };

  function answer(heard: Heard): Reply {
    const RequestId = randomUUID();
    try {
      authenticate(heard, tenant, clock());
      const run = ACTIONS[heard.action];
      if (!run) throw new Refusal('InvalidAction', 'no such action');
      const request = parsed(heard.body);
      if (typeof request.SdkAppId === 'number' && request.SdkAppId !== tenant.sdkAppId)
        throw new Refusal('InvalidParameterValue.InstanceNotExist', 'SdkAppId');
      return { status: 200, body: { Response: { ...run(request, world), RequestId } } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code: Code, message: Message } = error;
      return { status: 200, body: { Response: { Error: { Code, Message }, RequestId } } };
    }
  }

  const simulator = await simulate(({ headers }) => String(headers['x-tc-action'] ?? ''), answer);
  return { ...simulator, centre, calls: new TcccCalls(centre) };
}
