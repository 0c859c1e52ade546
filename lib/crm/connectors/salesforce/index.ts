import type { Access, Connector } from '../../connector';
import type { Sought } from '../../remote/numbers-of';
import { openCases } from './cases';
import { lightningOf } from './lightning';
import { newContactPage } from './new-contact';
import { contactsIn } from './records';
import { askSalesforce } from './ask-salesforce';
import type { SalesforceSettings } from './settings';
import { nameSearch, phoneSearch } from './sosl';
import { taskLogger } from './task';

/** Salesforce's REST API: contacts, leads and accounts by phone, calls as tasks. */
export function salesforce(
  { instanceUrl }: Pick<SalesforceSettings, 'instanceUrl'>,
  access: Access,
): Connector {
  const lightning = lightningOf(instanceUrl);
  const search = async (q: string, sought: Sought, signal: AbortSignal) => {
    const url = `${instanceUrl}${API}/search/?${new URLSearchParams({ q })}`;
    const { body } = await askSalesforce(access, url, {}, signal);
    return contactsIn(body, sought, lightning);
  };
  return {
    name: 'salesforce',
    crm: 'Salesforce',
    find: (number, signal) => search(phoneSearch(number), number, signal),
    async findByName(name, signal) {
      const q = nameSearch(name);
      return q === undefined ? [] : search(q, 'name', signal);
    },
    createPage: (number) => newContactPage(number, lightning),
    open: (record, signal) =>
      openCases(record, { access, api: `${instanceUrl}${API}`, lightning }, signal),
    log: taskLogger(access, `${instanceUrl}${API}`),
  };
}

/** A version that all editions serve; the API keeps old ones for years. */
const API = '/services/data/v60.0';
