import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import type { CallAction } from '../../lib/telephony/provider';
import { askHub } from './harness/ask-hub';
import type { Browser } from './harness/browser';
import { test } from './harness/fixtures';

/** What the panel would draw of a call, or say of one that is over. */
async function drawn(agent: Browser, id: string): Promise<string> {
  const { calls, recent } = await agent.snapshot<Snapshot>();
  const over = recent.find((one) => one.id === id);
  if (over) return `ended ${over.endReason}`;
  const call = calls.find((one) => one.id === id);
  const words = [
    call?.phase,
    call?.conference && 'together',
    call?.heldByUs && 'held',
    call?.muted && 'muted',
  ];
  return words.filter(Boolean).join(' ');
}

async function talk(agent: Browser, panel: Page, text: string): Promise<string> {
  const id = crypto.randomUUID();
  expect(await askHub(panel, 'dial.number', { id, text })).toMatchObject({ ok: true });
  await expect.poll(() => drawn(agent, id)).toBe('connected');
  return id;
}

test('three together on the practice line: merged, mute, split, and left by one', async ({
  agent,
}) => {
  await agent.setSettings({ provider: 'practice', region: 'DE' });
  const panel = await agent.panels.open(await agent.context.newPage());
  await expect.poll(async () => (await agent.snapshot<Snapshot>()).line.state).toBe('up');
  await expect.poll(async () => (await agent.snapshot<Snapshot>()).microphone).toBe('granted');
  const act = (call: string, action: CallAction) => askHub(panel, 'call.act', { call, action });

  const first = await talk(agent, panel, '+4930901820');
  const second = await talk(agent, panel, '+4930901821');
  const both = async () => [await drawn(agent, first), await drawn(agent, second)];
  expect(await both()).toEqual(['connected held', 'connected']);

  await act(second, { type: 'merge', with: first });
  await expect.poll(both).toEqual(['connected together', 'connected together']);
  await act(first, { type: 'mute' });
  await expect.poll(both).toEqual(['connected together muted', 'connected together muted']);
  await act(second, { type: 'unmute' });
  await expect.poll(both).toEqual(['connected together', 'connected together']);

  await act(first, { type: 'split' });
  await expect.poll(both).toEqual(['connected held', 'connected']);
  await act(first, { type: 'merge', with: second });
  await expect.poll(both).toEqual(['connected together', 'connected together']);
  await act(second, { type: 'hang-up' });
  await expect.poll(both).toEqual(['connected', 'ended hung-up']);
});

test('a consultation is cancelled, begun again, and completed', async ({ agent }) => {
  await agent.setSettings({ provider: 'practice', region: 'DE' });
  const panel = await agent.panels.open(await agent.context.newPage());
  await expect.poll(async () => (await agent.snapshot<Snapshot>()).microphone).toBe('granted');
  const act = (call: string, action: CallAction) => askHub(panel, 'call.act', { call, action });
  const customer = await talk(agent, panel, '+4930901820');
  const consult = async () => {
    const id = crypto.randomUUID();
    const wish = { id, text: '+4930901821', consultFor: customer };
    expect(await askHub(panel, 'dial.number', wish)).toMatchObject({ ok: true });
    await expect.poll(() => drawn(agent, id)).toBe('connected');
    expect(await drawn(agent, customer)).toBe('connected held');
    return id;
  };

  const cancelled = await consult();
  await act(cancelled, { type: 'cancel-transfer' });
  await expect.poll(() => drawn(agent, cancelled)).toBe('ended hung-up');
  await expect.poll(() => drawn(agent, customer)).toBe('connected');

  const colleague = await consult();
  await act(customer, { type: 'complete-transfer', with: colleague });
  await expect.poll(() => drawn(agent, customer)).toBe('ended transferred');
  await expect.poll(() => drawn(agent, colleague)).toBe('ended transferred');
});
