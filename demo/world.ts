import type { Settings } from '../lib/policy/settings';
import { CUSTOMERS } from './crm/customers';
import { startCrm } from './crm/server';
import { startCustomerPhone } from './customer-phone/server';
import { startIdentityProvider } from './identity-provider';
import type { ProviderOptions } from './identity-provider';
import { startPbx } from './pbx/kamailio';
import type { PbxOptions } from './pbx/kamailio';
import { startSipCredentials } from './sip-credentials';

export type WorldOptions = {
  readonly pbx?: PbxOptions;
  readonly identityProvider?: ProviderOptions;
  /** Life of a SIP password in seconds. */
  readonly credentialsLife?: number;
};

/** The numbers that customers call. */
export const LINES = [
  { number: '+862155550100', name: 'Sales (Edward)' },
  { number: '+862155550101', name: 'Support (Sissi)' },
] as const;

/**
 * A whole company on loopback: CRM, identity provider, PBX, the address that hands out SIP
 * passwords, and a customer's phone.
 */
export async function startWorld(options: WorldOptions = {}) {
  const pbx = await startPbx(options.pbx);
  const identityProvider = await startIdentityProvider(options.identityProvider);
  const credentials = await startSipCredentials({
    userinfoUrl: identityProvider.userinfoUrl,
    wsUrl: pbx.wsUrl,
    users: pbx.users,
    ...(options.credentialsLife !== undefined && { expiresIn: options.credentialsLife }),
  });
  const crm = await startCrm();
  const customerPhone = await startCustomerPhone({
    wsUrl: pbx.wsUrl,
    users: pbx.users,
    customers: CUSTOMERS,
    lines: LINES,
  });
  const settings: Partial<Settings> = {
    provider: 'sip',
    issuer: identityProvider.issuer,
    clientId: identityProvider.clientId,
    sipCredentialsUrl: credentials.url,
  };
  return {
    pbx,
    identityProvider,
    credentials,
    crm,
    customerPhone,
    /** What an admin would enter in the extension's settings. */
    settings,
    stop: async (): Promise<void> => {
      await Promise.allSettled(
        [customerPhone, crm, credentials, identityProvider, pbx].map((part) => part.stop()),
      );
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
