import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connector, Contact } from './connector';
import { CrmFault } from './crm-fault';
import { searchByName } from './name-search';

const never = new Promise<never>(() => undefined);
const inCrm = (name: string, id: string): Contact => ({
  name,
  url: `https://sf.example/${id}`,
  record: { connector: 'salesforce', type: 'Contact', id },
  why: { source: 'salesforce', host: 'sf.example', crm: 'Salesforce', field: 'name' },
});
const onPage = (name: string, url: string): Contact => ({
  name,
  url,
  why: { source: 'seen-on-page', host: 'sf.example', at: 1, by: 'name' },
});
const connector = (
  findByName: Connector['findByName'],
  name: Connector['name'] = 'salesforce',
): Connector => ({ name, find: () => Promise.resolve([]), findByName });
const knows = (...people: Contact[]) => connector(() => Promise.resolve(people));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function names(connectors: readonly Connector[], typed = 'Jane Doe') {
  const found = searchByName(connectors, typed);
  await vi.advanceTimersByTimeAsync(1500);
  const { people, faults } = await found;
  return { people: people.map(({ name }) => name), faults };
}

describe('searchByName', () => {
  it('ranks by how well the name fits, and leaves out whose does not', async () => {
    const people = ['Maryjane Doe', 'Jane Doe', 'Janet Doe', 'John Doe', 'Jane Ann Doe'];
    const found = await names([knows(...people.map((name, at) => inCrm(name, String(at))))]);
    expect(found.people).toEqual(['Jane Doe', 'Jane Ann Doe', 'Janet Doe', 'Maryjane Doe']);
  });

  it('takes a CRM’s word before what a page has shown, and each record once', async () => {
    const page = connector(
      () =>
        Promise.resolve([
          onPage('Jane Doe', 'https://sf.example/list'),
          onPage('jane doe', 'https://sf.example/1'),
        ]),
      'seen-on-page',
    );
    const { people } = await searchByName([page, knows(inCrm('Jane Doe', '1'))], 'Jane Doe');
    expect(people.map(({ url, why }) => [url, why.source])).toEqual([
      ['https://sf.example/1', 'salesforce'],
      ['https://sf.example/list', 'seen-on-page'],
    ]);
  });

  it('takes two namesakes for two people', async () => {
    const other = { ...inCrm('Jane Doe', '2'), url: 'https://other.example/2' };
    expect((await names([knows(inCrm('Jane Doe', '1')), knows(other)])).people).toHaveLength(2);
  });

  it('shows eight at most', async () => {
    const many = Array.from({ length: 30 }, (_, at) => inCrm('Jane Doe', String(at)));
    expect((await names([knows(...many)])).people).toHaveLength(8);
  });

  it('has the patience of the lookup, and says who could not answer', async () => {
    const silent = connector(() => never, 'http-json');
    const refuses = connector(() => Promise.reject(new CrmFault('expired')), 'dynamics');
    const cannot = connector(undefined, 'url-template');
    const found = await names([silent, refuses, cannot, knows(inCrm('Jane Doe', '1'))]);
    expect(found).toEqual({
      people: ['Jane Doe'],
      faults: [
        { connector: 'dynamics', crm: 'dynamics', code: 'expired' },
        { connector: 'http-json', crm: 'http-json', code: 'unreachable' },
      ],
    });
  });

  it.each(['J', '', '  ', '*%', '"J"'])('asks nobody for %j', async (typed) => {
    const asked = vi.fn(() => Promise.resolve([]));
    expect(await names([connector(asked)], typed)).toEqual({ people: [], faults: [] });
    expect(asked).not.toHaveBeenCalled();
  });
});
