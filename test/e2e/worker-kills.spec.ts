import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import type { Browser } from './harness/browser';
import { callerCard, cardsOn, pointAt } from './harness/crm-page';
import { en } from './harness/en';
import { test } from './harness/fixtures';
import { badgeOf, callsIn, notificationsOf } from './harness/hub-view';
import { killBefore } from './harness/kill-before';
import { bothHear, LI_NA, openList, SALES } from './harness/talk';

const WRITE = 'storage.session.set';

test('F1: ten kills while dialling, ringing and talking: one INVITE, one view, audio goes on', async ({
  edward,
  world,
  customer,
}) => {
  const page = await openList(edward, world);
  const panel = await edward.panels.opened();
  const button = await pointAt(page, LI_NA.shown);
  await edward.killWorker();
  await page.mouse.click(button.x, button.y);
  await world.pbx.waitFor(({ kind, method }) => kind === 'request' && method === 'INVITE');
  await killTimes(edward, 2);

  await customer.becomes('ringing');
  await killTimes(edward, 3);
  await expect.poll(() => callsIn(edward)).toEqual(['outgoing ringing']);
  await expect(panel.getByText(en('far_end_ringing'))).toBeVisible();

  await customer.answer();
  await killTimes(edward, 2);
  await expect.poll(() => callsIn(edward)).toEqual(['outgoing connected']);
  await bothHear(edward, customer);
  await killTimes(edward, 2);
  await bothHear(edward, customer);

  expect((await edward.engine.stats()).connections).toBe(1);
  expect(world.pbx.invites().map(({ to }) => to)).toEqual([LI_NA.number]);
  await expect(panel.getByRole('button', { name: en('hang_up') })).toHaveCount(1);
  await panel.getByRole('button', { name: en('hang_up') }).click();
  await customer.becomes('idle');
  await expect.poll(() => callsIn(edward)).toEqual(['outgoing ended hung-up']);
  await expect.poll(() => recent(edward)).toEqual(['outgoing hung-up']);
});

test('F1: it rings once through kills, and is answered on the card that was there before', async ({
  edward,
  world,
  customer,
}) => {
  const page = await openList(edward, world);
  await customer.call(SALES, { number: LI_NA.number });
  await world.pbx.waitFor(({ kind, method }) => kind === 'request' && method === 'INVITE');
  await edward.killWorker();
  const card = await callerCard(page);
  await expect(card.getByRole('heading', { name: LI_NA.name })).toBeVisible();
  await killTimes(edward, 3);
  await expect.poll(() => badgeOf(edward)).toBe(en('badge_ringing'));
  await expect.poll(() => notificationsOf(edward)).toHaveLength(1);
  expect(cardsOn(page)).toEqual([card]);

  await edward.killWorker();
  await card.getByRole('button', { name: en('answer') }).click({ delay: 400 });
  await customer.becomes('talking');
  await edward.killWorker();
  await bothHear(edward, customer);
  await expect.poll(() => callsIn(edward)).toEqual(['incoming connected']);
  await expect.poll(() => notificationsOf(edward)).toEqual([]);
  await expect.poll(() => cardsOn(page)).toEqual([]);
  await expect.poll(() => recordsOf(edward)).toHaveLength(1);
});

test('F1: killed between an event and its write, hub and engine agree afterwards', async ({
  edward,
  world,
  customer,
}) => {
  const page = await openList(edward, world);
  const panel = await edward.panels.opened();
  const call = (): Promise<void> => customer.call(SALES, { number: LI_NA.number });

  await test.step('as it rings', async () => {
    await killBefore(WRITE, edward, call);
    await expect.poll(() => callsIn(edward)).toEqual(['incoming ringing']);
    await expect(panel.getByRole('heading', { name: LI_NA.name })).toBeVisible();
  });

  await test.step('as the customer gives up', async () => {
    await killBefore(WRITE, edward, () => customer.hangUp());
    await expect.poll(() => callsIn(edward)).toEqual([]);
    await expect.poll(() => recent(edward)).toEqual(['incoming missed']);
    await expect.poll(() => notificationsOf(edward)).toEqual([]);
    await expect.poll(() => cardsOn(page)).toEqual([]);
    expect((await edward.engine.stats()).connections).toBe(0);
  });

  await test.step('as the agent answers', async () => {
    await call();
    const answer = panel.getByRole('button', { name: en('answer') });
    await expect(answer).toBeVisible();
    await killBefore(WRITE, edward, () => answer.click());
    await expect.poll(() => callsIn(edward)).toEqual(['incoming connected']);
    await bothHear(edward, customer);
  });

  await test.step('as the customer hangs up', async () => {
    await killBefore(WRITE, edward, () => customer.hangUp());
    await expect.poll(() => callsIn(edward)).toEqual(['incoming ended remote-hung-up']);
    expect(await recent(edward)).toEqual(['incoming remote-hung-up', 'incoming missed']);
    expect((await edward.engine.stats()).connections).toBe(0);
  });

  await test.step('as the agent dials', async () => {
    await page.bringToFront();
    const before = world.pbx.invites().length;
    const button = await pointAt(page, LI_NA.shown);
    await killBefore(WRITE, edward, () => page.mouse.click(button.x, button.y));
    await customer.becomes('ringing');
    await expect.poll(() => callsIn(edward)).toEqual(['outgoing ringing']);
    expect(world.pbx.invites()).toHaveLength(before + 1);
  });

  await test.step('as the customer answers', async () => {
    await killBefore(WRITE, edward, () => customer.answer());
    await expect.poll(() => callsIn(edward)).toEqual(['outgoing connected']);
    await bothHear(edward, customer);
  });
});

test('F1: killed between a write and what follows from it, no sign of a ring stays or is missing', async ({
  edward,
  world,
  customer,
}) => {
  const page = await openList(edward, world);
  const panel = await edward.panels.opened();
  const rings = async (): Promise<void> => {
    await customer.call(SALES, { number: LI_NA.number });
    await callerCard(page);
    await expect.poll(() => notificationsOf(edward)).toHaveLength(1);
  };

  await rings();
  await killBefore('notifications.clear', edward, () => customer.hangUp());
  await expect.poll(() => notificationsOf(edward)).toEqual([]);
  await expect.poll(() => cardsOn(page)).toEqual([]);
  expect(await recent(edward)).toEqual(['incoming missed']);

  await rings();
  const answer = panel.getByRole('button', { name: en('answer') });
  await killBefore('notifications.clear', edward, () => answer.click());
  await expect.poll(() => notificationsOf(edward)).toEqual([]);
  await expect.poll(() => cardsOn(page)).toEqual([]);
  await expect.poll(() => recordsOf(edward)).toHaveLength(1);
  await bothHear(edward, customer);
  await recordsOf(edward)[0]?.close();
  await customer.hangUp();
  await customer.becomes('idle');

  await page.bringToFront();
  await rings();
  await killBefore('tabs.create', edward, () => answer.click());
  await expect.poll(() => recordsOf(edward)).toHaveLength(1);
  await bothHear(edward, customer);
});

async function killTimes(agent: Browser, times: number): Promise<void> {
  for (let kill = 0; kill < times; kill += 1) {
    await agent.killWorker();
    await agent.worker();
  }
}

/** The list of recent calls, newest first, each as `incoming missed`. */
async function recent(agent: Browser): Promise<readonly string[]> {
  const snapshot = await agent.snapshot<Snapshot>();
  return snapshot.recent.map(({ direction, endReason }) => `${direction} ${endReason}`);
}

/** The tabs that show the customer's record. */
function recordsOf(agent: Browser): readonly Page[] {
  return agent.context.pages().filter((tab) => tab.url().endsWith(LI_NA.path));
}
