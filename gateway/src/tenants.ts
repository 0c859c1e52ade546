import type { Clock } from './clock';
import type { Tenant } from './configuration/tenant';
import { Outside } from './outside';
import type { CallCentre } from './vendors/call-centre';

/** A tenant with its call centre at hand. */
export type OpenTenant = {
  readonly id: string;
  readonly vendor: string;
  readonly callCentre: CallCentre;
  /** What this tenant's requests may reach: its own vendor's hosts. */
  readonly outside: Outside;
};

/** Opens every tenant's call centre. Nothing is asked of a vendor yet. */
export function openTenants(
  tenants: readonly Tenant[],
  clock: Clock,
): ReadonlyMap<string, OpenTenant> {
  return new Map(
    tenants.map(({ id, callCentre: { vendor, origins, open } }) => {
      const outside = new Outside(origins);
      return [id, { id, vendor, outside, callCentre: open({ outside, clock }) }];
    }),
  );
}
