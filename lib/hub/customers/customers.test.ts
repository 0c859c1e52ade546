import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Connector, Contact, OpenItem } from '../../crm/connector';
import { CrmFault } from '../../crm/crm-fault';
import { loggerOf } from '../../log/log';
import type { HistoryRecord } from '../../snapshot/history';
import type { CallView } from '../../snapshot/snapshot';
import { begin } from '../../telephony/call';
import { finished } from '../agent/finished-call';
import { wrapUpsFollowing } from '../agent/wrap-up';
import { callsWith } from '../history/earlier-calls';
import { recordOf } from '../history/own-record';
import { Store } from '../store';
import { Customers } from './customers';

const NUMBER = '+14155550132';
const why = {
  source: 'salesforce',
  host: 'sf.example',
  crm: 'Salesforce',
  field: 'mobile',
} as const;
const person = (name: string, id: string): Contact => ({
  name,
  record: { connector: 'salesforce', type: 'Contact', id },
  url: `https://sf.example/${id}`,
  why,
});
const JANE = person('Jane Doe', 'j');
const MAX = person('Max Weber', 'm');
const spoken: HistoryRecord = {
  id: 'before',
  direction: 'incoming',
  number: '(415) 555-0132',
  name: 'Jane Doe',
  at: 5,
  talked: 60_000,
  note: '\n Wants the invoice\nby Friday',
};
const missed: HistoryRecord = { id: 'later', direction: 'incoming', number: NUMBER, at: 9 };
const other: HistoryRecord = { ...missed, id: 'other', number: '+4930123456' };

let store: Store;
let customers: Customers;
let history: HistoryRecord[];
let open: (id: string) => Promise<readonly OpenItem[]>;

beforeEach(async () => {
  fakeBrowser.reset();
  const log = loggerOf('test');
  store = new Store(() => Promise.resolve(), log);
  history = [spoken, missed, other];
  open = (id) => Promise.resolve([{ title: `Case of ${id}` }]);
  const connector: Connector = {
    name: 'salesforce',
    find: () => Promise.resolve([]),
    searchPage: ({ key }) => `https://sf.example/search?q=${encodeURIComponent(key)}`,
    open: ({ id }) => open(id),
  };
  const same = (one: string, two: string) => one.slice(-4) === two.slice(-4);
  customers = new Customers({
    store,
    connectors: () => [connector],
    callsWith: (asked) => Promise.resolve(callsWith(history, asked, same)),
    region: () => 'US',
    now: Date.now,
    log,
  });
  store.onSnapshot((now) => customers.follow(now));
  const call: CallView = {
    ...begin({ id: 'c1', direction: 'outgoing', number: NUMBER, startedAt: 0 }),
    contacts: [],
  };
  await store.changeSnapshot({ calls: [call] });
});

const view = (): CallView => {
  const call = store.snapshot.calls[0];
  if (!call) throw new Error('no call');
  return call;
};
const found = (...contacts: Contact[]) =>
  store.changeSnapshot({ calls: [{ ...view(), contacts }] });
const background = () => expect.poll(() => view().background);

describe('what is known of a customer', () => {
  it('is what there was with the number, newest first, and the first line of the note', async () => {
    await background().toMatchObject({
      earlier: [{ id: 'later' }, { id: 'before', note: 'Wants the invoice' }],
    });
  });

  it('is also what there was with the record, at whatever number', async () => {
    history = [{ ...other, record: JANE.record, talked: 1 }];
    await found(JANE);
    await background().toMatchObject({ earlier: [{ id: 'other' }], lastSpoken: [9] });
  });

  it('tells of several when each was last spoken to', async () => {
    await found(MAX, JANE);
    await background().toMatchObject({ lastSpoken: [null, 5] });
  });

  it('follows whom the agent names: what is open is theirs', async () => {
    await found(MAX, JANE);
    await background().toMatchObject({ open: [{ title: 'Case of m' }] });
    await customers.choose('c1', 1);
    await background().toMatchObject({ open: [{ title: 'Case of j' }] });
    await customers.choose('c1', 'nobody');
    await background().toMatchObject({ open: [] });
  });

  it('is not told when it comes late, of somebody else', async () => {
    let answer: (open: readonly OpenItem[]) => void = () => undefined;
    const late = new Promise<readonly OpenItem[]>((resolve) => (answer = resolve));
    open = (id) => (id === 'm' ? late : Promise.resolve([{ title: `Case of ${id}` }]));
    await found(MAX, JANE);
    await background().toMatchObject({ open: [] });
    await customers.choose('c1', 1);
    await background().toMatchObject({ open: [{ title: 'Case of j' }] });
    answer([{ title: 'Too late' }]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(view().background?.open).toEqual([{ title: 'Case of j' }]);
  });

  it('is the history alone where the CRM does not say what is open', async () => {
    open = () => Promise.reject(new CrmFault('expired'));
    await found(JANE);
    await background().toMatchObject({ earlier: [{}, {}], lastSpoken: [5], open: [] });
  });
});

describe('whom the agent names', () => {
  it('is whom history, wrap-up and call record are about, also after the call', async () => {
    await found(MAX, JANE);
    const over: CallView = { ...view(), phase: 'ended', endReason: 'hung-up', endedAt: 9 };
    const wrapUps = wrapUpsFollowing([], [], [over]);
    expect(wrapUps).toMatchObject([{ name: 'Max Weber' }]);
    await store.change(({ snapshot, memory }) => ({
      snapshot: { ...snapshot, calls: [], wrapUps },
      memory: { ...memory, endedCalls: [over] },
    }));
    await customers.choose('c1', 1);
    const [call] = store.memory.endedCalls;
    const [wrapUp] = store.snapshot.wrapUps;
    if (!call || !wrapUp) throw new Error('forgotten');
    expect(wrapUp.name).toBe('Jane Doe');
    expect(recordOf(call)).toMatchObject({ name: 'Jane Doe', record: JANE.record });
    const record = finished({ owner: '', wrapUp, call }, store.snapshot.wrapUpForm, 10);
    expect(record).toMatchObject({ contacts: [MAX, JANE], customer: 1 });
  });

  it('changes nobody’s place', async () => {
    await found(MAX, JANE);
    await customers.choose('c1', 1);
    expect(view()).toMatchObject({ contacts: [MAX, JANE], customer: 1 });
  });

  it('may be nobody of them: then the call is logged on none', async () => {
    await found(MAX, JANE);
    await customers.choose('c1', 'nobody');
    expect(recordOf(view())).toMatchObject({ name: undefined, record: undefined });
  });

  it('is nobody who is not there', async () => {
    await found(MAX, JANE);
    await customers.choose('c1', 2);
    expect(view().customer).toBeUndefined();
  });
});

it('a way on leads where the connector says, with the number of the call', () => {
  const way = { to: 'search', connector: 'salesforce' } as const;
  expect(customers.pageOf(view(), way)).toBe('https://sf.example/search?q=%2B14155550132');
  expect(customers.pageOf(view(), { ...way, to: 'create' })).toBeUndefined();
  expect(customers.pageOf(view(), { ...way, connector: 'dynamics' })).toBeUndefined();
});
