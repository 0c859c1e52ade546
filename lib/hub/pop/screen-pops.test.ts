import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Contact } from '../../crm/connector';
import { loggerOf } from '../../log/log';
import { DEFAULT_SETTINGS } from '../../policy/settings';
import { begin } from '../../telephony/call';
import { Store } from '../store';
import type { Attention } from './attention';
import type { PopPolicy } from './pop-moment';
import { FakeTabs } from './fake-tabs';
import { ScreenPops } from './screen-pops';
import type { TabDesk } from './tab-desk';

const HOST = 'crm.example';
const JANE = contact('Jane', `https://${HOST}/c/1`);
const JANE_IN_CRM = contact('Jane', `https://${HOST}/contacts/1`);
const JOE = contact('Joe', `https://${HOST}/c/2`);

function contact(name: string, url: string): Contact {
  return { name, url, why: { source: 'seen-on-page', host: HOST, at: 0 } };
}

const CALL = { id: 'c1', number: '+4930901820', startedAt: 0 };
const incoming = { ...begin({ ...CALL, direction: 'incoming' }), contacts: [] };
const outgoing = { ...begin({ ...CALL, direction: 'outgoing' }), contacts: [] };
const answeredByItself = { ...incoming, answersItself: true as const };

let tabs: FakeTabs;
let policy: PopPolicy;
let keyboard: Attention;
let now: number;
let store: Store;
let pops: ScreenPops;

async function live(desk: TabDesk = tabs): Promise<void> {
  store = new Store(() => Promise.resolve(), loggerOf('hub'));
  await store.load();
  pops = new ScreenPops({
    store,
    tabs: desk,
    attention: () => Promise.resolve(keyboard),
    policy: () => policy,
    now: () => now,
  });
}

beforeEach(async () => {
  fakeBrowser.reset();
  tabs = new FakeTabs();
  policy = DEFAULT_SETTINGS;
  keyboard = 'free';
  now = 1_000_000;
  await live();
  await store.changeSnapshot({ calls: [incoming] });
});

describe('when a record comes forward', () => {
  it.each([
    ['ring', 'ring', ['open /c/1']],
    ['ring', 'answer', ['open /c/1']],
    ['answer', 'ring', []],
    ['answer', 'answer', ['open /c/1']],
    ['click', 'ring', []],
    ['click', 'answer', []],
  ] as const)('set to %s, at %s: %j', async (screenPop, moment, deeds) => {
    policy = { ...policy, screenPop };
    await pops.consider(incoming, [JANE], moment);
    expect(tabs.deeds).toEqual(deeds);
  });

  it('a card alone leaves the tabs alone; a click opens the record all the same', async () => {
    policy = { ...policy, screenPopAs: 'card', screenPop: 'ring' };
    await pops.consider(incoming, [JANE], 'answer');
    expect(tabs.deeds).toEqual([]);
    await pops.open('c1', JANE);
    expect(tabs.deeds).toEqual(['open /c/1']);
  });

  it('of several nobody comes forward, nor for a consultation, nor after the moment', async () => {
    await pops.consider(incoming, [JANE, JOE], 'answer');
    await pops.consider({ ...outgoing, consultFor: 'c0' }, [JANE], 'answer');
    await pops.close('c1');
    await pops.consider(incoming, [JANE], 'answer');
    expect(tabs.deeds).toEqual([]);
  });

  it('without a new tab it is a tab that shows the record, or none', async () => {
    policy = { ...policy, screenPopNewTab: false };
    await pops.consider({ ...incoming, id: 'c0' }, [JANE], 'answer');
    expect(tabs.deeds).toEqual([]);
    tabs.tabs.push({ id: 2, windowId: 1, url: `https://${HOST}/c/2` });
    now += 5_000;
    await pops.consider(incoming, [JOE], 'answer');
    expect(tabs.deeds).toEqual(['front 2']);
  });
});

describe('one tab for each call', () => {
  it('a better match shows there, until the agent uses the tab', async () => {
    policy = { ...policy, screenPop: 'ring' };
    await pops.consider(incoming, [JANE], 'ring');
    await pops.consider(incoming, [JANE_IN_CRM, JOE], 'ring');
    expect(tabs.deeds).toEqual(['open /c/1', 'navigate /contacts/1']);
    tabs.untouched.clear();
    await pops.consider(incoming, [JANE], 'ring');
    expect(tabs.deeds).toHaveLength(2);
  });

  it('the next record that the agent opens shows there too, and stays', async () => {
    await pops.consider(incoming, [JANE], 'answer');
    await pops.open('c1', JOE);
    await pops.consider(incoming, [JANE_IN_CRM], 'answer');
    expect(tabs.deeds).toEqual(['open /c/1', 'navigate /c/2']);
  });

  it('what the agent has touched is not taken for another record', async () => {
    await pops.consider(incoming, [JANE], 'answer');
    tabs.untouched.clear();
    await pops.open('c1', JOE);
    expect(tabs.deeds).toEqual(['open /c/1', 'open /c/2']);
  });

  it("the agent's own tab is brought in front and never shows anything else", async () => {
    tabs.tabs.push({ id: 2, windowId: 1, url: `https://${HOST}/c/1` });
    tabs.untouched.add(2);
    await pops.consider(incoming, [JANE], 'answer');
    await pops.consider(incoming, [JANE_IN_CRM], 'answer');
    expect(tabs.deeds).toEqual(['front 2']);
  });
});

describe('A7: the focus', () => {
  it.each([
    ['types', 'an incoming call', 'ring', 'open /c/1 behind', incoming],
    ['types', 'an incoming call', 'answer', 'open /c/1 behind', incoming],
    ['types', 'an outgoing call', 'ring', 'open /c/1 behind', outgoing],
    ['unseen', 'an incoming call', 'ring', 'open /c/1 behind', incoming],
    ['unseen', 'a call that answers itself', 'answer', 'open /c/1 behind', answeredByItself],
    ['unseen', 'an incoming call', 'answer', 'open /c/1', incoming],
    ['unseen', 'an outgoing call', 'ring', 'open /c/1', outgoing],
    ['free', 'an incoming call', 'ring', 'open /c/1', incoming],
  ] as const)('the keyboard: %s, %s at %s: %s', async (where, _, moment, deed, call) => {
    keyboard = where;
    policy = { ...policy, screenPop: 'ring' };
    await pops.consider(call, [JANE], moment);
    expect(tabs.deeds).toEqual([deed]);
  });

  it('what came behind is said to wait, until the agent goes there', async () => {
    keyboard = 'types';
    await pops.consider(incoming, [JANE], 'answer');
    expect(tabs.inFront).toBe(1);
    expect(store.snapshot.calls[0]?.recordWaits).toBe(true);
    await pops.seen(2);
    expect(store.snapshot.calls[0]?.recordWaits).toBeUndefined();
  });

  it('a second call that is answered within five seconds has its record behind', async () => {
    await pops.consider(incoming, [JANE], 'answer');
    await pops.consider({ ...incoming, id: 'c2' }, [JOE], 'answer');
    expect(tabs.deeds).toEqual(['open /c/1', 'open /c/2 behind']);
  });

  it('a flood of calls brings one record forward in five seconds, and no more', async () => {
    policy = { ...policy, screenPop: 'ring' };
    const from = now;
    for (let at = 0; at < 200; at += 1) {
      now = from + at * 50;
      const id = `flood-${String(at)}`;
      const url = `https://${HOST}/c/${String(at)}`;
      await pops.consider({ ...incoming, id }, [contact(id, url)], 'ring');
    }
    expect(tabs.deeds).toEqual(['open /c/0', 'open /c/100']);
  });
});

/** A worker that dies at its n-th step into the browser, before that step is done or right after it. */
class Death {
  steps = 0;
  readonly came: Promise<void>;
  #dies: () => void = () => undefined;

  constructor(
    readonly at: number,
    readonly after: boolean,
  ) {
    this.came = new Promise((resolve) => {
      this.#dies = resolve;
    });
  }

  /** Nothing that a dead worker began goes on. */
  async step<T>(deed: () => Promise<T>): Promise<T> {
    this.steps += 1;
    if (this.steps < this.at) return deed();
    if (this.steps === this.at && this.after) await deed();
    this.#dies();
    return new Promise(() => undefined);
  }
}

function mortal(death: Death): TabDesk {
  return {
    all: () => death.step(() => tabs.all()),
    open: (url, inFront) => death.step(() => tabs.open(url, inFront)),
    navigate: (id, url) => death.step(() => tabs.navigate(id, url)),
    bringForward: (id) => death.step(() => tabs.bringForward(id)),
    used: (id) => death.step(() => tabs.used(id)),
  };
}

describe('F1: killed at any moment, a record comes forward once', () => {
  const write = fakeBrowser.storage.session.set.bind(fakeBrowser.storage.session);

  it.each([
    ['a new tab', false],
    ['a tab that is open', true],
  ])('in %s', async (_, open) => {
    for (const after of [false, true]) {
      for (let at = 1, over = false; !over; at += 1) {
        fakeBrowser.reset();
        tabs = new FakeTabs();
        if (open) tabs.tabs.push({ id: 2, windowId: 1, url: `https://${HOST}/c/1` });
        const death = new Death(at, after);
        await live(mortal(death));
        await store.changeSnapshot({ calls: [incoming] });
        const set = vi.spyOn(fakeBrowser.storage.session, 'set');
        set.mockImplementation((items) => death.step(() => write(items)));
        over = await Promise.race([
          pops.consider(incoming, [JANE], 'answer').then(() => true),
          death.came.then(() => false),
        ]);
        set.mockImplementation(write);

        await live();
        await pops.resume();
        if (!pops.closed('c1')) await pops.consider(incoming, [JANE], 'answer');
        expect(tabs.deeds, `step ${String(at)}`).toEqual([open ? 'front 2' : 'open /c/1']);
        expect(tabs.inFront).toBe(2);
        if (over) expect(at).toBeGreaterThan(4);
      }
    }
  });

  it('a worker that comes back late takes the agent from nothing', async () => {
    const death = new Death(1, true);
    await live(mortal(death));
    void pops.consider(incoming, [JANE], 'answer');
    await death.came;
    now += 6_000;
    await live();
    await pops.resume();
    await pops.consider(incoming, [JANE], 'answer');
    expect(tabs.deeds).toEqual([]);
  });
});
