import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Contact } from '../../crm/connector';
import { loggerOf } from '../../log/log';
import { DEFAULT_SETTINGS } from '../../policy/settings';
import { begin } from '../../telephony/call';
import { Store } from '../store';
import { FakeTabs } from './fake-tabs';
import type { PopPolicy } from './pop-moment';
import { ScreenPops } from './screen-pops';

const NOW = 1_000_000;
const HOST = 'crm.example';
const JANE = contact('Jane', `https://${HOST}/c/1`);
const JANE_IN_CRM = contact('Jane', `https://${HOST}/contacts/1`);
const JOE = contact('Joe', `https://${HOST}/c/2`);
const CALL = { id: 'c1', number: '+4930901820', startedAt: 0 };
const incoming = { ...begin({ ...CALL, direction: 'incoming' }), contacts: [] };

function contact(name: string, url: string): Contact {
  return { name, url, why: { source: 'seen-on-page', host: HOST, at: 0 } };
}

let tabs: FakeTabs;
let policy: PopPolicy;
let store: Store;
let pops: ScreenPops;

beforeEach(async () => {
  fakeBrowser.reset();
  tabs = new FakeTabs();
  policy = DEFAULT_SETTINGS;
  store = new Store(() => Promise.resolve(), loggerOf('hub'));
  pops = new ScreenPops({
    store,
    tabs,
    attention: () => Promise.resolve('free'),
    policy: () => policy,
    now: () => NOW,
  });
  await store.changeSnapshot({ calls: [incoming] });
});

describe('once the agent has said who it is', () => {
  const say = (contacts: readonly Contact[], customer: number | 'nobody') =>
    store.changeSnapshot({ calls: [{ ...incoming, contacts, customer }] });

  it('their record comes forward, and not that of the first', async () => {
    await pops.consider(incoming, [JANE, JOE], 'ring');
    await say([JANE, JOE], 1);
    await pops.consider(incoming, [JANE, JOE], 'answer');
    expect(tabs.deeds).toEqual(['open /c/2']);
  });

  it('also that of somebody whom no lookup has told', async () => {
    await say([JOE], 0);
    await pops.consider(incoming, [], 'answer');
    expect(tabs.deeds).toEqual(['open /c/2']);
  });

  it('a better match shows nobody else', async () => {
    policy = { ...policy, screenPop: 'ring' };
    await pops.consider(incoming, [JANE], 'ring');
    await say([JANE, JOE], 1);
    await pops.consider(incoming, [JANE_IN_CRM], 'ring');
    expect(tabs.deeds).toEqual(['open /c/1', 'navigate /c/2']);
  });

  it('it is nobody: nothing comes forward', async () => {
    await say([JANE], 'nobody');
    await pops.consider(incoming, [JANE], 'answer');
    expect(tabs.deeds).toEqual([]);
  });

  it('what a stopped worker has planned follows them', async () => {
    const planned = { callId: 'c1', at: NOW, url: JANE.url ?? '', step: 'planned' } as const;
    await store.changeMemory({ popped: [planned] });
    await say([JANE, JOE], 1);
    await pops.resume();
    expect(tabs.deeds).toEqual(['open /c/2']);
    await store.changeMemory({ popped: [planned] });
    await say([JANE, JOE], 'nobody');
    await pops.resume();
    await pops.resume();
    expect(tabs.deeds).toEqual(['open /c/2']);
  });
});
