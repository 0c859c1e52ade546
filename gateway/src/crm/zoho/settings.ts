import * as v from 'valibot';
import { appSettings, scope } from '../app-settings';
import { DATA_CENTRES, dataCentreNames, type DataCentre } from './data-centres';

const SCOPE = [
  ...['ZohoCRM.modules.contacts.READ', 'ZohoCRM.modules.leads.READ'],
  'ZohoCRM.modules.contacts.CREATE',
  ...['ZohoCRM.modules.calls.READ', 'ZohoCRM.modules.calls.CREATE'],
  ...['ZohoSearch.securesearch.READ', 'ZohoCRM.users.READ'],
].join(',');

/** A server-based application of https://api-console.zoho.com. */
export const zohoSettings = v.strictObject({
  ...appSettings,
  /** Where its sign-in begins: where the app is registered. */
  dataCentre: v.optional(v.picklist(dataCentreNames), 'us'),
  scope: scope(SCOPE),
});
export type ZohoSettings = v.InferOutput<typeof zohoSettings>;

/** The hosts of a data centre, or the simulators in their place. */
export function hostsOf(
  { endpoints }: ZohoSettings,
  where: DataCentre,
): { readonly accounts: string; readonly api: string } {
  const { accounts, api } = DATA_CENTRES[where];
  return { accounts: endpoints.oauth ?? accounts, api: endpoints.api ?? api };
}
