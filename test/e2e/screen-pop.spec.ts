import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { World } from '../../demo/world';
import type { Popped } from '../../lib/hub/pop/popped';
import type { Settings } from '../../lib/policy/settings';
import type { Browser } from './harness/browser';
import { enforce } from './harness/company-policy';
import { callerCard, clickNumber } from './harness/crm-page';
import type { Customer } from './harness/customer';
import { en } from './harness/en';
import { test } from './harness/fixtures';
import { notificationsOf } from './harness/hub-view';
import { LI_NA, openList, SALES, takeCall } from './harness/talk';
import { until } from './harness/targets';

/** The address of the tab that is in front. */
async function inFront(agent: Browser): Promise<string | undefined> {
  const worker = await agent.worker();
  const [tab] = await worker.evaluate(() => chrome.tabs.query({ active: true }));
  return tab?.url;
}

/** The tabs that show the customer's record. */
const recordsOf = (agent: Browser): readonly Page[] =>
  agent.context.pages().filter((tab) => tab.url().endsWith(LI_NA.path));

async function popped(agent: Browser): Promise<readonly Popped[]> {
  const worker = await agent.worker();
  const { 'hub-memory': memory } = await worker.evaluate(() => chrome.storage.session.get(null));
  return (memory as { popped: readonly Popped[] } | undefined)?.popped ?? [];
}

function company(agent: Browser, world: World, pop: Partial<Settings>): Promise<void> {
  return enforce(agent, { ...world.settings, afterCallSeconds: 0, ...pop });
}

async function rings(agent: Browser, customer: Customer): Promise<void> {
  await customer.call(SALES, { number: LI_NA.number });
  await expect.poll(() => notificationsOf(agent)).toHaveLength(1);
}

async function ends(customer: Customer): Promise<void> {
  await customer.hangUp();
  await customer.becomes('idle');
}

test('the record comes forward on a click alone, or as it rings and not again when it is answered', async ({
  edward,
  customer,
  world,
}) => {
  const list = await openList(edward, world);

  await test.step('on a click alone', async () => {
    await company(edward, world, { screenPop: 'click' });
    const panel = await takeCall(edward, customer);
    await until(async () => (await popped(edward)).length === 1, 'the call to be dealt with');
    expect(recordsOf(edward)).toEqual([]);
    await panel.getByRole('button', { name: en('open_record') }).click();
    const [record] = await until(() => recordsOf(edward).length > 0 && recordsOf(edward), 'it');
    await expect.poll(() => inFront(edward)).toContain(LI_NA.path);
    await ends(customer);
    await record?.close();
  });

  await test.step('as it rings, once', async () => {
    await list.bringToFront();
    await company(edward, world, { screenPop: 'ring' });
    await rings(edward, customer);
    await expect.poll(() => recordsOf(edward).length).toBe(1);
    await expect.poll(() => inFront(edward)).toContain(LI_NA.path);
    await list.bringToFront();
    const panel = await edward.panels.opened();
    await panel.getByRole('button', { name: en('answer') }).click();
    await customer.becomes('talking');
    await ends(customer);
    expect(await inFront(edward)).toBe(list.url());
    expect(recordsOf(edward)).toHaveLength(1);
  });
});

test('A7: while the agent types the record waits behind, and says so', async ({
  edward,
  customer,
  world,
}) => {
  await openList(edward, world);
  const page = await edward.context.newPage();
  await page.goto(`${world.crm.url}/lab`);
  await company(edward, world, { screenPop: 'ring' });
  const field = page.getByLabel('Phone').first();
  await field.click();
  await field.fill('');
  await field.pressSequentially('Meeting with ');
  await rings(edward, customer);
  await until(() => recordsOf(edward).length > 0, 'the record');
  await field.pressSequentially('Li Na');
  expect(await field.inputValue()).toBe('Meeting with Li Na');
  expect(await inFront(edward)).toBe(page.url());
  const card = await callerCard(page);
  await expect(card.getByText(en('record_waits'))).toBeVisible();

  const panel = await edward.panels.opened();
  await panel.getByRole('button', { name: en('answer') }).click();
  await customer.becomes('talking');
  await expect(panel.getByText(en('record_waits'))).toBeVisible();
  await panel.getByRole('button', { name: en('open_record') }).click();
  await expect.poll(() => inFront(edward)).toContain(LI_NA.path);
  await expect(panel.getByText(en('record_waits'))).toHaveCount(0);
  expect(recordsOf(edward)).toHaveLength(1);
});

test('a number that is asked about has a name, and the record of whom is called comes forward', async ({
  edward,
  customer,
  world,
}) => {
  const list = await openList(edward, world);
  const record = await edward.context.newPage();
  await record.goto(`${world.crm.url}${LI_NA.path}`);
  await list.bringToFront();
  await company(edward, world, { screenPop: 'ring', confirmDial: 'always' });
  await clickNumber(list, LI_NA.shown);
  const panel = await edward.panels.opened();
  const question = panel.getByRole('dialog', { name: en('question_title') });
  await expect(question.getByRole('definition').filter({ hasText: LI_NA.name })).toBeVisible();
  expect(await inFront(edward)).toBe(list.url());
  await question.getByRole('button', { name: en('call') }).click();
  await customer.becomes('ringing');
  await expect.poll(() => inFront(edward)).toBe(record.url());
  expect(recordsOf(edward)).toHaveLength(1);
});
