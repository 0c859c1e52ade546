import { beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { storageKeyVault } from '../../auth/storage-key-vault';
import { browser } from '../../browser';
import { loggerOf } from '../../log/log';
import { Store } from '../store';
import type { GatewayAnswer } from './gateway-answer';
import { GATEWAY_ALARM, GatewaySession } from './gateway-session';
import { releasedSecret } from './released-secret';

const ORIGIN = 'https://gateway.example';
const KEY = Buffer.alloc(32, 7).toString('base64url');
const said = {
  roles: ['agent'],
  callCentre: { vendor: 'tencent-tccc', can: ['calls'] },
  storageKey: KEY,
};

let store: Store;
let session: GatewaySession;
let signedInAt: number | null;
let gateway: string;
let asked: number;
/** What the gateway says next; a test may keep it waiting. */
let says: () => Promise<GatewayAnswer<unknown>>;
let now: number;

const answers = (value: unknown) => () => Promise.resolve({ ok: true as const, value });
const fails = (error: 'unreachable' | 'forbidden', retryAfterS?: number) => () =>
  Promise.resolve({ ok: false as const, error, retryAfterS });
const view = () => store.snapshot.gateway;

beforeEach(async () => {
  fakeBrowser.reset();
  store = new Store(() => Promise.resolve(), loggerOf('test'));
  signedInAt = 5_000;
  gateway = ORIGIN;
  asked = 0;
  now = 10_000;
  says = answers(said);
  session = new GatewaySession({
    gateway: {
      ask: async (request, schema) => {
        asked += 1;
        expect(request).toEqual({ path: '/session' });
        const answer = await says();
        if (!answer.ok) return answer;
        const parsed = v.safeParse(schema, answer.value);
        return parsed.success
          ? { ok: true, value: parsed.output }
          : { ok: false, error: 'answer-invalid' };
      },
    },
    store,
    settings: {
      get current() {
        return { gateway };
      },
    },
    signedInAt: () => Promise.resolve(signedInAt),
    now: () => now,
  });
  await store.changeSnapshot({ signIn: 'in' });
});

describe('whoever signs in', () => {
  it('is known to the gateway, and given the key, which no view sees', async () => {
    await session.follow();
    expect(view()).toEqual({ vendor: 'tencent-tccc', can: ['calls'], admin: false, at: 10_000 });
    expect(await releasedSecret()).toEqual({ bytes: new Uint8Array(32).fill(7), since: 5_000 });
    expect(JSON.stringify(store.snapshot)).not.toContain(KEY);
    expect(JSON.stringify(await browser.storage.local.get(null))).not.toContain(KEY);
  });

  it('is asked for once, also by the next worker, until roles may have changed', async () => {
    await Promise.all([session.follow(), session.follow()]);
    await session.follow();
    expect(asked).toBe(1);
    now += 3_600_001;
    says = answers({ ...said, roles: ['agent', 'admin'] });
    await session.follow();
    expect([asked, view()?.admin]).toEqual([2, true]);
  });

  it('another one gets another key, and never finds the former one’s', async () => {
    await session.follow();
    signedInAt = 6_000;
    says = fails('unreachable');
    await session.follow();
    expect([await releasedSecret(), view()]).toEqual([null, null]);
  });

  it.each([
    ['no key', { ...said, storageKey: undefined }],
    ['a key that is too short', { ...said, storageKey: KEY.slice(2) }],
    ['a vendor that is a path', { ...said, callCentre: { vendor: '../x', can: [] } }],
  ])('%s is no session', async (_what, value) => {
    says = answers(value);
    await session.follow();
    expect([await releasedSecret(), view()]).toEqual([null, null]);
  });
});

describe('F7: a gateway that cannot be asked', () => {
  it('is asked again by an alarm, no sooner than it said, and the agent stays signed in', async () => {
    says = fails('unreachable', 120);
    await session.follow();
    const alarm = await browser.alarms.get(GATEWAY_ALARM);
    const wait = (alarm?.scheduledTime ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(110_000);
    expect(wait).toBeLessThanOrEqual(120_000);
    expect(store.snapshot.signIn).toBe('in');
    says = answers(said);
    await session.follow();
    expect(view()?.vendor).toBe('tencent-tccc');
  });

  it('that went down later takes nothing away', async () => {
    await session.follow();
    now += 3_600_001;
    says = fails('unreachable');
    await session.follow();
    expect(view()?.vendor).toBe('tencent-tccc');
    expect(await releasedSecret()).not.toBeNull();
  });

  it('that does not let this agent in is not pestered', async () => {
    says = fails('forbidden');
    await session.follow();
    expect(await browser.alarms.get(GATEWAY_ALARM)).toBeUndefined();
  });
});

describe('the key is gone', () => {
  const gone = async () => {
    expect([await storageKeyVault.read(), view()]).toEqual([null, null]);
  };

  it('with the sign-in, whoever ended it', async () => {
    await session.follow();
    await store.changeSnapshot({ signIn: 'out' });
    await session.follow();
    await gone();
  });

  it('with the gateway’s address', async () => {
    await session.follow();
    gateway = '';
    await session.follow();
    await gone();
  });

  /** The gateway keeps us waiting until this is called. */
  const lateAnswer = () => {
    let answer: () => void = () => undefined;
    const late = new Promise<GatewayAnswer<unknown>>((resolve) => {
      answer = () => resolve({ ok: true, value: said });
    });
    says = () => late;
    return () => answer();
  };

  it('also when the answer comes behind the sign-out', async () => {
    const answer = lateAnswer();
    const following = session.follow();
    await expect.poll(() => asked).toBe(1);
    await session.forget();
    answer();
    await following;
    await gone();
  });

  it('and the next one’s answer is not mistaken for it', async () => {
    const answer = lateAnswer();
    const first = session.ask();
    await expect.poll(() => asked).toBe(1);
    await session.forget();
    says = answers({ ...said, roles: ['admin'] });
    await session.ask();
    answer();
    await first;
    expect(view()?.admin).toBe(true);
  });
});
