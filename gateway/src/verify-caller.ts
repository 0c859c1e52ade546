import { decodeJwt } from 'jose';
import type { Caller } from './caller';
import type { Clock } from './clock';
import type { Identity, Tenant } from './configuration/tenant';
import { GatewayFault } from './gateway-fault';
import { callerOf, says, type Claims } from './identity/claims';
import { opaqueTokens } from './identity/opaque-token';
import { signedTokens } from './identity/signed-token';
import { looksSealed, type Seal } from './seal';
import { openSession } from './session';

/** Bearer to caller. Rejects with `unauthorised`, `forbidden`, or that the issuer cannot be asked. */
export type VerifyCaller = (bearer: string, signal: AbortSignal) => Promise<Caller>;

/** Tenants whose tokens are checked in one way, and told apart by their claims. */
type Group = {
  /** Whose signed tokens; absent: opaque ones. */
  readonly issuer?: string;
  readonly claims: (token: string, signal: AbortSignal) => Promise<Claims>;
  readonly tenants: Tenant[];
};

/** Knows the tenants' identity providers. What they said once is kept: make one, and use it. */
export function callerVerification(
  tenants: readonly Tenant[],
  seal: Seal,
  now: Clock = Date.now,
): VerifyCaller {
  const groups = grouped(tenants, now);
  return async (bearer, signal) => {
    if (looksSealed(bearer)) return sessionCaller(tenants, await openSession(seal, bearer), now);
    const issuer = issuerOf(bearer);
    // A signed token of an issuer that is not ours may be one that its issuer alone understands.
    const signed = groups.filter((group) => group.issuer !== undefined && group.issuer === issuer);
    const asked = signed.length > 0 ? signed : groups.filter((group) => !group.issuer);
    const callers: Caller[] = [];
    for (const group of asked) {
      const claims = await group.claims(bearer, signal).catch(unlessUnauthorised);
      if (!claims) continue;
      const theirs = group.tenants.filter(({ identity }) => belongs(identity, claims));
      callers.push(...theirs.map((tenant) => callerOf(tenant, claims, bearer)));
    }
    const [caller, another] = callers;
    // Whoever seems to be of two tenants is of none.
    if (!caller || another) throw new GatewayFault('unauthorised');
    return caller;
  };
}

function grouped(tenants: readonly Tenant[], now: Clock): Group[] {
  const groups = new Map<string, Group>();
  for (const tenant of tenants) {
    const { identity } = tenant;
    if (identity.tokens === 'session') continue;

    const key = JSON.stringify({ ...identity, where: undefined });
    const group =
      groups.get(key) ??
      (identity.tokens === 'jwt'
        ? { issuer: identity.issuer, claims: signedTokens(identity, now), tenants: [] }
        : { claims: opaqueTokens(identity, now), tenants: [] });
    group.tenants.push(tenant);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function belongs(identity: Identity, claims: Claims): boolean {
  if (identity.tokens === 'session') return false;
  const { where } = identity;
  return where === undefined || says(claims, where.claim, where.is);
}

function sessionCaller(
  tenants: readonly Tenant[],
  session: Awaited<ReturnType<typeof openSession>>,
  now: Clock,
): Caller {
  const tenant = tenants.find(({ id }) => id === session.tenant);
  const stands =
    tenant?.identity.tokens === 'session' &&
    tenant.callCentre.client === session.client &&
    session.claims['sub'] === session.subject &&
    now() < session.accessExpiresAt;
  if (!stands) throw new GatewayFault('unauthorised');
  return callerOf(tenant, session.claims, session.access);
}

/** Not believed yet: it only tells whom to ask. */
function issuerOf(bearer: string): string | undefined {
  try {
    return decodeJwt(bearer).iss;
  } catch {
    return undefined;
  }
}

function unlessUnauthorised(error: unknown): undefined {
  if (error instanceof GatewayFault && error.code === 'unauthorised') return undefined;
  throw error;
}
