import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loggerOf } from '../log/log';
import type { DialWish } from '../messaging/protocol';
import type { Speaker } from '../messaging/roles';
import { DEFAULT_SETTINGS } from '../policy/settings';
import type { Settings } from '../policy/settings';
import { Dial } from './dial';
import { DialRules } from './dial-rules';
import { regionSource } from './region';
import { Store } from './store';

const SITE = 'https://crm.example.com';
const speaker: Speaker = {
  role: 'page',
  origin: SITE,
  url: `${SITE}/`,
  tabId: 1,
  frameId: 0,
  windowId: 1,
  documentId: 'd',
  tabTitle: '',
  tabUrl: `${SITE}/`,
};
const site = { on: true, trusted: true, origin: SITE };

let settings: Settings;
let store: Store;
let dial: Dial;
let dialled: string[];
let wishes = 0;

beforeEach(async () => {
  fakeBrowser.reset();
  settings = DEFAULT_SETTINGS;
  dialled = [];
  store = new Store(() => Promise.resolve(), loggerOf('hub'));
  await store.changeSnapshot({ microphone: 'granted', line: { state: 'up', elsewhere: false } });
  const source = {
    get current() {
      return settings;
    },
    policyState: 'known' as const,
  };
  const engine = {
    command: async (_id: string, command: { readonly type: string; readonly number?: string }) => {
      dialled.push(command.number ?? command.type);
      await store.changeMemory({ pendingDial: null });
    },
  };
  dial = new Dial({
    store,
    engine,
    region: regionSource(source, 'en-US'),
    rules: new DialRules({
      settings: source,
      doNotCall: { ready: () => Promise.resolve(), stateOf: () => 'free' },
      zones: () => Promise.resolve(() => []),
      now: Date.now,
    }),
    chooseRegion: (origin, region) => {
      settings = { ...settings, siteRegions: { ...settings.siteRegions, [origin]: region } };
      return Promise.resolve();
    },
  });
});

const question = () => store.snapshot.question;

function click(change: Partial<DialWish>, on = site) {
  const wish: DialWish = {
    id: `w${String((wishes += 1))}`,
    text: '030 901820',
    e164: '+4930901820',
    certainty: 'guess',
    language: 'de',
    visible: true,
    ...change,
  };
  return dial.fromPage(wish, speaker, on, true);
}

describe('a national number whose country is a guess', () => {
  it('is asked about once per site, and the country is kept', async () => {
    expect(await click({})).toEqual({ ok: true, value: 'asked' });
    expect(question()).toMatchObject({
      number: '+4930901820',
      region: 'DE',
      site: SITE,
      doubts: ['region-guessed'],
      national: { text: '030 901820', as: 'DE' },
    });
    expect(dialled).toEqual([]);
    await dial.confirm(question()?.id ?? '', '+4930901820');
    expect(settings.siteRegions).toEqual({ [SITE]: 'DE' });
    await click({});
    expect(dialled).toEqual(['+4930901820', '+4930901820']);
    await click({}, { ...site, origin: 'https://other.example.com' });
    expect(question()?.doubts).toEqual(['region-guessed']);
  });

  it('is read anew for another country, which is then the one that is kept', async () => {
    await click({});
    const id = question()?.id ?? '';
    await dial.readAs(id, 'DK');
    expect(question()).toMatchObject({ national: { as: 'DK' }, refused: 'invalid-number' });
    expect(await dial.confirm(id, question()?.number)).toMatchObject({ ok: false });
    expect([dialled, settings.siteRegions]).toEqual([[], {}]);

    await click({});
    const again = question()?.id ?? '';
    await dial.readAs(again, 'NL');
    expect(question()).toMatchObject({ number: '+3130901820', refused: undefined });
    expect(question()?.doubts).toEqual(['region-guessed', 'unknown-destination']);
    await dial.readAs(again, 'IT');
    expect(question()).toMatchObject({ number: '+39030901820', doubts: ['region-guessed'] });
    await dial.confirm(again, '+39030901820');
    expect(dialled).toEqual(['+39030901820']);
    expect(settings.siteRegions).toEqual({ [SITE]: 'IT' });
  });

  it('is not dialled by a yes to a number that the question no longer shows', async () => {
    await click({});
    const id = question()?.id ?? '';
    await dial.readAs(id, 'IT');
    expect(await dial.confirm(id, '+4930901820')).toEqual({ ok: true, value: 'asked' });
    expect(dialled).toEqual([]);
    expect(question()?.number).toBe('+39030901820');
  });

  it('B1: is refused where the agent’s country makes it a premium number', async () => {
    await click({ text: '0900 123456', e164: '+31900123456', language: 'nl' });
    expect(question()).toBeNull();
    await click({ text: '0900 1234567', e164: '+3909001234567', language: 'it' });
    const id = question()?.id ?? '';
    expect(question()?.number).toBe('+3909001234567');
    expect(question()?.refused).toBeUndefined();
    await dial.readAs(id, 'DE');
    expect(question()?.refused).toBe('premium-rate');
    expect(await dial.confirm(id, question()?.number)).toMatchObject({ error: 'premium-rate' });
    expect(dialled).toEqual([]);
  });

  it('keeps the country it was read by, not the neighbour that shares its code', async () => {
    await click({ text: '(416) 555-0132', e164: '+14165550132', language: 'es-US' });
    expect(question()).toMatchObject({ region: 'CA', national: { as: 'US' } });
    await dial.confirm(question()?.id ?? '', '+14165550132');
    expect(settings.siteRegions).toEqual({ [SITE]: 'US' });
  });
});

it('a number that names its country is not asked about, written or linked', async () => {
  await click({ text: '+49 30 901820' });
  await click({ text: 'Ring Ann', href: 'tel:+4930901820' });
  expect(dialled).toEqual(['+4930901820', '+4930901820']);
});

describe('a number of the list', () => {
  const page = { origin: SITE, language: 'de' };
  const listed = { e164: '+4930901820', text: '030 901820', certainty: 'guess' } as const;

  it('is dialled as it was found; a national one is asked about first', async () => {
    await dial.fromList('l1', { ...listed, national: true }, page);
    expect(question()).toMatchObject({ number: '+4930901820', site: SITE, national: { as: 'DE' } });
    await dial.confirm('l1', '+4930901820');
    await dial.fromList('l2', { ...listed, national: true }, page);
    await dial.fromList('l3', { e164: '+441632960001', text: 'Call', certainty: 'sure' }, page);
    expect(dialled).toHaveLength(2);
  });

  it('keeps the country of the frame it was found in', async () => {
    const english = { origin: SITE, language: 'en-GB' };
    await dial.fromList('l1', { ...listed, national: true }, english);
    expect(question()).toMatchObject({ number: '+4930901820', national: { as: 'DE' } });
  });

  it('is a short code’s bare digits, never completed', async () => {
    const hotline = { e164: '95588', text: '95588', certainty: 'guess', national: true } as const;
    await dial.fromList('l1', hotline, { origin: SITE, language: 'zh' });
    expect(question()?.doubts).toEqual(['region-guessed', 'unknown-destination']);
    await dial.confirm('l1', '95588');
    expect(dialled).toEqual(['95588']);
  });
});

it('what the agent types is asked about while nobody has set a country, and kept for no site', async () => {
  await dial.fromAgent('t1', '(415) 555-0132');
  expect(question()).toMatchObject({ number: '+14155550132', site: undefined });
  await dial.confirm('t1', '+14155550132');
  expect(settings.siteRegions).toEqual({});
  settings = { ...settings, region: 'GB' };
  await dial.fromAgent('t2', '020 7946 0018');
  expect(dialled).toEqual(['+14155550132', '+442079460018']);
});

describe('a number that a far end wants called', () => {
  it.each([
    ['+8618621003344', true],
    ['sissi', true],
    ['1002', true],
    ['+19005550123', false],
    ['0019005550123', false],
    ['+881612345678', false],
    ['911', false],
    ['', false],
    ['12345678901234567890', false],
    ['call19005550123', false],
  ])('%j: %s', async (number, allowed) => {
    expect(await dial.mayCall(number)).toBe(allowed);
    expect(question()).toBeNull();
    expect(store.snapshot.notice).toBeNull();
  });
});
