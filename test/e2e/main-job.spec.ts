import { expect } from '@playwright/test';
import { callerCard, cardsOn, clickNumber } from './harness/crm-page';
import { Customer } from './harness/customer';
import { en } from './harness/en';
import { test } from './harness/fixtures';
import { badgeOf, callsIn, notificationsOf } from './harness/hub-view';
import { recordedNotifications, recordNotifications } from './harness/notifications';
import { bothHear, LI_NA, openList, SALES, takeCall } from './harness/talk';
import { until } from './harness/targets';
import { listenForTones, tonesHeard } from './harness/tones';

/** Queue and called number, as every view writes them. */
const CALLED_LINE = 'Sales · +86 21 5555 0100';

test('a click on a number in the CRM dials it, and both sides hear each other', async ({
  edward,
  world,
  customer,
}) => {
  const page = await openList(edward, world);
  await edward.panels.close();
  await clickNumber(page, LI_NA.shown);

  const panel = await edward.panels.opened();
  await expect(panel.getByRole('heading', { name: LI_NA.name })).toBeVisible();
  await customer.becomes('ringing');
  expect(world.pbx.invites().map(({ to }) => to)).toEqual([LI_NA.number]);
  await expect.poll(() => badgeOf(edward)).toBe(en('badge_in_call'));

  await customer.answer();
  await expect.poll(() => callsIn(edward)).toEqual(['outgoing connected']);
  await bothHear(edward, customer);
  expect((await edward.engine.stats()).energyIn).toBeGreaterThan(1e-5);

  await panel.getByRole('button', { name: en('hang_up') }).click();
  await customer.becomes('idle');
  await expect.poll(() => callsIn(edward)).toEqual(['outgoing ended hung-up']);
  expect(world.pbx.invites()).toHaveLength(1);
});

test('a customer calls: every view says who it is and why; the card answers', async ({
  edward,
  world,
  customer,
}) => {
  const page = await openList(edward, world);
  const panel = await edward.panels.opened();
  await recordNotifications(edward);
  await customer.call(SALES, { number: LI_NA.number });

  const card = await callerCard(page);
  const why = en('why_seen_on_page', new URL(world.crm.url).host, '');
  for (const view of [card, panel]) {
    await expect(view.getByRole('heading', { name: LI_NA.name })).toBeVisible();
    await expect(view.getByText(LI_NA.company)).toBeVisible();
    await expect(view.getByText(why)).toBeVisible();
    await expect(view.getByText(CALLED_LINE, { exact: true })).toBeVisible();
  }
  await expect.poll(() => notificationsOf(edward)).toHaveLength(1);
  const told = await recordedNotifications(edward);
  expect(told.filter(({ updated }) => !updated)).toEqual([
    {
      title: en('notification_incoming_title', LI_NA.name),
      message: `${LI_NA.company} · ${LI_NA.shown} · ${CALLED_LINE}`,
      updated: false,
    },
  ]);
  expect(await badgeOf(edward)).toBe(en('badge_ringing'));

  await card.getByRole('button', { name: en('answer') }).click({ delay: 400 });
  await customer.becomes('talking');
  const front = await until(
    () => edward.context.pages().find((tab) => tab.url().endsWith(LI_NA.path)),
    'the customer’s record',
  );
  await expect.poll(() => front.evaluate(() => document.visibilityState)).toBe('visible');
  await bothHear(edward, customer);
  await expect.poll(() => notificationsOf(edward)).toEqual([]);
  await expect.poll(() => badgeOf(edward)).toBe(en('badge_in_call'));
  await expect.poll(() => cardsOn(page)).toHaveLength(0);

  await test.step('hold, and resume', async () => {
    await panel.getByRole('button', { name: en('hold'), exact: true }).click();
    await expect.poll(() => customer.page.evaluate(() => window.phone.held)).toBe(true);
    await expect(panel.getByText(en('held_by_us'))).toBeVisible();
    await panel.getByRole('button', { name: en('resume'), exact: true }).click();
    await expect.poll(() => customer.page.evaluate(() => window.phone.held)).toBe(false);
    await bothHear(edward, customer);
  });

  await test.step('the keypad reaches the far end', async () => {
    await listenForTones(customer.page);
    await panel.getByRole('button', { name: en('keypad') }).click();
    for (const key of ['4', '2', '#']) {
      await panel.getByRole('button', { name: key, exact: true }).click();
    }
    await expect.poll(() => tonesHeard(customer.page)).toBe('42#');
  });

  await test.step('muted, the far end hears silence while packets go on', async () => {
    await panel.getByRole('button', { name: en('mute'), exact: true }).click();
    await expect(panel.getByText(en('muted_note'))).toBeVisible();
    await expect.poll(() => energyOverPackets(customer, 50)).toBeLessThan(1e-6);
    await panel.getByRole('button', { name: en('unmute'), exact: true }).click();
    await customer.hears();
  });

  await customer.hangUp();
  await expect.poll(() => callsIn(edward)).toEqual(['incoming ended remote-hung-up']);
  await expect(panel.getByText(en('notice_ended_remote_hung_up'), { exact: true })).toBeVisible();
  await expect.poll(() => badgeOf(edward)).toBe(en('badge_ready'));
  expect((await edward.engine.stats()).connections).toBe(0);
});

test('with no CRM page in front, a small window shows the card and answers', async ({
  edward,
  world,
  customer,
}) => {
  const page = await openList(edward, world);
  const other = await edward.context.newPage();
  await other.goto('about:blank');
  await customer.call(SALES, { number: LI_NA.number });

  const card = await until(
    () => edward.context.pages().find((tab) => tab.url().includes('caller-card')),
    'the small window',
  );
  await expect(card.getByRole('heading', { name: LI_NA.name })).toBeVisible();
  expect(cardsOn(page)).toEqual([]);
  const closed = card.waitForEvent('close');
  await card.getByRole('button', { name: en('answer') }).click({ delay: 400 });
  await customer.becomes('talking');
  await closed;
  await customer.hears();
});

test('a second caller is told "busy" while the agent talks, where so set', async ({
  edward,
  world,
  customer,
}) => {
  await edward.setSettings({ whileBusy: 'busy' });
  await takeCall(edward, customer);
  const second = await Customer.open(world.customerPhone.url, { user: 'customer-2' });
  await second.call(SALES, { number: '+447911123456' });

  await world.pbx.waitFor(({ kind, method, status }) => {
    return kind === 'reply' && method === 'INVITE' && status === 486;
  });
  await expect.poll(async () => (await second.events()).at(-1)?.type).toBe('ended');
  expect(await callsIn(edward)).toEqual(['incoming connected']);
  await bothHear(edward, customer);
  await second.close();
});

test('a second caller waits: a banner says who, answering holds the first', async ({
  edward,
  world,
  customer,
}) => {
  await edward.setSettings({ whileBusy: 'waiting' });
  const panel = await takeCall(edward, customer);
  const second = await Customer.open(world.customerPhone.url, { user: 'customer-2' });
  await second.call(SALES, { number: '+12025550199', name: 'Rosa Diaz' });

  const banner = panel.getByRole('region', { name: en('second_call') });
  await expect(banner.getByText('Rosa Diaz')).toBeVisible();
  await customer.hears();
  await banner.getByRole('button', { name: en('answer') }).click();
  await second.becomes('talking');
  await expect.poll(() => callsIn(edward)).toEqual(['incoming held', 'incoming connected']);
  await expect.poll(() => customer.page.evaluate(() => window.phone.held)).toBe(true);
  await second.hears();
  await expect(panel.getByRole('heading', { name: en('held_calls') })).toBeVisible();

  await second.hangUp();
  await expect.poll(() => callsIn(edward)).toEqual(['incoming held']);
  await panel.getByRole('button', { name: en('resume'), exact: true }).click();
  await customer.hears();
  await second.close();
});

/** Sound that the customer hears in the next so many packets. */
async function energyOverPackets(customer: Customer, packets: number): Promise<number> {
  const before = await customer.stats();
  const after = await until(async () => {
    const now = await customer.stats();
    return now.packetsIn - before.packetsIn >= packets && now;
  }, 'packets at the customer’s phone');
  return after.energyIn - before.energyIn;
}
