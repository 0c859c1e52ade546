import { describe, expect, it } from 'vitest';
import { writtenNumber } from '../phone-numbers/written-forms';
import type { Contact } from './connector';
import { lookup } from './lookup';
import { showing } from './shown-fields';

const NUMBER = writtenNumber('+4930123456', 'DE');
const contact: Contact = {
  name: 'Jane Doe',
  company: 'Acme',
  title: 'Buyer',
  label: 'Mobile',
  url: 'https://sf.example/1',
  fields: [
    { name: 'email', value: 'jane@acme.example' },
    { name: 'owner', value: 'Ada' },
  ],
  why: { source: 'salesforce', host: 'sf.example', crm: 'Salesforce', field: 'mobile' },
};
const connector = { name: 'salesforce', find: () => Promise.resolve([contact]) } as const;
const shown = async (...wanted: string[]) => showing(connector, () => wanted).find(NUMBER, never);
const never = new AbortController().signal;

describe('what is shown of a contact', () => {
  it('is everything where the company names nothing', async () => {
    expect(await shown()).toEqual([contact]);
  });

  it('is what it names, in that order, and always who, why and where', async () => {
    expect(await shown('owner', 'email', 'company')).toEqual([
      {
        ...contact,
        title: undefined,
        label: undefined,
        fields: [
          { name: 'owner', value: 'Ada' },
          { name: 'email', value: 'jane@acme.example' },
        ],
      },
    ]);
    expect((await shown('nothing that there is'))[0]).toMatchObject({
      name: 'Jane Doe',
      company: undefined,
      fields: undefined,
      url: contact.url,
      why: contact.why,
    });
  });
});

it('a lookup tells which pages of the CRMs help on, searches first, and none for a withheld number', async () => {
  const one = {
    ...connector,
    crm: 'Salesforce',
    createPage: () => 'https://sf.example/new',
  };
  const two = {
    name: 'url-template',
    find: () => Promise.resolve([]),
    searchPage: () => 'https://crm.example/search',
  } as const;
  const { ways } = await lookup([one, two], NUMBER);
  expect(ways).toEqual([
    { to: 'search', connector: 'url-template' },
    { to: 'create', connector: 'salesforce', crm: 'Salesforce' },
  ]);
  expect((await lookup([one, two], writtenNumber('', 'DE'))).ways).toEqual([]);
});
