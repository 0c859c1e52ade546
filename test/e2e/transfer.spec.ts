import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { askHub } from './harness/ask-hub';
import type { Browser } from './harness/browser';
import { test } from './harness/fixtures';
import { callsIn } from './harness/hub-view';

const SETTINGS = { provider: 'practice', region: 'DE' } as const;
const snapshot = (agent: Browser) => agent.snapshot<Snapshot>();

async function onPractice(agent: Browser): Promise<Page> {
  await agent.setSettings(SETTINGS);
  const panel = await agent.panels.open(await agent.context.newPage());
  await expect.poll(async () => (await snapshot(agent)).line.state).toBe('up');
  await expect.poll(async () => (await snapshot(agent)).microphone).toBe('granted');
  return panel;
}

async function talk(agent: Browser, panel: Page, text = '+4930901820'): Promise<string> {
  const id = crypto.randomUUID();
  expect(await askHub(panel, 'dial.number', { id, text })).toEqual({ ok: true, value: 'dialling' });
  await expect.poll(async () => (await callOf(agent, id))?.phase).toBe('connected');
  return id;
}

async function callOf(agent: Browser, id: string) {
  return (await snapshot(agent)).calls.find((call) => call.id === id);
}

test('B1: a call is transferred to no number that may not be dialled', async ({ agent }) => {
  const panel = await onPractice(agent);
  const call = await talk(agent, panel);
  for (const [to, code] of [
    ['0900 1234567', 'dial.premium-rate'],
    ['112', 'dial.emergency'],
    ['not a number', 'dial.invalid-number'],
  ] as const) {
    await askHub(panel, 'call.act', { call, action: { type: 'transfer', to } });
    await expect
      .poll(async () => (await snapshot(agent)).notice)
      .toMatchObject({ code, about: to });
    expect(await callOf(agent, call)).not.toHaveProperty('transfer');
  }
  expect(await callsIn(agent)).toEqual(['outgoing connected']);

  const action = { type: 'transfer', to: '030 123456' } as const;
  await askHub(panel, 'call.act', { call, action });
  await expect.poll(() => transferredTo(agent, call)).toBe('+4930123456 or gone');
});

/** A transfer may be over before anybody looks. */
async function transferredTo(agent: Browser, id: string): Promise<string> {
  const call = await callOf(agent, id);
  const over = call?.endReason === 'transferred' || call?.transfer?.to === '+4930123456';
  return over ? '+4930123456 or gone' : JSON.stringify(call);
}

test('a second line holds the first; a third has no room, an extension is dialled as it is', async ({
  agent,
}) => {
  const panel = await onPractice(agent);
  const first = await talk(agent, panel);
  const second = crypto.randomUUID();
  const wish = { id: second, text: '201', consultFor: first };
  expect(await askHub(panel, 'dial.number', wish)).toMatchObject({ ok: true });
  await expect.poll(() => callsIn(agent)).toEqual(['outgoing held', 'outgoing connected']);
  expect(await callOf(agent, second)).toMatchObject({ number: '201', consultFor: first });

  const third = await askHub(panel, 'dial.number', { id: crypto.randomUUID(), text: '202' });
  expect(third).toEqual({ ok: false, error: 'busy-with-a-call' });
  expect((await snapshot(agent)).wrapUps.map(({ call }) => call)).toEqual([first]);
});
