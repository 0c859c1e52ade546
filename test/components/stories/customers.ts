import type { Contact } from '../../../lib/crm/connector';
import type { Snapshot } from '../../../lib/snapshot/snapshot';
import { base, ringing, talking } from './calls';
import { NOW, liWei } from './people';

const DAY = 86_400_000;
export const salesforce = {
  source: 'salesforce',
  host: 'acme.lightning.force.com',
  crm: 'Salesforce',
  field: 'mobile',
} as const;

export const inSalesforce: Contact = {
  ...liWei,
  title: 'Head of Purchasing',
  url: 'https://acme.lightning.force.com/lightning/r/Contact/003000000000001/view',
  record: { connector: 'salesforce', type: 'Contact', id: '003000000000001' },
  fields: [
    { name: 'email', value: 'li.wei@huadong.example' },
    { name: 'owner', value: 'Edward Chen' },
    { name: 'Kundennummer', value: '10-000071' },
  ],
  why: salesforce,
  also: [liWei.why],
};

export const long: Contact = {
  ...inSalesforce,
  name: `Donaudampfschifffahrt${'sgesellschaft'.repeat(8)}`.slice(0, 128),
  company: 'Kapitänsmützenabzeichenherstellerverband Niederösterreich-Süd reg. Gen. m. b. H.',
  title: 'Leiterin Einkauf und Disposition Binnenschifffahrt',
  why: {
    ...salesforce,
    source: 'http-json',
    crm: 'Kundenverwaltung Zentraleinkauf',
    field: 'office',
  },
};

export const done = { done: true, faults: [], ways: [] } as const;
export const ways = [
  { to: 'search', connector: 'url-template' },
  { to: 'create', connector: 'salesforce', crm: 'Salesforce' },
] as const;
export const faults = [
  { connector: 'salesforce', crm: 'Salesforce', code: 'unreachable' },
  { connector: 'dynamics', crm: 'Dynamics 365', code: 'expired' },
] as const;

const earlier = [
  {
    id: 'h7',
    direction: 'incoming',
    at: NOW - 3 * DAY,
    talked: 372_000,
    endReason: 'hung-up',
    disposition: 'Call back',
    note: 'Invoice 2211 unclear: sends the purchase order on Friday, price for 40 pallets asked again',
  },
  { id: 'h6', direction: 'incoming', at: NOW - 9 * DAY, endReason: 'missed' },
] as const;

const several: readonly Contact[] = [
  inSalesforce,
  { ...inSalesforce, name: '王伟', company: undefined, title: undefined, url: undefined },
  long,
];
const lastSpoken = [NOW - 3 * DAY, null, null];
const open = [
  'Wrong price on invoice 2211',
  'Pallets arrived damaged',
  'Portal login',
  'Fourth',
].map((title, at) => ({
  title,
  number: `0000104${String(at)}`,
  status: 'Escalated',
  url: 'https://acme.lightning.force.com/lightning/r/Case/500000000000001/view',
}));

/** Faces of the customer: how the question who it is fares, and what is known of them. */
export const CUSTOMER_SNAPSHOTS = {
  'ringing-asking': {
    ...base,
    calls: [{ ...ringing, contacts: [], lookup: { done: false, faults: [], ways: [] } }],
  },
  'ringing-nobody': {
    ...base,
    calls: [{ ...ringing, contacts: [], lookup: { done: true, faults, ways } }],
  },
  'ringing-known': {
    ...base,
    calls: [
      {
        ...ringing,
        contacts: [inSalesforce],
        lookup: done,
        background: { earlier, lastSpoken: [NOW - 3 * DAY], open: [] },
      },
    ],
  },
  'ringing-several': {
    ...base,
    calls: [
      {
        ...ringing,
        contacts: several,
        lookup: { ...done, faults: faults.slice(1) },
        background: { earlier: [], lastSpoken, open: [] },
      },
    ],
  },
  /** The same after another CRM has answered. */
  'ringing-several-later': {
    ...base,
    calls: [
      {
        ...ringing,
        contacts: [
          { ...inSalesforce, title: 'Head of Everything', also: [liWei.why] },
          ...several.slice(1),
        ],
        lookup: { ...done, faults },
        background: { earlier, lastSpoken, open: [] },
      },
    ],
  },
  'in-call-customer': {
    ...base,
    calls: [
      {
        ...talking,
        contacts: several,
        customer: 0,
        lookup: done,
        background: { earlier, lastSpoken, open },
      },
    ],
  },
  'in-call-nobody': {
    ...base,
    calls: [{ ...talking, contacts: several, customer: 'nobody', lookup: { ...done, ways } }],
  },
  'in-call-long': { ...base, calls: [{ ...talking, contacts: [long], lookup: done }] },
} satisfies Record<string, Snapshot>;
