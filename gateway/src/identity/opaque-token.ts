import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Clock } from '../clock';
import type { IssuerIdentity } from '../configuration/tenant';
import { GatewayFault } from '../gateway-fault';
import type { Claims } from './claims';
import { Issuer } from './issuer';

type OpaqueIdentity = Exclude<IssuerIdentity, { tokens: 'jwt' }>;

/** So long a revoked token may go on; and so many are known at once. */
const KEPT_MS = 10_000;
const KEPT_AT_MOST = 10_000;

const claims = v.looseObject({ sub: v.pipe(v.string(), v.nonEmpty()) });
/** RFC 7662 §2.2. */
const introspected = v.looseObject({
  ...claims.entries,
  active: v.literal(true),
  aud: v.optional(v.union([v.string(), v.array(v.string())])),
  client_id: v.optional(v.string()),
  exp: v.optional(v.number()),
});

/** Tokens that only their issuer can read. It is asked about each of them every few seconds. */
export function opaqueTokens(identity: OpaqueIdentity, now: Clock) {
  const issuer = new Issuer(identity, now);
  const known = new Map<string, { readonly until: number; readonly claims: Claims }>();

  const ask = (token: string, signal: AbortSignal): Promise<Claims> =>
    identity.tokens === 'userinfo'
      ? userinfo(issuer, token, signal)
      : introspect(issuer, identity, token, now, signal);

  /** @throws {GatewayFault} `unauthorised`, or `vendor-failed` if the issuer cannot be asked */
  return async (token: string, signal: AbortSignal): Promise<Claims> => {
    const name = createHash('sha256').update(token).digest('base64url');
    const kept = known.get(name);
    if (kept && now() < kept.until) return kept.claims;
    known.delete(name);
    const told = await ask(token, signal);
    const ends = typeof told['exp'] === 'number' ? told['exp'] * 1000 : Infinity;
    known.set(name, { until: Math.min(now() + KEPT_MS, ends), claims: told });
    // The oldest stands first in a Map.
    for (const oldest of known.keys()) {
      if (known.size <= KEPT_AT_MOST) break;
      known.delete(oldest);
    }
    return told;
  };
}

/** OpenID Connect Core 1.0 §5.3. */
async function userinfo(issuer: Issuer, token: string, signal: AbortSignal): Promise<Claims> {
  const url = await issuer.endpoint('userinfo_endpoint', signal);
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const { status, body } = await issuer.outside.ask(url, { headers }, signal);
  const read = v.safeParse(claims, body);
  if (status === 200 && read.success) return read.output;
  throw new GatewayFault('unauthorised', { cause: `userinfo answered ${status}` });
}

/** RFC 7662, as a client that shows its own secret (RFC 6749 §2.3.1). */
async function introspect(
  issuer: Issuer,
  identity: Extract<OpaqueIdentity, { tokens: 'introspection' }>,
  token: string,
  now: Clock,
  signal: AbortSignal,
): Promise<Claims> {
  const { clientId, clientSecret, audience } = identity;
  const url = await issuer.endpoint('introspection_endpoint', signal);
  const login = [clientId, clientSecret.reveal()].map(encodeURIComponent).join(':');
  const { status, body } = await issuer.outside.ask(
    url,
    {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(login).toString('base64')}`,
        accept: 'application/json',
      },
      body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
    },
    signal,
  );
  if (status !== 200) {
    const cause = `introspection answered ${status}: see identity.clientId and clientSecret`;
    throw new GatewayFault('vendor-failed', { cause });
  }
  const read = v.safeParse(introspected, body);
  if (!read.success) throw new GatewayFault('unauthorised', { cause: 'not active' });
  const { aud, client_id: client, exp, iss } = read.output;
  const meant = [aud ?? client ?? []].flat().includes(audience);
  const alive = exp === undefined || exp * 1000 > now();
  if (meant && alive && (iss === undefined || iss === identity.issuer)) return read.output;
  throw new GatewayFault('unauthorised', { cause: 'for another audience, or too old' });
}
