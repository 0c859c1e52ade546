import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeLocks, type FakeBrowser } from '../../auth/fake-browser';
import { configured, fakeProvider, NOW } from '../../auth/fake-provider';
import { typedKeyVault } from '../../auth/typed-key';
import type { Connector } from '../../crm/connector';
import { DEFAULT_SETTINGS, type Settings } from '../../policy/settings';
import { EMPTY_SNAPSHOT, type Snapshot } from '../../snapshot/snapshot';
import { CustomerSystems } from './customer-systems';

const fake = vi.hoisted((): { browser?: FakeBrowser } => ({}));
vi.mock('../../browser', async () => {
  const { fakeBrowser } = await import('../../auth/fake-browser');
  fake.browser = fakeBrowser();
  const alarms = { create: () => Promise.resolve(), clear: () => Promise.resolve(true) };
  return { browser: { ...fake.browser.browser, alarms } };
});

const ORG = 'https://acme.my.salesforce.com';
const SALESFORCE: Settings['crm'] = { salesforce: { instanceUrl: ORG, clientId: 'app' } };
const seen: Connector = { name: 'seen-on-page', find: () => Promise.resolve([]) };

/** The hub around it, with settings that can be changed. */
function hub(crm: Settings['crm'] = {}) {
  let snapshot: Snapshot = EMPTY_SNAPSHOT;
  const settings = { current: { ...DEFAULT_SETTINGS, crm } };
  const windows: string[] = [];
  const connected = vi.fn();
  const systems = new CustomerSystems({
    store: {
      get snapshot() {
        return snapshot;
      },
      changeSnapshot: (patch: Partial<Snapshot>) => {
        snapshot = { ...snapshot, ...patch };
        return Promise.resolve();
      },
    },
    settings,
    window: {
      opens: () => Promise.resolve(void windows.push('opens')),
      gone: () => Promise.resolve(void windows.push('gone')),
      close: () => Promise.resolve(void windows.push('close')),
    },
    seen,
    connected,
    log: { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() },
  });
  return {
    systems,
    windows,
    connected,
    set: (now: Settings['crm']) => (settings.current = { ...settings.current, crm: now }),
    say: (patch: Partial<Snapshot>) => (snapshot = { ...snapshot, ...patch }),
    states: () => snapshot.crm.map(({ name, state, who }) => [name, state, who]),
  };
}

describe('customer systems', () => {
  let provider: ReturnType<typeof fakeProvider>;

  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
    vi.stubGlobal('navigator', fakeLocks());
    const { browser } = fake;
    if (!browser) throw new Error('no browser');
    browser.session.clear();
    provider = fakeProvider(configured({ issuer: ORG, clientId: 'app' }), browser);
  });

  it('without any there is what pages have shown, and nothing to connect', async () => {
    const { systems, states } = hub();
    await systems.takeUp();
    expect(systems.connectors).toEqual([seen]);
    expect(states()).toEqual([]);
    expect(await systems.connect('salesforce')).toEqual({ ok: false, error: 'not-configured' });
  });

  it('one that is set up waits for the agent, and is connected in its own window', async () => {
    const { systems, states, windows, connected } = hub(SALESFORCE);
    await systems.takeUp();
    expect(states()).toEqual([['salesforce', 'out', undefined]]);
    expect(await systems.connect('salesforce')).toEqual({ ok: true });
    expect(states()).toEqual([['salesforce', 'connected', 'Edward Chen']]);
    expect(windows).toEqual(['opens', 'gone']);
    expect(connected).toHaveBeenCalledOnce();
    expect(provider.tokenRequests).toMatchObject([{ grant_type: 'authorization_code' }]);
  });

  it('a window that was closed is told, and leaves nobody connected', async () => {
    const { systems, states } = hub(SALESFORCE);
    if (!fake.browser) throw new Error('no browser');
    fake.browser.browser.identity.launchWebAuthFlow = () =>
      Promise.reject(new Error('The user did not approve access.'));
    const answer = await systems.connect('salesforce');
    expect(answer).toMatchObject({ ok: false });
    expect(states()).toEqual([['salesforce', 'out', undefined]]);
  });

  it('disconnected, or no longer set up, its tokens are gone', async () => {
    const { systems, states, set } = hub(SALESFORCE);
    await systems.connect('salesforce');
    await systems.disconnect('salesforce');
    expect(states()).toEqual([['salesforce', 'out', undefined]]);
    await systems.connect('salesforce');
    set({});
    await systems.settingsChanged();
    expect(states()).toEqual([]);
    set(SALESFORCE);
    await systems.settingsChanged();
    expect(states()).toEqual([['salesforce', 'out', undefined]]);
  });

  it('a sign-in that an earlier worker began is over: its window is closed', async () => {
    const { systems, states, windows, say } = hub(SALESFORCE);
    const about = { name: 'salesforce', crm: 'Salesforce', host: 'a', by: 'sign-in' } as const;
    say({ crm: [{ ...about, state: 'connecting' }] });
    await systems.takeUp();
    expect(windows).toEqual(['close', 'gone']);
    expect(states()).toEqual([['salesforce', 'out', undefined]]);
  });

  it('takes a key for what wants one, and forgets it at the sign-out', async () => {
    const none = { issuer: '', clientId: '', scope: '' };
    const { systems, states } = hub({
      httpJson: { kind: 'espocrm', origin: 'https://crm.example', signIn: 'key', ...none },
    });
    await systems.useKey('salesforce', 'elsewhere');
    await systems.useKey('http-json', 'secret');
    expect(states()).toEqual([['http-json', 'connected', undefined]]);
    await systems.signedOut();
    expect(await typedKeyVault('http-json').read()).toBeNull();
    expect(states()).toEqual([['http-json', 'out', undefined]]);
  });
});
