import * as v from 'valibot';
import { GatewayFault } from '../../gateway-fault';
import type { Claims } from '../../oauth/claims';
import { OAuthError } from '../../oauth/oauth-error';
import { tokensIn, type VendorTokens } from '../../oauth/vendor-tokens';
import type { Answer, Outside } from '../../outside';
import type { DataCentre } from './data-centres';
import { hostsOf, type ZohoSettings } from './settings';

/** A refresh token gives ten access tokens in so many seconds, and then none. */
const TOO_MANY_S = 600;

const text = v.pipe(v.string(), v.nonEmpty());
const users = v.object({
  users: v.pipe(
    v.array(
      v.object({ id: text, full_name: v.optional(v.string()), email: v.optional(v.string()) }),
    ),
    v.length(1),
  ),
});

/** Where a request goes: which app, and which data centre. */
export type ZohoPlace = { readonly settings: ZohoSettings; readonly where: DataCentre };

/**
 * Zoho's refusals have the status 200 as its grants have, and a word of its own: `invalid_code` for
 * codes and refresh tokens, `Access Denied` for whoever asks too often.
 *
 * @throws {OAuthError} what Zoho refused
 * @throws {GatewayFault} when it could not be asked, or wants patience
 */
export async function askForTokens(
  place: ZohoPlace,
  outside: Outside,
  fields: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<VendorTokens> {
  const { clientId, clientSecret } = place.settings;
  const proof = { client_id: clientId, client_secret: clientSecret.reveal() };
  const answer = await post(place, outside, '/oauth/v2/token', { ...fields, ...proof }, signal);
  const read = tokensIn(answer);
  if ('tokens' in read) return read.tokens;
  const { refusal } = read;
  if (refusal === 'invalid_code') throw new OAuthError('invalid_grant', 'Zoho refused the grant');
  const cause = `Zoho's token endpoint (${place.where}) answered ${answer.status}${refusal && `, ${refusal}`}`;
  const wait = refusal === 'Access Denied' ? { retryAfterS: TOO_MANY_S } : {};
  throw new GatewayFault('vendor-failed', { cause, ...wait });
}

/** A token that Zoho no longer knows is one that is over. */
export async function revokeToken(
  place: ZohoPlace,
  outside: Outside,
  token: string,
  signal: AbortSignal,
): Promise<void> {
  await post(place, outside, '/oauth/v2/token/revoke', { token }, signal);
}

/**
 * Who has signed in, as their CRM knows them.
 *
 * @throws {GatewayFault} `vendor-failed` for somebody who has no CRM there
 */
export async function claimsOf(
  { settings, where }: ZohoPlace,
  outside: Outside,
  access: string,
  signal: AbortSignal,
): Promise<Claims> {
  const headers = { authorization: `Zoho-oauthtoken ${access}`, accept: 'application/json' };
  const url = `${hostsOf(settings, where).api}/crm/v8/users?type=CurrentUser`;
  const { status, body } = await outside.ask(url, { headers }, signal);
  const read = v.safeParse(users, body);
  const me = read.success ? read.output.users[0] : undefined;
  if (status !== 200 || !me) {
    const cause = `Zoho (${where}) names no user: it answered ${status}`;
    throw new GatewayFault('vendor-failed', { cause });
  }
  const { id: sub, full_name: name, email } = me;
  return { sub, account: where, ...(name && { name }), ...(email && { email }) };
}

function post(
  { settings, where }: ZohoPlace,
  outside: Outside,
  path: string,
  fields: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> {
  const url = `${hostsOf(settings, where).accounts}${path}`;
  const body = new URLSearchParams(fields);
  const headers = { accept: 'application/json' };
  return outside.ask(url, { method: 'POST', headers, body }, signal);
}
