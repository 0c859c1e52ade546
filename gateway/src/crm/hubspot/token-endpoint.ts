import * as v from 'valibot';
import { GatewayFault } from '../../gateway-fault';
import type { Claims } from '../../oauth/claims';
import { OAuthError } from '../../oauth/oauth-error';
import { tokensIn, type VendorTokens } from '../../oauth/vendor-tokens';
import type { Answer, Outside } from '../../outside';
import { PLACES, type HubspotSettings } from './settings';

/** https://developers.hubspot.com/changelog/v1-oauth-api-deprecation: v1 ends in February 2027. */
const OAUTH = '/oauth/2026-03';

const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const introspected = v.object({
  active: v.literal(true),
  hub_id: id,
  user_id: id,
  /** Their address of mail. */
  user: v.optional(v.string()),
});

/**
 * @throws {OAuthError} what HubSpot refused
 * @throws {GatewayFault} when it could not be asked
 */
export async function askForTokens(
  settings: HubspotSettings,
  outside: Outside,
  fields: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<VendorTokens> {
  const answer = await post(settings, outside, '/token', fields, signal);
  const read = tokensIn(answer);
  if ('tokens' in read) return read.tokens;
  const { refusal } = read;
  if (refusal === 'invalid_grant')
    throw new OAuthError('invalid_grant', 'HubSpot refused the grant');
  const cause = `HubSpot's token endpoint answered ${answer.status}${refusal && `, ${refusal}`}`;
  throw new GatewayFault('vendor-failed', { cause });
}

/** RFC 7009. HubSpot takes a refresh token back, and lets the access tokens run out (30 minutes). */
export async function revokeToken(
  settings: HubspotSettings,
  outside: Outside,
  token: string,
  signal: AbortSignal,
): Promise<void> {
  await post(settings, outside, '/token/revoke', { token }, signal);
}

/**
 * Who has signed in, and to which account (`hub_id`).
 *
 * @throws {GatewayFault} `vendor-failed` for a token that is none, or names nobody
 */
export async function claimsOf(
  settings: HubspotSettings,
  outside: Outside,
  token: string,
  signal: AbortSignal,
): Promise<Claims> {
  const fields = { token, token_type_hint: 'access_token' };
  const { status, body } = await post(settings, outside, '/token/introspect', fields, signal);
  const read = v.safeParse(introspected, body);
  if (status !== 200 || !read.success) {
    const cause = `HubSpot's introspection answered ${status}`;
    throw new GatewayFault('vendor-failed', { cause });
  }
  const { hub_id: portal, user_id: sub, user } = read.output;
  const named = user === undefined ? {} : { name: user, email: user };
  return { sub: String(sub), account: String(portal), ...named };
}

function post(
  { clientId, clientSecret, endpoints }: HubspotSettings,
  outside: Outside,
  path: string,
  fields: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> {
  const proof = { client_id: clientId, client_secret: clientSecret.reveal() };
  const body = new URLSearchParams({ ...fields, ...proof });
  const headers = { accept: 'application/json' };
  const url = `${endpoints.oauth ?? PLACES.api}${OAUTH}${path}`;
  return outside.ask(url, { method: 'POST', headers, body }, signal);
}
