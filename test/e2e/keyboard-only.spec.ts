import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { en } from './harness/en';
import { test } from './harness/fixtures';

/** More stops than any screen of the panel has. */
const STOPS = 60;

/** Presses Tab until the control with this name has the keyboard. */
async function tabTo(panel: Page, name: string): Promise<void> {
  const control = panel
    .getByLabel(name, { exact: true })
    .or(panel.getByRole('button', { name, exact: true }));
  await control.first().waitFor();
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await control.first().evaluate((one) => one === document.activeElement)) return;
    await panel.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to “${name}”`);
}

async function press(panel: Page, name: string): Promise<void> {
  await tabTo(panel, name);
  await panel.keyboard.press('Enter');
}

test('the main job without a mouse: dial, mute, hold, ask a colleague, hang up, write, ready', async ({
  agent,
}) => {
  await agent.setSettings({ provider: 'practice', region: 'DE', afterCallSeconds: 120 });
  const panel = await agent.panels.open(await agent.context.newPage());
  const snapshot = () => agent.snapshot<Snapshot>();
  await expect.poll(async () => (await snapshot()).line.state).toBe('up');
  await panel.bringToFront();

  await tabTo(panel, en('dial_field'));
  await panel.keyboard.type('030 901820');
  await panel.keyboard.press('Enter');
  const call = async () => (await snapshot()).calls[0];
  await expect.poll(async () => (await call())?.phase).toBe('connected');

  await press(panel, en('mute'));
  await expect.poll(async () => (await call())?.muted).toBe(true);
  await press(panel, en('unmute'));
  await expect.poll(async () => (await call())?.muted).toBe(false);
  await press(panel, en('hold'));
  await expect.poll(async () => (await call())?.heldByUs).toBe(true);
  await press(panel, en('resume'));
  await expect.poll(async () => (await call())?.heldByUs).toBe(false);

  await press(panel, en('transfer'));
  await panel.keyboard.type('030 901821');
  await press(panel, en('ask_first'));
  await expect.poll(async () => (await snapshot()).calls.length).toBe(2);
  await expect
    .poll(async () => (await snapshot()).calls.map(({ phase }) => phase))
    .toEqual(['connected', 'connected']);
  await press(panel, en('complete_transfer'));

  await panel.getByRole('heading', { name: en('wrap_up_title_plain') }).waitFor();
  await tabTo(panel, en('note'));
  await panel.keyboard.type('Sent to the colleague.');
  await press(panel, en('save_ready'));
  await expect.poll(async () => (await snapshot()).wrapUps).toEqual([]);
  expect((await snapshot()).agent.duty).toBe('ready');
  expect((await snapshot()).recent.map(({ endReason }) => endReason)).toContain('transferred');
});
