import type { Contact } from '../../../lib/crm/connector';
import type { CustomerSearch } from '../../../lib/snapshot/customer-search';
import type { Snapshot } from '../../../lib/snapshot/snapshot';
import { base, talking } from './calls';
import { done, faults, inSalesforce, long, salesforce, ways } from './customers';
import { NOW, liWei } from './people';
import type { ScreenStory } from './screens';

const makers = [
  ...ways,
  { to: 'make', connector: 'hubspot', crm: 'HubSpot' },
  { to: 'make', connector: 'http-json', crm: 'Kundenverwaltung Zentraleinkauf' },
] as const;
const byName = { ...salesforce, field: 'name' } as const;
const named: readonly Contact[] = [
  { ...inSalesforce, why: byName, also: undefined },
  { ...inSalesforce, company: 'Nanjing Optics', title: undefined, why: byName },
  {
    name: '李薇 · Li Wei',
    url: liWei.url,
    why: { source: 'seen-on-page', host: 'crm.acme.example', at: NOW, by: 'name' },
  },
  { ...long, why: { ...byName, source: 'http-json', crm: 'Kundenverwaltung Zentraleinkauf' } },
];
const search = { id: 's1', name: 'Li Wei', done: true, people: named, faults: faults.slice(0, 1) };
const unknown = { ...talking, contacts: [], lookup: { done: true, faults: [], ways: makers } };
const wrong = { ...talking, contacts: [long], lookup: { ...done, ways: makers } };
const about = { id: 'w1', name: 'Li Wei', triedAt: NOW } as const;
const [hubspot, own] = [
  { ...about, connector: 'hubspot', crm: 'HubSpot' },
  { ...about, connector: 'http-json', crm: 'Kundenverwaltung Zentraleinkauf' },
] as const;

const story = (
  press: string,
  call: Snapshot['calls'][number],
  search: Partial<CustomerSearch>,
) => ({
  snapshot: { ...base, calls: [call], searches: [{ call: talking.id, creations: [], ...search }] },
  press: [press],
});
const SEARCH = '.find-customer .button:nth-child(1)';
const MAKE = '.find-customer .button:nth-child(2)';
const asking = { ...search, done: false, people: [], faults: [] };

/** Faces of a search by name, and of a new contact. */
export const FINDING_SCREENS = {
  'finding-asking': story(SEARCH, unknown, { names: asking }),
  'finding-found': story(SEARCH, wrong, { names: search }),
  'finding-nobody': story(SEARCH, unknown, { names: { ...search, people: [] } }),
  'finding-unsure': story(MAKE, unknown, {
    creations: [
      { ...hubspot, state: 'unsure', code: 'unreachable' },
      { ...own, state: 'asking' },
    ],
  }),
  'finding-refused': story(MAKE, unknown, {
    creations: [{ ...hubspot, state: 'failed', code: 'refused' }],
  }),
} satisfies Record<string, ScreenStory>;
