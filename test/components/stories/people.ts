import type { Contact } from '../../../lib/crm/connector';
import type { TabNumbers } from '../../../lib/snapshot/snapshot';
import type { Colleague } from '../../../lib/telephony/desk';

/** The moment at which every story takes place. */
export const NOW = Date.UTC(2026, 10, 20, 10, 44, 0);

const seen = { source: 'seen-on-page', host: 'crm.acme.example', at: NOW - 120_000 } as const;

export const liWei: Contact = {
  name: '李薇 · Li Wei',
  company: 'Huadong Logistics',
  label: 'Mobile',
  url: 'https://crm.acme.example/contacts/7',
  why: seen,
};

export const jane: Contact = { name: 'Jane Doe', company: 'Northwind Traders', why: seen };

export const sharma: Contact = {
  name: 'Dr. Anneliese-Sophie von Hohenstein-Württemberg',
  company: 'Donaudampfschifffahrtsgesellschaft mbH & Co. KG',
  label: 'Durchwahl Einkauf',
  why: { ...seen, host: 'kundenverwaltung.donaudampfschifffahrt.example' },
};

export const colleagues: readonly Colleague[] = [
  { name: 'Sissi Ong', address: '1002', group: 'Billing', free: true },
  { name: 'Max Weber', address: '1003', group: '客服二组', free: false },
  { name: 'Priya Sharma', address: 'sip:priya.sharma@acme.example' },
];

export const page: TabNumbers = {
  tabId: 7,
  host: 'crm.acme.example',
  origin: 'https://crm.acme.example',
  region: { region: 'DE', from: 'language' },
  likely: ['DE', 'AT', 'GB'],
  numbers: [
    {
      e164: '+8613800138000',
      text: '138 0013 8000',
      certainty: 'sure',
      name: '李薇 · Li Wei',
      company: 'Huadong Logistics',
      label: 'Mobile',
    },
    {
      e164: '+493023456789',
      text: '030 2345 6789',
      certainty: 'guess',
      national: true,
      name: 'Max Weber',
      company: 'Acme Spedition GmbH',
      label: 'Office',
    },
    { e164: '+14155550132', text: '(415) 555-0132', certainty: 'sure' },
  ],
};
