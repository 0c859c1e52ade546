import type { ListedNumber, TabNumbers } from '../../../lib/snapshot/snapshot';
import { FIXED_SITE } from './calls';
import { page } from './people';

const many: readonly ListedNumber[] = Array.from({ length: 12 }, (_, index) => ({
  e164: `+4930234567${String(10 + index)}`,
  text: `030 2345 67${String(10 + index)}`,
  certainty: 'guess',
  national: true,
  name: `${['Ada', 'Bo', 'Cleo'][index % 3] ?? ''} Example ${String(index + 1)}`,
  label: index % 2 === 0 ? 'Mobile' : 'Office',
}));

/** As long as the hub lets them be, and as nasty as a page may write them. */
const HOSTILE = `<img src=x onerror=alert(1)>${'Donaudampfschifffahrt'.repeat(6)}`.slice(0, 128);

const kinds: readonly ListedNumber[] = [
  {
    e164: '+4930234567',
    text: '030 234567-12',
    extension: '12',
    certainty: 'guess',
    national: true,
    name: 'Ann Lee',
    company: 'Northwind Traders',
    label: 'Mobile',
  },
  { e164: '+4930234567', text: '030 234567', certainty: 'guess', national: true },
  { e164: '95588', text: '95588', certainty: 'guess', national: true, label: '客服热线' },
  { e164: '+86100861234', text: '+86 100861234', certainty: 'guess', name: 'Bo Ek' },
  {
    e164: '+442079460018',
    text: '+44 20 7946 0018',
    certainty: 'sure',
    name: HOSTILE,
    company: HOSTILE,
    label: HOSTILE,
  },
];

const RECORD = 'https://crm.acme.example/contacts/7';
/** A customer's own page, which lists a colleague of theirs, too. */
const record: TabNumbers = {
  ...page,
  address: RECORD,
  numbers: [
    {
      e164: '+14155550132',
      text: '(415) 555-0132',
      certainty: 'sure',
      name: 'Jane Doe',
      label: 'Mobile',
      at: RECORD,
    },
    {
      e164: '+493023456789',
      text: '030 2345 6789',
      certainty: 'guess',
      national: true,
      name: 'Jane Doe',
      label: 'Office',
      at: RECORD,
    },
    {
      e164: '+8613800138000',
      text: '138 0013 8000',
      certainty: 'sure',
      name: '李薇 · Li Wei',
      company: 'Huadong Logistics',
      href: 'https://crm.acme.example/contacts/8',
    },
  ],
};

/** What the panel shows of the tab in front, in every state that it has. */
export const PAGES = {
  found: page,
  record,
  kinds: { ...page, numbers: kinds },
  many: { ...page, numbers: many },
  chosen: { ...page, region: { region: 'AT', from: 'site' } },
  domain: { ...page, region: { region: 'GB', from: 'domain' } },
  setting: { ...page, region: { region: 'CN', from: 'setting' } },
  browser: { ...page, region: { region: 'US', from: 'browser' } },
  slowed: { ...page, finder: 'slowed' },
  stopped: { ...page, finder: 'stopped' },
  'plain-text': { ...page, numbers: [], plainText: false },
  'plain-text-read': { ...page, plainText: true },
  fixed: { ...page, origin: FIXED_SITE, host: new URL(FIXED_SITE).host },
  off: { ...page, region: undefined, numbers: [], off: true },
  empty: { ...page, region: undefined, numbers: [] },
  unread: null,
} as const satisfies Record<string, TabNumbers | null>;
