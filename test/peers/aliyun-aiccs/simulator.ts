import { rsaKeyOf } from '../../../demo/rsa';
import { simulate, type Simulator } from '../vendors/simulator';
import { AiccsCalls } from './calls';
import { AiccsCentre } from './centre';
import { Rpc } from './rpc';
import { TokenExchange, type Portal } from './token-exchange';

/** The two services of AICCS on one loopback origin, and what the SDK's simulator needs of them. */
export type AiccsSimulator = Simulator & {
  readonly centre: AiccsCentre;
  readonly calls: AiccsCalls;
  readonly tokens: TokenExchange;
};

export type AiccsTenant = {
  readonly instanceId: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly portal: Portal;
};

/** Log entries are named by the RPC action, or `token_exchange`. */
export async function startAiccs(tenant: AiccsTenant): Promise<AiccsSimulator> {
  const centre = new AiccsCentre();
  const calls = new AiccsCalls(centre);
  const { privateKey } = rsaKeyOf('AICCS');
  const tokens = new TokenExchange(tenant.portal, centre, privateKey);
  const rpc = new Rpc({ ...tenant, centre, calls });
  const simulator = await simulate(
    ({ query, body }, path) =>
      path === '/oauth/token_exchange'
        ? 'token_exchange'
        : (query.get('Action') ?? new URLSearchParams(body).get('Action') ?? path),
    (heard) => (heard.action === 'token_exchange' ? tokens.answer(heard) : rpc.answer(heard)),
  );
  return { ...simulator, centre, calls, tokens };
}
