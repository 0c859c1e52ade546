import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loggerOf } from '../log/log';
import type { EngineCommand } from '../messaging/engine-protocol';
import { DEFAULT_SETTINGS } from '../policy/settings';
import type { CallView } from '../snapshot/snapshot';
import { begin, next } from '../telephony/call';
import { Dial } from './dial';
import { DialRules } from './dial-rules';
import { regionSource } from './region';
import { Store } from './store';

let store: Store;
let dial: Dial;
let commands: EngineCommand[];
const page = { origin: 'https://crm.example', language: 'de-DE' };

function up(id: string, connected = true): CallView {
  const call = begin({ id, direction: 'incoming', number: '+4930901820', startedAt: 1 });
  return { ...(connected ? next(call, { type: 'connected', at: 2 }) : call), contacts: [] };
}

beforeEach(async () => {
  fakeBrowser.reset();
  commands = [];
  store = new Store(() => Promise.resolve(), loggerOf('hub'));
  await store.changeSnapshot({
    microphone: 'granted',
    line: { state: 'up', elsewhere: false },
    can: ['hold', 'second-call', 'consult', 'transfer', 'caller-numbers'],
    calls: [up('c1')],
  });
  const engine = {
    command: async (_id: string, command: EngineCommand) => {
      commands.push(command);
      await store.changeMemory({ pendingDial: null });
    },
  };
  const current = { ...DEFAULT_SETTINGS, region: 'DE' };
  const settings = { current, policyState: 'known' as const };
  dial = new Dial({
    store,
    engine,
    region: regionSource(settings, 'en-US'),
    rules: new DialRules({
      settings,
      doNotCall: { ready: () => Promise.resolve(), stateOf: () => 'free' },
      zones: () => Promise.resolve(() => []),
      now: Date.now,
    }),
    chooseRegion: () => Promise.resolve(),
  });
});

const typed = (id: string, text: string, consultFor?: string) =>
  dial.fromAgent(id, text, { typed: true, consultFor });
const notice = () => store.snapshot.notice?.code;

describe('a second line', () => {
  it('is there where the first can be held, and a third is not', async () => {
    expect(await typed('d1', '030 123456')).toEqual({ ok: true, value: 'dialling' });
    await store.changeSnapshot({ calls: [up('c1'), up('c2')] });
    expect(await typed('d2', '030 123456')).toMatchObject({ error: 'busy-with-a-call' });
  });

  it('is not, where nothing holds, or the first is not talked on yet', async () => {
    await store.changeSnapshot({ can: [] });
    expect(await typed('d1', '030 123456')).toMatchObject({ error: 'busy-with-a-call' });
    await store.changeSnapshot({ can: ['second-call'], calls: [up('c1', false)] });
    expect(await typed('d2', '030 123456')).toMatchObject({ error: 'busy-with-a-call' });
  });

  it('begun outside the panel is asked about: somebody would be put on hold', async () => {
    expect(await dial.fromAgent('d1', '+4930123456', { page })).toEqual({
      ok: true,
      value: 'asked',
    });
    expect(store.snapshot.question?.doubts).toEqual(['in-a-call']);
    await dial.confirm('d1', '+4930123456');
    expect(commands).toMatchObject([{ type: 'dial', number: '+4930123456' }]);
  });
});

describe('a consultation', () => {
  it('names the call that it is about, also after a question', async () => {
    await typed('d1', '201', 'c1');
    expect(commands.at(-1)).toMatchObject({ number: '201', options: { consultFor: 'c1' } });
    expect(await typed('d2', '+49 1805 123456', 'c1')).toEqual({ ok: true, value: 'asked' });
    await dial.confirm('d2');
    expect(commands.at(-1)).toMatchObject({ call: 'd2', options: { consultFor: 'c1' } });
  });

  it('is there where the call centre has one call at a time, and no other second call is', async () => {
    await store.changeSnapshot({ can: ['hold', 'consult'] });
    expect(await typed('d1', '030 123456')).toMatchObject({ error: 'busy-with-a-call' });
    expect(await typed('d2', '030 123456', 'gone')).toMatchObject({ error: 'busy-with-a-call' });
    expect(await typed('d3', '201', 'c1')).toEqual({ ok: true, value: 'dialling' });
  });

  it('about a call that is over is a call like any other', async () => {
    await typed('d1', '201', 'gone');
    expect(commands).toEqual([{ type: 'dial', call: 'd1', number: '201', options: undefined }]);
  });
});

it('the number shown is the one chosen for the country, else for all; none inside', async () => {
  const { desk } = store.snapshot;
  await store.changeSnapshot({
    desk: { ...desk, callerNumberFor: { '': '+4930111', FR: '+33111' } },
  });
  for (const text of ['030 123456', '+33 1 42 68 53 00', '201']) await typed(text, text);
  expect(commands.map((command) => 'options' in command && command.options?.from)).toEqual([
    '+4930111',
    '+33111',
    undefined,
  ]);
});

describe('B1: a transfer', () => {
  it.each([
    ['0900 1234567', 'dial.premium-rate'],
    ['+8816 1234 5678', 'dial.satellite'],
    ['112', 'dial.emergency'],
    ['nobody', 'dial.invalid-number'],
    [' ', 'dial.empty-number'],
  ])('to %j is refused: %s', async (to, code) => {
    await dial.transfer('c1', to);
    expect(notice()).toBe(code);
    expect(commands).toEqual([]);
  });

  it('goes to the number as it is dialled, to an extension, to a colleague', async () => {
    const { desk } = store.snapshot;
    const colleagues = [{ name: 'Ann', address: 'sip:ann@pbx.example' }];
    await store.changeSnapshot({ desk: { ...desk, colleagues } });
    for (const to of ['030 123456', '201', 'sip:ann@pbx.example']) await dial.transfer('c1', to);
    expect(commands).toEqual(
      ['+4930123456', '201', 'sip:ann@pbx.example'].map((to) => ({
        type: 'act',
        call: 'c1',
        action: { type: 'transfer', to },
      })),
    );
  });

  it('to an unknown kind of number is asked about, and a yes transfers instead of dialling', async () => {
    await dial.transfer('c1', '+49 1805 123456');
    expect(commands).toEqual([]);
    const { question } = store.snapshot;
    expect(question).toMatchObject({ transferOf: 'c1', doubts: ['unknown-destination'] });
    await dial.confirm(question?.id ?? '', question?.number);
    expect(commands).toMatchObject([{ type: 'act', call: 'c1', action: { to: '+491805123456' } }]);
  });

  it('of a call that is not talked on does nothing', async () => {
    await store.changeSnapshot({ calls: [up('c1', false)] });
    await dial.transfer('c1', '201');
    await dial.transfer('c9', '201');
    expect(commands).toEqual([]);
  });
});
