import { formsOf } from '../../../phone-numbers/written-forms';
import type { Access, Connector } from '../../connector';
import { wordsOf } from '../../remote/person-name';
import { ask } from '../../remote/ask';
import type { Sought } from '../../remote/numbers-of';
import { openIncidents } from './incidents';
import { newContactPage } from './new-contact';
import { WITH_NAMES } from './odata';
import { contactsIn } from './records';
import { phoneCallLogger } from './phone-call';
import type { DynamicsSettings } from './settings';

/** Dataverse's Web API: contacts by phone, calls as phone call activities. */
export function dynamics({ org }: Pick<DynamicsSettings, 'org'>, access: Access): Connector {
  const api = `${org}/api/data/v9.2`;
  const search = async (query: string, sought: Sought, signal: AbortSignal) => {
    const url = `${api}/contacts?$select=${SELECTED}&${query}`;
    const { body } = await ask(access, url, { headers: WITH_NAMES }, signal);
    return contactsIn(body, sought, org);
  };
  return {
    name: 'dynamics',
    crm: 'Dynamics 365',
    find(number, signal) {
      const forms = formsOf(number, ['significant', 'formatted', 'international']);
      const filter = ['telephone1', 'mobilephone', 'telephone2']
        .flatMap((field) => forms.map((form) => `contains(${field},'${quoted(form)}')`))
        .join(' or ');
      return search(`$filter=${encodeURIComponent(filter)}&$top=10`, number, signal);
    },
    findByName(name, signal) {
      const filter = wordsOf(name)
        .map((word) => `contains(fullname,'${quoted(word)}')`)
        .join(' and ');
      return search(`$filter=${encodeURIComponent(filter)}&$top=${MOST_BY_NAME}`, 'name', signal);
    },
    createPage: (number) => newContactPage(number, org),
    open: (record, signal) => openIncidents(record, { access, api, org }, signal),
    log: phoneCallLogger(access, api),
  };
}

/** More than are shown: the Web API knows no order of how well a name fits. */
const MOST_BY_NAME = 25;
const SELECTED = [
  ...['contactid', 'fullname', 'jobtitle', 'telephone1', 'telephone2', 'mobilephone'],
  ...['emailaddress1', '_parentcustomerid_value', '_ownerid_value'],
].join(',');

/** A quote in a string of OData is written twice (OData 4.01 URL conventions §5.1.1.6.1). */
function quoted(text: string): string {
  return text.replaceAll("'", "''");
}
