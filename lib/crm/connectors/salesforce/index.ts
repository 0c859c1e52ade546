import type { Access, Connector } from '../../connector';
import { openCases } from './cases';
import { newContactPage } from './new-contact';
import { contactsIn } from './records';
import { askSalesforce } from './ask-salesforce';
import type { SalesforceSettings } from './settings';
import { phoneSearch } from './sosl';
import { taskLogger } from './task';

/** Salesforce's REST API: contacts, leads and accounts by phone, calls as tasks. */
export function salesforce(
  { instanceUrl }: Pick<SalesforceSettings, 'instanceUrl'>,
  access: Access,
): Connector {
  const host = lightningHost(instanceUrl);
  return {
    name: 'salesforce',
    crm: 'Salesforce',
    async find(number, signal) {
      const query = new URLSearchParams({ q: phoneSearch(number) });
      const { body } = await askSalesforce(
        access,
        `${instanceUrl}${API}/search/?${query}`,
        {},
        signal,
      );
      return contactsIn(body, number, host);
    },
    createPage: (number) => newContactPage(number, host),
    open: (record, signal) =>
      openCases(record, { access, api: `${instanceUrl}${API}`, host }, signal),
    log: taskLogger(access, `${instanceUrl}${API}`),
  };
}

/** A version that all editions serve; the API keeps old ones for years. */
const API = '/services/data/v60.0';

/** Lightning stands beside MyDomain: `acme.my.salesforce.com` → `acme.lightning.force.com`. */
function lightningHost(instanceUrl: string): string {
  return new URL(instanceUrl).host
    .replace(/\.my\.salesforce\.com$/u, '.lightning.force.com')
    .replace(/^([^.]+)\.salesforce\.com$/u, '$1.lightning.force.com');
}
