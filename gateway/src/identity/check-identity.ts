import type { Clock } from '../clock';
import type { Tenant } from '../configuration/tenant';
import { GatewayFault } from '../gateway-fault';
import type { Finding } from '../vendors/call-centre';
import { Issuer } from './issuer';

/** Proves that a tenant's identity provider can be asked about tokens. */
export async function checkIdentity(
  { id, identity }: Pick<Tenant, 'id' | 'identity'>,
  now: Clock,
  signal: AbortSignal,
): Promise<Finding> {
  if (identity.tokens === 'session')
    return { what: `${id}: agents sign in at the vendor`, ok: true };
  const issuer = new Issuer(identity, now);
  const which = (
    {
      jwt: 'jwks_uri',
      userinfo: 'userinfo_endpoint',
      introspection: 'introspection_endpoint',
    } as const
  )[identity.tokens];
  const what = `${id}: ${identity.issuer} has a ${which}`;
  try {
    const url = await issuer.endpoint(which, signal);
    if (identity.tokens === 'jwt') {
      const { status, body } = await issuer.outside.ask(url, {}, signal);
      const keys = (body as { keys?: unknown } | null)?.keys;
      if (status !== 200 || !Array.isArray(keys) || keys.length === 0) {
        return { what, ok: false, remedy: `${url} shows no keys: see identity.issuer` };
      }
    }
    return { what, ok: true };
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    const why = typeof error.cause === 'string' ? error.cause : 'it cannot be reached from here';
    return { what, ok: false, remedy: why };
  }
}
