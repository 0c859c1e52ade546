import { test as base } from '@playwright/test';
import { startWorld } from '../../../demo/world';
import type { World } from '../../../demo/world';
import { launchBrowser } from './browser';
import type { Browser } from './browser';
import { openCrm } from './crm-page';
import { Customer } from './customer';

/** The parts a test may ask for; each is started only for tests that name it. */
type Parts = {
  readonly world: World;
  /** Chromium with the extension, on the practice line. */
  readonly agent: Browser;
  /** The same, signed in as Edward with the SIP line up. */
  readonly edward: Browser;
  readonly customer: Customer;
};

export const test = base.extend<Parts>({
  // Playwright reads the first parameter's pattern, also where it is empty.
  // eslint-disable-next-line no-empty-pattern
  world: async ({}, use) => {
    const world = await startWorld();
    await use(world);
    await world.stop();
  },
  // eslint-disable-next-line no-empty-pattern
  agent: async ({}, use) => {
    const browser = await launchBrowser();
    await use(browser);
    await browser.close();
  },
  edward: async ({ agent, world }, use) => {
    await signInAsEdward(agent, world);
    await use(agent);
  },
  customer: async ({ world }, use) => {
    const customer = await Customer.open(world.customerPhone.url);
    await use(customer);
    await customer.close();
  },
});

/** From a fresh browser to a line that is up, through the panel and the sign-in window. */
export async function signInAsEdward(browser: Browser, world: World): Promise<void> {
  await browser.setSettings(world.settings);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await openCrm(page, world.crm.url);
  const panel = await browser.panels.open(page);
  await panel.getByRole('button', { name: 'Sign in', exact: true }).click();
  await browser.signInAt({ name: 'Edward', password: '1234' });
  await panel.getByText('Ready', { exact: true }).first().waitFor();
}
