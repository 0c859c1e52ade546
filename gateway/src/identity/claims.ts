import type { Caller, Role } from '../caller';
import type { AgentClaims } from '../configuration/tenant';
import { GatewayFault } from '../gateway-fault';
import { Secret } from '../secret';

export type Claims = Readonly<Record<string, unknown>>;

/** A claim by its name; else, where the name has dots, by its path: `realm_access.roles`. */
function claim(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? (value as Claims)[part]
          : undefined,
      claims,
    );
}

/** Whether a claim is a value, or a list that has it; scopes and roles may stand in one string. */
export function says(claims: Claims, name: string, value: string): boolean {
  const found = claim(claims, name);
  if (Array.isArray(found)) return found.includes(value);
  return typeof found === 'string' && (found === value || found.split(' ').includes(value));
}

/**
 * Whom a tenant's claim mapping makes of verified claims.
 *
 * @throws {GatewayFault} `unauthorised` for claims without a subject; `forbidden` for somebody who is
 *   no agent there, or whose name at the call centre is not told
 */
export function callerOf(
  tenant: { readonly id: string; readonly agents: AgentClaims },
  claims: Claims,
  token: string,
): Caller {
  const { agents } = tenant;
  const subject = claims['sub'];
  if (typeof subject !== 'string' || subject === '') throw new GatewayFault('unauthorised');
  const vendorUser = claim(claims, agents.vendorUser);
  const name = claim(claims, agents.name);
  if (typeof vendorUser !== 'string' || vendorUser === '') {
    throw new GatewayFault('forbidden', { cause: `no claim ${agents.vendorUser}` });
  }
  const has = (role: string): boolean => says(claims, agents.roles, role);
  const admin = agents.admin !== undefined && has(agents.admin);
  if (!admin && agents.agent !== undefined && !has(agents.agent)) {
    throw new GatewayFault('forbidden', { cause: 'not an agent' });
  }
  return {
    tenant: tenant.id,
    subject,
    ...(typeof name === 'string' && { name }),
    roles: new Set<Role>(admin ? ['agent', 'admin'] : ['agent']),
    vendorUser,
    token: new Secret(token),
  };
}
