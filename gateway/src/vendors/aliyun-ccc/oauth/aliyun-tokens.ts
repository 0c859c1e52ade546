import * as v from 'valibot';
import { GatewayFault } from '../../../gateway-fault';
import { OAuthError } from '../../../oauth/oauth-error';
import { tokensIn, type VendorTokens } from '../../../oauth/vendor-tokens';
import type { Outside } from '../../../outside';
import type { AliyunApp } from './app';

/**
 * One request to Aliyun's token endpoint: always a form over TLS, never an address with a secret in
 * it, as the vendor's samples have it.
 *
 * @throws {OAuthError} what Aliyun refused
 * @throws {GatewayFault} when it could not be asked
 */
export async function askForTokens(
  app: AliyunApp,
  outside: Outside,
  fields: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<VendorTokens> {
  const answer = await post(app, outside, '/v1/token', fields, signal);
  const read = tokensIn(answer);
  if ('tokens' in read) return read.tokens;
  const { refusal } = read;
  if (refusal === 'invalid_grant')
    throw new OAuthError('invalid_grant', 'Aliyun refused the grant');
  const cause = `Aliyun's token endpoint answered ${answer.status}${refusal && `, ${refusal}`}`;
  throw new GatewayFault('vendor-failed', { cause });
}

/** RFC 7009; a token that Aliyun no longer knows is one that is over. */
export async function revokeToken(
  app: AliyunApp,
  outside: Outside,
  token: string,
  signal: AbortSignal,
): Promise<void> {
  await post(app, outside, '/v1/revoke', { token }, signal);
}

/**
 * Who the holder of a token is. Discovery does not name this address, the documents do (001, part 4).
 *
 * @throws {GatewayFault}
 */
export async function userinfoOf(
  { oauth }: AliyunApp,
  outside: Outside,
  access: string,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const headers = { authorization: `Bearer ${access}`, accept: 'application/json' };
  const { status, body } = await outside.ask(`${oauth}/v1/userinfo`, { headers }, signal);
  const read = v.safeParse(v.record(v.string(), v.unknown()), body);
  if (status === 200 && read.success) return read.output;
  throw new GatewayFault('vendor-failed', { cause: `Aliyun's userinfo answered ${status}` });
}

function post(
  { oauth, clientId, clientSecret }: AliyunApp,
  outside: Outside,
  path: string,
  fields: Readonly<Record<string, string>>,
  signal: AbortSignal,
) {
  const proof = { client_id: clientId, client_secret: clientSecret.reveal() };
  const body = new URLSearchParams({ ...fields, ...proof });
  const headers = { accept: 'application/json' };
  return outside.ask(`${oauth}${path}`, { method: 'POST', headers, body }, signal);
}
