import * as v from 'valibot';
import type { Caller } from '../../caller';
import { GatewayFault } from '../../gateway-fault';
import type { World } from '../call-centre';
import { services, type AiccsSettings } from './settings';
import { subjectToken } from './subject-token';

/** `hotline` alone for what leaves the gateway: such a token lives for 30 days. */
export type Scope = 'hotline' | 'user_management';

export type AccessToken = { readonly token: string; readonly expiresAt: number };

const issued = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  expires_in: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.minValue(1)),
});
/** Not published; as RFC 6749 §5.2 has it. */
const refusal = v.looseObject({
  error: v.optional(v.string()),
  error_description: v.optional(v.string()),
});

async function subject(settings: AiccsSettings, agent: Agent, now: number) {
  const { signIn } = settings;
  if (signIn.mode === 'oauth') return { token: agent.token.reveal(), issuer: signIn.appName };
  const { issuer, privateKey } = signIn;
  return { token: await subjectToken(issuer, agent.vendorUser, privateKey, now), issuer };
}

type Agent = Pick<Caller, 'vendorUser' | 'token'>;

/**
 * Turns who the agent is into an access token of the vendor's. The parameters are named as the vendor
 * has them: `redirect_url`, and scopes apart by commas.
 * https://help.aliyun.com/document_detail/270130.html
 *
 * @throws {GatewayFault} `vendor-denied` if the vendor knows neither us nor the agent.
 */
export async function exchangeToken(
  settings: AiccsSettings,
  agent: Agent,
  scopes: readonly Scope[],
  { outside, clock }: World,
  signal: AbortSignal,
): Promise<AccessToken> {
  const { clientId, clientSecret, redirectUrl } = settings;
  const { token, issuer } = await subject(settings, agent, clock());
  const basic = Buffer.from(`${clientId}:${clientSecret.reveal()}`).toString('base64');
  const { status, body } = await outside.ask(
    `${services(settings).signIn}/oauth/token_exchange`,
    {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        scope: scopes.join(),
        redirect_url: redirectUrl,
        subject_token: token,
        subject_issuer: issuer,
      }),
    },
    signal,
  );
  if (status >= 400) throw denied(body);
  const read = v.safeParse(issued, body);
  if (!read.success) throw new GatewayFault('vendor-failed');
  const { access_token, expires_in } = read.output;
  return { token: access_token, expiresAt: clock() + expires_in * 1000 };
}

function denied(body: unknown): GatewayFault {
  const read = v.safeParse(refusal, body);
  const { error, error_description } = read.success ? read.output : {};
  return new GatewayFault('vendor-denied', {
    vendor: {
      ...(error !== undefined && { code: error }),
      ...(error_description !== undefined && { message: error_description }),
    },
  });
}
