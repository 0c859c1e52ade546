import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { LINES } from '../../../demo/world';
import type { World } from '../../../demo/world';
import type { Browser } from './browser';
import { clickNumber, openCrm } from './crm-page';
import type { Customer } from './customer';
import { en } from './en';
import { callsIn } from './hub-view';
import { until } from './targets';

/** A customer of the demo CRM, in its list and on a page of her own. */
export const LI_NA = {
  name: '李娜',
  company: '深圳市华芯科技',
  shown: '+86 186 2100 3344',
  number: '+8618621003344',
  path: '/customers/4',
} as const;

/** The line that rings at Edward's. */
export const SALES = LINES[0].number;

/** The CRM's list in front, once the hub knows whose numbers it shows. */
export async function openList(agent: Browser, world: World): Promise<Page> {
  const page = agent.context.pages()[0] ?? (await agent.context.newPage());
  await openCrm(page, world.crm.url);
  await page.bringToFront();
  await until(async () => {
    const worker = await agent.worker();
    const stored = JSON.stringify(await worker.evaluate(() => chrome.storage.session.get(null)));
    return stored.includes(LI_NA.number);
  }, 'the numbers of the list');
  return page;
}

/** The agent dials the customer by a click in the CRM, who answers; resolves while both talk. */
export async function dialAndTalk(agent: Browser, customer: Customer, page: Page): Promise<void> {
  await clickNumber(page, LI_NA.shown);
  await customer.becomes('ringing');
  await customer.answer();
  await expect.poll(() => callsIn(agent)).toEqual(['outgoing connected']);
  await bothHear(agent, customer);
}

/** The customer calls, the agent answers in the panel; resolves while both talk. */
export async function takeCall(agent: Browser, customer: Customer): Promise<Page> {
  await customer.call(SALES, { number: LI_NA.number });
  const panel = await agent.panels.opened();
  await panel.getByRole('button', { name: en('answer') }).click();
  await customer.becomes('talking');
  await bothHear(agent, customer);
  return panel;
}

/** More packets come in, and go out, at both ends, and there is sound in those at the far end. */
export async function bothHear(agent: Browser, customer: Customer): Promise<void> {
  await Promise.all([customer.hears(), agent.engine.hears()]);
}

/** A second window of the same profile, as the menu would open it. */
export async function openWindow(agent: Browser, url: string): Promise<Page> {
  const worker = await agent.worker();
  await worker.evaluate((address) => chrome.windows.create({ url: address, focused: true }), url);
  return until(() => agent.context.pages().find((tab) => tab.url() === url), 'a second window');
}
