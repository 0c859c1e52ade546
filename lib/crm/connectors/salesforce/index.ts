import type { Access, Connector } from '../../connector';
import { openCases } from './cases';
import { lightningOf } from './lightning';
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
  const lightning = lightningOf(instanceUrl);
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
      return contactsIn(body, number, lightning);
    },
    createPage: (number) => newContactPage(number, lightning),
    open: (record, signal) =>
      openCases(record, { access, api: `${instanceUrl}${API}`, lightning }, signal),
    log: taskLogger(access, `${instanceUrl}${API}`),
  };
}

/** A version that all editions serve; the API keeps old ones for years. */
const API = '/services/data/v60.0';
