import type { Change } from '../../components/options/saving';
import { crmAddresses } from '../../lib/policy/company-addresses';

/** With Chrome's leave, sign-in service and call centre need not send CORS headers. */
export async function allowAddresses(change: Change): Promise<void> {
  const { issuer, gateway, sipCredentialsUrl, hostedUrl, crm } = change;
  const addresses = [issuer, gateway, sipCredentialsUrl, hostedUrl, ...crmAddresses(crm ?? {})];
  const origins = addresses.flatMap((address) => (address ? [`${new URL(address).origin}/*`] : []));
  if (origins.length > 0) await chrome.permissions.request({ origins }).catch(() => false);
}
