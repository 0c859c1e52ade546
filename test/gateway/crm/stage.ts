import { Connecting, PUBLIC, tenantsWith } from '../../peers/crm/behind-gateway';
import { hubspotServer } from '../../peers/crm/hubspot/hubspot';
import { hubspotOAuth, PORTAL, USER as HUBSPOT_USER } from '../../peers/crm/hubspot/oauth';
import { OAuthSite } from '../../peers/crm/oauth-site';
import { zohoOAuth } from '../../peers/crm/zoho/oauth';
import { USER as ZOHO_USER, zohoServer } from '../../peers/crm/zoho/zoho';
import { settings, startGateway, type Gateway } from '../harness/gateway';

export type CrmName = 'hubspot' | 'zoho';
type Settings = Parameters<typeof settings>[1];
type Options = Parameters<typeof startGateway>[1];

/** What the two have in common for a test: a search and a new call, as their connectors ask. */
export const REQUESTS = {
  hubspot: {
    search: ['POST', '/crm/v3/objects/contacts/search'],
    body: { filterGroups: [], properties: ['phone'], limit: 1 },
    authorization: 'Bearer token-1',
    account: String(PORTAL),
    subject: String(HUBSPOT_USER.id),
    email: HUBSPOT_USER.email,
  },
  zoho: {
    search: ['GET', '/crm/v8/Contacts/search?criteria=(Phone:equals:1)&fields=Phone&per_page=1'],
    body: undefined,
    authorization: 'Zoho-oauthtoken token-1',
    account: 'eu',
    subject: ZOHO_USER.id,
    email: ZOHO_USER.email,
  },
} as const;

/** A simulated CRM, its OAuth, and as many gateways before them as a test wants. */
export async function startStage(name: CrmName) {
  const location = { value: 'eu' };
  const vendor = name === 'hubspot' ? hubspotOAuth({ omitsRefresh: true }) : zohoOAuth(location);
  const oauth = new OAuthSite(vendor, `${PUBLIC}/${name}/auth/callback`);
  const { crm } = name === 'hubspot' ? hubspotServer() : zohoServer();
  await Promise.all([oauth.start(), crm.start()]);
  const gateways: Gateway[] = [];
  return {
    ...{ oauth, crm, location },
    gateway: async (
      more: { app?: object; ids?: readonly string[]; settings?: Settings; options?: Options } = {},
    ): Promise<Gateway> => {
      const tenants = tenantsWith(name, { oauth, crm }, more.app, more.ids);
      const configuration = settings(tenants, { publicUrl: PUBLIC, ...more.settings });
      const gateway = await startGateway(configuration, more.options);
      gateways.push(gateway);
      return gateway;
    },
    connecting: (gateway: Gateway, client?: string) => new Connecting(name, gateway, client),
    /** Asks the CRM's own path as the connector does. */
    ask: (
      gateway: Gateway,
      bearer: string | undefined,
      [method, path]: readonly [string, string] = REQUESTS[name].search,
      body: unknown = REQUESTS[name].body,
    ): Promise<Response> =>
      gateway.ask(`/crm/${name}${path}`, bearer, {
        method,
        ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
      }),
    stop: () => Promise.all([oauth.stop(), crm.stop(), ...gateways.map((one) => one.stop())]),
  };
}

export type Stage = Awaited<ReturnType<typeof startStage>>;
