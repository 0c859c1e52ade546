import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loggerOf } from '../log/log';
import { effectivePolicy } from '../policy/effective';
import { DO_NOT_CALL_ALARM, DoNotCall } from './do-not-call';
import { Store } from './store';

const URL_A = 'https://lists.example/dnc.txt';
const URL_B = 'https://lists.example/other.txt';
const MINUTE = 60_000;

let settings: Record<string, unknown>;
let now: number;
let store: Store;
let asked: { readonly url: string; readonly init?: RequestInit }[];
let answer: () => Promise<Response>;

const source = {
  get current() {
    return effectivePolicy({ enforced: settings }).values;
  },
};
/** A worker's life: whatever is not stored is new. */
const life = () => new DoNotCall({ store, settings: source, now: () => now, log: loggerOf('hub') });
const says = (text: string) => () => Promise.resolve(new Response(text));

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'info').mockReturnValue();
  settings = { doNotCallUrl: URL_A };
  now = 1_000_000;
  asked = [];
  answer = says('+4930901820');
  store = new Store(() => Promise.resolve(), loggerOf('hub'));
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    asked.push({ url, init });
    return answer();
  });
});

it('B1: numbers in the settings are listed, without any address', async () => {
  settings = { doNotCall: ['+4930901820'] };
  const list = life();
  await list.start();
  expect([list.stateOf('+4930901820'), list.stateOf('+4930901821')]).toEqual(['listed', 'free']);
  expect(asked).toEqual([]);
});

describe('B1: a list at an address', () => {
  it('is unknown until it was loaded once, and asked for at every try to call', async () => {
    answer = () => Promise.reject(new Error('no network'));
    const list = life();
    await list.start();
    expect(list.stateOf('+4930901821')).toBe('unknown');
    answer = says('+4930901820');
    await list.ready();
    await list.refresh();
    expect([list.stateOf('+4930901820'), list.stateOf('+4930901821')]).toEqual(['listed', 'free']);
    expect(asked).toHaveLength(2);
  });

  it('is fetched without cookies and follows no redirect', async () => {
    await life().start();
    expect(asked).toMatchObject([{ url: URL_A, init: { credentials: 'omit', redirect: 'error' } }]);
  });

  it('is there after a restart without a network, and is asked for again after an hour', async () => {
    await life().start();
    answer = () => Promise.reject(new Error('no network'));
    const next = life();
    now += 59 * MINUTE;
    await next.start();
    expect(next.stateOf('+4930901820')).toBe('listed');
    expect(asked).toHaveLength(1);
    now += MINUTE;
    await life().start();
    expect(asked).toHaveLength(2);
    const later = life();
    await later.ready();
    expect(later.stateOf('+4930901820')).toBe('listed');
  });

  it('is asked for when the browser has started, however fresh it is', async () => {
    await life().start();
    store = new Store(() => Promise.resolve(), loggerOf('hub'));
    await life().start();
    expect(asked).toHaveLength(2);
  });

  it('is tried again in an hour once there is one, and in a minute before', async () => {
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    answer = () => Promise.reject(new Error('no network'));
    await life().start();
    expect(create).toHaveBeenLastCalledWith(DO_NOT_CALL_ALARM, { delayInMinutes: 1 });
    answer = says('+4930901820');
    await life().refresh();
    expect(create).toHaveBeenLastCalledWith(DO_NOT_CALL_ALARM, { delayInMinutes: 60 });
  });

  it('is stored without what stands in its comments', async () => {
    answer = says('+4930901820 # Ann Lee');
    await life().start();
    const stored = JSON.stringify(await fakeBrowser.storage.local.get());
    expect(stored).toContain('+4930901820');
    expect(stored).not.toContain('Ann');
  });

  it('of another address says nothing about this one', async () => {
    const list = life();
    await list.start();
    answer = () => Promise.reject(new Error('no network'));
    settings = { doNotCallUrl: URL_B };
    await list.start();
    expect(list.stateOf('+4930901821')).toBe('unknown');
    const next = life();
    await next.start();
    expect(next.stateOf('+4930901821')).toBe('unknown');
  });

  it('is taken from the disk when it is no longer wanted', async () => {
    await life().start();
    settings = {};
    await life().start();
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  const BAD: readonly (readonly [string, () => Promise<Response>])[] = [
    ['a sign-in page', says('<html>Sign in</html>')],
    ['an error', () => Promise.resolve(new Response('', { status: 500 }))],
    ['an error with a list', () => Promise.resolve(new Response('+49301234', { status: 404 }))],
    ['5 MB of comment', says(`#${'x'.repeat(5_000_000)}`)],
    ['bytes that are no text', () => Promise.resolve(new Response(new Uint8Array([0xff, 0xfe])))],
  ];
  it.each(BAD)('that is %s does not replace the last good one', async (_what, bad) => {
    const list = life();
    await list.start();
    answer = bad;
    await list.refresh();
    expect([list.stateOf('+4930901820'), list.stateOf('+49301234')]).toEqual(['listed', 'free']);
    const next = life();
    await next.ready();
    expect(next.stateOf('+4930901820')).toBe('listed');
  });

  it.each(BAD)('that is %s from the start lets nobody be called', async (_what, bad) => {
    answer = bad;
    const list = life();
    await list.start();
    expect(list.stateOf('+4930901821')).toBe('unknown');
  });
});
