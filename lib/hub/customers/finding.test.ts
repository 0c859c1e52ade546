import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Connector, Contact, ContactMaker } from '../../crm/connector';
import { CrmFault } from '../../crm/crm-fault';
import { loggerOf } from '../../log/log';
import type { Creation } from '../../snapshot/customer-search';
import type { CallView } from '../../snapshot/snapshot';
import { begin } from '../../telephony/call';
import { recordOf } from '../history/own-record';
import { Store } from '../store';
import { Customers } from './customers';

const person = (name: string, id: string, field: 'mobile' | 'name' | 'new' = 'name'): Contact => ({
  name,
  record: { connector: 'hubspot', type: 'contact', id },
  why: { source: 'hubspot', host: 'app.hubspot.com', crm: 'HubSpot', field },
});
const JANE = person('Jane Doe', 'j');
const MAX = person('Max Weber', 'm', 'mobile');
const GRACE = { id: 'w1', call: 'c1', connector: 'hubspot', name: 'Grace Hopper' } as const;
const MINUTE = 60_000;

let store: Store;
let customers: Customers;
let now: number;
/** What the CRM has; each search and each making as it is told. */
let table: Contact[];
let make: ContactMaker['make'];
let made: number;
let search: (name: string) => Promise<readonly Contact[]>;

async function live(): Promise<void> {
  const log = loggerOf('test');
  store = new Store(() => Promise.resolve(), log);
  await store.load();
  const hubspot: Connector = {
    name: 'hubspot',
    crm: 'HubSpot',
    find: () => Promise.resolve(table),
    findByName: (name) => search(name),
    maker: { settlesMs: MINUTE, make: (...given) => ((made += 1), make(...given)) },
  };
  customers = new Customers({
    store,
    connectors: () => [hubspot],
    callsWith: () => Promise.resolve([]),
    region: () => 'US',
    now: () => now,
    log,
  });
  store.onSnapshot((snapshot) => customers.follow(snapshot));
  await customers.takeUp();
}

beforeEach(async () => {
  fakeBrowser.reset();
  now = 10 * MINUTE;
  table = [];
  made = 0;
  make = ({ name }) => Promise.resolve(person(name, 'new', 'new'));
  search = () => Promise.resolve([JANE]);
  await live();
  const call = begin({ id: 'c1', direction: 'incoming', number: '+14155550132', startedAt: 0 });
  await store.changeSnapshot({ calls: [{ ...call, contacts: [MAX] }] });
});

const view = (): CallView => {
  const call = store.snapshot.calls[0];
  if (!call) throw new Error('no call');
  return call;
};
const names = () => store.snapshot.searches[0]?.names;
const creation = (): Creation | undefined => store.snapshot.searches[0]?.creations[0];
const found = (place: number, id = names()?.id ?? '') =>
  customers.choose('c1', { search: id, place });

describe('a search by name', () => {
  it('leaves the call’s contacts alone until somebody is chosen, who is the customer then', async () => {
    await customers.names.search('c1', ' Jane\u202e Doe ');
    expect(names()).toMatchObject({ name: 'Jane Doe', done: true, people: [JANE], faults: [] });
    expect(view()).toMatchObject({ contacts: [MAX] });
    expect(view().customer).toBeUndefined();
    await found(0);
    expect(view()).toMatchObject({ contacts: [MAX, JANE], customer: 1 });
    expect(recordOf(view())).toMatchObject({ name: 'Jane Doe', record: JANE.record });
    expect(names()).toBeUndefined();
  });

  it('of somebody who is among them already makes them no second one', async () => {
    search = () => Promise.resolve([person('Max Weber', 'm')]);
    await customers.names.search('c1', 'Max');
    await found(0);
    expect(view()).toMatchObject({ contacts: [MAX], customer: 0 });
  });

  it('is about a call that is over, too: its wrap-up is about them', async () => {
    const over: CallView = { ...view(), phase: 'ended', endReason: 'hung-up', endedAt: 9 };
    const { id: call, direction, number } = over;
    const written = { note: '', disposition: '', followUp: '' };
    const wrapUp = { call, direction, number, at: 0, ended: true, ...written };
    await store.change(({ snapshot, memory }) => ({
      snapshot: { ...snapshot, calls: [over], wrapUps: [wrapUp] },
      memory: { ...memory, endedCalls: [over] },
    }));
    await customers.names.search('c1', 'Jane');
    await found(0);
    expect(store.memory.endedCalls).toMatchObject([{ contacts: [MAX, JANE], customer: 1 }]);
    expect(store.snapshot.wrapUps).toMatchObject([{ name: 'Jane Doe' }]);
  });

  it('that another one has overtaken shows and chooses nobody', async () => {
    let answer: (people: readonly Contact[]) => void = () => undefined;
    search = () => new Promise((resolve) => (answer = resolve));
    const slow = customers.names.search('c1', 'Jane');
    const before = names()?.id;
    search = () => Promise.resolve([person('John Doe', 'o')]);
    await customers.names.search('c1', 'John');
    answer([JANE]);
    await slow;
    expect(names()?.people.map(({ name }) => name)).toEqual(['John Doe']);
    await found(0, before);
    await found(7);
    expect(view().contacts).toEqual([MAX]);
  });

  it('survives the worker: what was found, and what was only asked', async () => {
    await customers.names.search('c1', 'Jane');
    await live();
    expect(names()).toMatchObject({ done: true, people: [JANE] });
    search = () => new Promise(() => undefined);
    void customers.names.search('c1', 'Jane D');
    await expect.poll(() => names()?.done).toBe(false);
    search = () => Promise.resolve([JANE]);
    await live();
    await expect.poll(() => names()).toMatchObject({ name: 'Jane D', done: true, people: [JANE] });
    await found(0);
    expect(view().contacts).toEqual([MAX, JANE]);
  });

  it('is forgotten with its call, and there is none for a call that is not there', async () => {
    await customers.names.search('elsewhere', 'Jane');
    await customers.names.search('c1', 'J');
    expect(store.snapshot.searches).toEqual([]);
    await customers.names.search('c1', 'Jane');
    await store.changeSnapshot({ calls: [] });
    expect(store.snapshot.searches).toEqual([]);
  });
});

describe('a new contact', () => {
  it('is the call’s customer, after those who were there', async () => {
    await customers.made.create(GRACE);
    expect(view()).toMatchObject({ contacts: [MAX, { name: 'Grace Hopper' }], customer: 1 });
    expect(creation()?.state).toBe('made');
  });

  it('is made once by a double click, by a message that comes twice, and for good', async () => {
    const first = customers.made.create(GRACE);
    await customers.made.create({ ...GRACE, id: 'w2' });
    await first;
    await customers.made.create(GRACE);
    await customers.made.create({ ...GRACE, id: 'w3' });
    expect([made, view().contacts.length]).toEqual([1, 2]);
  });

  it('after a lost reply is looked for by the number before it is tried again', async () => {
    table = [MAX];
    make = ({ name }) => {
      table = [MAX, person(name, 'new', 'mobile')];
      return Promise.reject(new CrmFault('unreachable'));
    };
    await customers.made.create(GRACE);
    expect(creation()).toMatchObject({ state: 'unsure', code: 'unreachable' });
    await customers.made.create(GRACE);
    expect(creation()?.state).toBe('unsure');
    await customers.made.create({ ...GRACE, id: 'w2' });
    expect([made, creation()?.state]).toEqual([1, 'made']);
    expect(view()).toMatchObject({ contacts: [MAX, { name: 'Grace Hopper' }], customer: 1 });
  });

  it('is not made again before the CRM’s search must know the first', async () => {
    make = () => Promise.reject(new CrmFault('garbage'));
    await customers.made.create(GRACE);
    now += MINUTE - 1;
    await customers.made.create({ ...GRACE, id: 'w2' });
    expect([made, creation()?.state]).toEqual([1, 'unsure']);
    now += 1;
    make = ({ name }) => Promise.resolve(person(name, 'new', 'new'));
    await customers.made.create({ ...GRACE, id: 'w3' });
    expect([made, creation()?.state]).toEqual([2, 'made']);
  });

  it('that was refused is tried anew at once', async () => {
    make = () => Promise.reject(new CrmFault('refused'));
    await customers.made.create(GRACE);
    expect(creation()).toMatchObject({ state: 'failed', code: 'refused' });
    make = ({ name }) => Promise.resolve(person(name, 'new', 'new'));
    await customers.made.create({ ...GRACE, id: 'w2' });
    expect([made, creation()?.state]).toEqual([2, 'made']);
  });

  it('that a stopped worker was making may be there: it is looked for', async () => {
    make = () => new Promise(() => undefined);
    void customers.made.create(GRACE);
    await expect.poll(() => creation()?.state).toBe('asking');
    await live();
    expect(creation()).toMatchObject({ state: 'unsure', triedAt: now });
    table = [person('Grace Hopper', 'new', 'mobile')];
    await customers.made.create({ ...GRACE, id: 'w2' });
    expect([made, view().contacts.length]).toEqual([1, 2]);
  });

  it('has a number: of a withheld one there is none', async () => {
    await store.changeSnapshot({ calls: [{ ...view(), number: '' }] });
    await customers.made.create(GRACE);
    await customers.made.create({ ...GRACE, connector: 'zoho' });
    expect([made, store.snapshot.searches]).toEqual([0, []]);
  });
});
