import type { PolicyView } from '../../components/options/policy-view';
import { closedAmong } from '../../lib/hub/sites';
import { onStoredChange, readStored } from '../../lib/hub/stored-policy';
import { FIRST_READING_MS } from '../../lib/policy/standing';
import { companyAddresses } from '../../lib/policy/company-addresses';

/** Hears of settings and policy after every change, and of what Chrome lets us do for them. */
export function watchPolicy(listener: (policy: PolicyView) => void): void {
  const tell = async (): Promise<void> => listener(await policyView());
  onStoredChange(() => void tell());
  // A first policy that has not come by then does not exist, of which no event tells.
  setTimeout(() => void tell(), FIRST_READING_MS);
  for (const event of [chrome.permissions.onAdded, chrome.permissions.onRemoved]) {
    event.addListener(() => void tell());
  }
}

/** Settings and policy as they stand now. */
export async function policyView(): Promise<PolicyView> {
  const { standing } = await readStored(Date.now());
  const addresses = companyAddresses(standing.policy);
  return {
    effective: standing.policy,
    company: standing.managed !== null,
    waits: standing.waitsUntil !== null && Date.now() < standing.waitsUntil,
    addresses,
    closed: await closedAmong(addresses),
  };
}
