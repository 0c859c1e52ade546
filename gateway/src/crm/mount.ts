import type { Hono } from 'hono';
import type { Tenant } from '../configuration/tenant';
import type { Environment } from '../http/environment';
import { oauthBroker, type BrokerOptions } from '../oauth/broker';
import { CRMS, type CrmName } from './crm';
import { crmsOf } from './crms';
import type { CrmClients } from './forward';
import { crmRoutes, type CrmDesk } from './routes';

/** The client id that means the one tenant that has an app, where there is only one. */
const ONLY_ONE = 'sidetone';

/** What the brokers of all CRMs have in common. */
export type CrmBrokers = Omit<BrokerOptions, 'name' | 'kind' | 'redirectPaths' | 'apps'>;

/**
 * For each CRM that a tenant has an app for: its OAuth under `/<name>`, its API under `/crm/<name>`.
 * The extension names the tenant's id as its client id; the CRM's own stays here.
 */
export function mountCrms(
  app: Hono<Environment>,
  tenants: readonly Tenant[],
  brokers: CrmBrokers,
  desk: CrmDesk,
): void {
  for (const name of CRMS) {
    const clients = clientsOf(name, tenants);
    if (clients.size === 0) continue;
    const apps = [...clients].map(([client, { tenant, crm }]) => ({
      ...crm.signIn,
      ...{ tenant, client },
    }));
    const about = { name, kind: `crm-${name}`, redirectPaths: [name] } as const;
    app.route(`/${name}`, oauthBroker({ ...brokers, ...about, apps }));
    app.route(`/crm/${name}`, crmRoutes(name, clients, desk));
  }
}

function clientsOf(name: CrmName, tenants: readonly Tenant[]): CrmClients {
  const theirs = tenants.flatMap(({ id: tenant, crm: crms }) =>
    crmsOf(crms).flatMap(([one, crm]) => (one === name ? [{ tenant, crm }] : [])),
  );
  const [only, another] = theirs;
  return new Map([
    ...(only && !another ? [[ONLY_ONE, only] as const] : []),
    ...theirs.map((one) => [one.tenant, one] as const),
  ]);
}
