import * as v from 'valibot';
import { GatewayFault } from '../../../gateway-fault';
import type { Outside } from '../../../outside';
import type { AliyunApp } from './app';
import { OAuthError } from './oauth-error';

/** A life that is not told, in seconds: the default of Aliyun's apps. */
const UNTOLD_LIFE_S = 3600;

const text = v.pipe(v.string(), v.nonEmpty());
const granted = v.object({
  access_token: text,
  refresh_token: v.optional(text),
  id_token: v.optional(text),
  /** A text in answer to a code, and it may be a number in answer to a refresh token. */
  expires_in: v.optional(v.union([v.number(), v.string()])),
});
const refused = v.object({ error: v.string() });

/** What Aliyun gave; a refresh has neither refresh nor id token, where it does not rotate. */
export type AliyunTokens = {
  readonly access: string;
  readonly lifeS: number;
  readonly refresh?: string;
  readonly idToken?: string;
};

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
): Promise<AliyunTokens> {
  const answer = await post(app, outside, '/v1/token', fields, signal);
  const read = v.safeParse(granted, answer.body);
  if (answer.status === 200 && read.success) {
    const { access_token: access, refresh_token: refresh, id_token: idToken } = read.output;
    const life = Number(read.output.expires_in ?? UNTOLD_LIFE_S);
    const lifeS = Number.isFinite(life) && life > 0 ? life : UNTOLD_LIFE_S;
    return { access, lifeS, refresh, idToken };
  }
  const said = v.is(refused, answer.body) ? answer.body.error : '';
  if (said === 'invalid_grant') throw new OAuthError('invalid_grant', 'Aliyun refused the grant');
  const cause = `Aliyun's token endpoint answered ${answer.status}${said && `, ${safe(said)}`}`;
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

const safe = (word: string): string => word.replace(/[^\w]/gu, '?').slice(0, 64);
