import type { Settings } from '../../../lib/policy/settings';
import type { CrmView } from '../../../lib/snapshot/snapshot';

/** One system that the agent is in, one that waits for a key, one that needs nothing. */
export const CRM: Settings['crm'] = {
  salesforce: { instanceUrl: 'https://acme.my.salesforce.com', clientId: '3MVG9lKcPoNINVB' },
  httpJson: {
    kind: 'odoo',
    origin: 'https://odoo.acme.example',
    signIn: 'key',
    issuer: '',
    clientId: '',
    scope: '',
  },
  urlTemplate: { template: 'https://crm.acme.example/search?phone={national}' },
};

export const SYSTEMS: readonly CrmView[] = [
  {
    name: 'salesforce',
    crm: 'Salesforce',
    host: 'acme.my.salesforce.com',
    by: 'sign-in',
    state: 'connected',
    who: 'Edward Chen',
  },
  { name: 'http-json', crm: 'Odoo', host: 'odoo.acme.example', by: 'key', state: 'out' },
  {
    name: 'url-template',
    crm: 'crm.acme.example',
    host: 'crm.acme.example',
    by: 'nothing',
    state: 'connected',
  },
];
