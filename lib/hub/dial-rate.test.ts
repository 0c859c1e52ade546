import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loggerOf } from '../log/log';
import type { EngineCommand } from '../messaging/engine-protocol';
import { effectivePolicy } from '../policy/effective';
import { Dial } from './dial';
import { DialRules } from './dial-rules';
import { regionSource } from './region';
import { Store } from './store';

const SITE = { origin: 'https://crm.example', language: 'de-DE' };
const NUMBER = '+4930901820';

let store: Store;
let settings: Record<string, unknown>;
let commands: EngineCommand[];
let finished: () => Promise<void>;
let asked = 0;

const source = {
  get current() {
    return effectivePolicy({ enforced: { region: 'DE', ...settings } }).values;
  },
  policyState: 'known' as const,
};

/** A worker's life: it finds what the last one stored. */
async function life(): Promise<Dial> {
  store = new Store(() => Promise.resolve(), loggerOf('hub'));
  await store.load();
  await store.changeSnapshot({
    microphone: 'granted',
    line: { state: 'up', elsewhere: false },
  });
  const engine = {
    command: async (_id: string, command: EngineCommand) => {
      commands.push(command);
      await finished();
    },
  };
  return new Dial({
    store,
    engine,
    region: regionSource(source, 'en-US'),
    rules: new DialRules({
      settings: source,
      doNotCall: { ready: () => Promise.resolve(), stateOf: () => 'free' },
      zones: () => Promise.resolve(() => []),
      now: Date.now,
    }),
    chooseRegion: () => Promise.resolve(),
  });
}

const call = (dial: Dial, page?: typeof SITE) =>
  dial.fromAgent(`d${String((asked += 1))}`, NUMBER, { page });

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  settings = { callsPerMinute: 3, callsPerMinutePerSite: 2 };
  commands = [];
  finished = () => store.changeMemory({ pendingDial: null });
  return () => void vi.useRealTimers();
});

describe('B2: calls per minute', () => {
  it('holds through restarts of the worker; a refusal says until when', async () => {
    for (let kill = 0; kill < 10; kill += 1) await call(await life());
    expect(commands).toHaveLength(3);
    expect(store.snapshot.notice).toMatchObject({ code: 'dial.too-many-calls', until: 1_060_000 });
    vi.setSystemTime(1_059_999);
    expect(await call(await life())).toEqual({ ok: false, error: 'too-many-calls' });
    vi.setSystemTime(1_060_000);
    expect(await call(await life())).toEqual({ ok: true, value: 'dialling' });
  });

  it('counts a site’s numbers for the site', async () => {
    const dial = await life();
    for (let wish = 0; wish < 2; wish += 1) await call(dial, SITE);
    expect(await call(dial, SITE)).toEqual({ ok: false, error: 'too-many-calls-from-site' });
    expect(await call(dial, { ...SITE, origin: 'https://other.example' })).toMatchObject({
      ok: true,
    });
    expect(await call(dial)).toEqual({ ok: false, error: 'too-many-calls' });
    expect(commands).toHaveLength(3);
  });

  it('counts what was asked about first, for its site, and looks again at the yes', async () => {
    settings = { callsPerMinute: 3, callsPerMinutePerSite: 1, confirmDial: 'always' };
    const dial = await life();
    await dial.fromAgent('q1', NUMBER, { page: SITE });
    expect(store.snapshot.question?.doubts).toEqual(['always-asked']);
    await dial.confirm('q1', NUMBER);
    expect(store.memory.placed).toMatchObject([{ site: SITE.origin }]);
    settings = { ...settings, callsPerMinutePerSite: 2 };
    await dial.fromAgent('q2', NUMBER, { page: SITE });
    settings = { ...settings, callsPerMinutePerSite: 1 };
    expect(await dial.confirm('q2', NUMBER)).toMatchObject({ error: 'too-many-calls-from-site' });
    expect(commands).toHaveLength(1);
  });

  it('a hundred wishes at once are one call', async () => {
    finished = () => Promise.resolve();
    const dial = await life();
    const answers = await Promise.all(Array.from({ length: 100 }, () => call(dial)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(commands).toHaveLength(1);
  });

  it('two answers at once to one question are one call', async () => {
    settings = { confirmDial: 'always' };
    const dial = await life();
    await dial.fromAgent('q1', NUMBER);
    await Promise.all([dial.confirm('q1', NUMBER), dial.confirm('q1', NUMBER)]);
    expect(commands).toHaveLength(1);
  });

  it('counts transfers to numbers', async () => {
    settings = { callsPerMinute: 1 };
    const dial = await life();
    const { begin, next } = await import('../telephony/call');
    const talk = begin({ id: 'c1', direction: 'incoming', number: '+491', startedAt: 1 });
    const calls = [{ ...next(talk, { type: 'connected', at: 2 }), contacts: [] }];
    await store.changeSnapshot({ calls });
    await dial.transfer('c1', NUMBER);
    await dial.transfer('c1', NUMBER);
    expect(commands).toHaveLength(1);
    expect(store.snapshot.notice?.code).toBe('dial.too-many-calls');
  });
});

describe('B1: the rules are looked at again when the agent says yes', () => {
  it('what is refused by then is not dialled', async () => {
    settings = { confirmDial: 'always' };
    const dial = await life();
    await dial.fromAgent('q1', NUMBER);
    settings = { deniedCountries: ['DE'] };
    expect(await dial.confirm('q1', NUMBER)).toEqual({ ok: false, error: 'country-not-allowed' });
    expect(store.snapshot.question).toBeNull();
    expect(commands).toEqual([]);
  });

  it('a doubt that the agent has not seen is shown first', async () => {
    settings = { confirmDial: 'always' };
    const dial = await life();
    await dial.fromAgent('q1', NUMBER);
    settings = { callingHours: [{ days: [1], from: '09:00', to: '10:00' }] };
    expect(await dial.confirm('q1', NUMBER)).toEqual({ ok: true, value: 'asked' });
    expect(store.snapshot.question?.doubts).toEqual(['always-asked', 'unknown-local-time']);
    await dial.confirm('q1', NUMBER);
    expect(commands).toMatchObject([{ number: NUMBER }]);
  });

  it('an extension that is asked about is dialled as it is', async () => {
    settings = { confirmDial: 'always', allowedCountries: ['FR'] };
    const dial = await life();
    await dial.fromAgent('q1', '201', { typed: true });
    expect(store.snapshot.question).toMatchObject({ number: '201', doubts: ['always-asked'] });
    await dial.confirm('q1', '201');
    expect(commands).toMatchObject([{ number: '201' }]);
  });
});
