import type { Caller, Role } from '../../../gateway/src/caller';
import { GatewayFault } from '../../../gateway/src/gateway-fault';
import { Outside } from '../../../gateway/src/outside';
import { Secret } from '../../../gateway/src/secret';
import type { World } from '../../../gateway/src/vendors/call-centre';

/** An agent, or with `admin` an admin, whom the gateway has verified. */
export function callerOf(vendorUser: string, ...more: Role[]): Caller {
  return {
    tenant: 'acme',
    subject: `sub-of-${vendorUser}`,
    roles: new Set<Role>(['agent', ...more]),
    vendorUser,
    token: new Secret(`token-of-${vendorUser}`),
  };
}

/** What the gateway lends to a vendor, with real sockets. */
export function worldOf(origins: Iterable<string>, clock = Date.now): World {
  return { outside: new Outside(origins), clock };
}

/** The fault that a promise is rejected with; anything else fails the test. */
export async function faultOf(promise: Promise<unknown> | undefined): Promise<GatewayFault> {
  const outcome = await promise?.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (outcome && 'error' in outcome && outcome.error instanceof GatewayFault) return outcome.error;
  throw new Error('no GatewayFault', { cause: outcome });
}
