import { expect, test as base } from '@playwright/test';
import { startVendorWorld } from '../../demo/vendor-world';
import type { VendorWorld } from '../../demo/vendor-world';
import { VENDORS, type Vendor } from '../../demo/vendors';
import type { Browser } from './harness/browser';
import { launchBrowser } from './harness/browser';
import { callerCard, clickNumber, openCrm } from './harness/crm-page';
import { en } from './harness/en';
import { isReady } from './harness/says';
import { LI_NA } from './harness/talk';

const NATIONAL = LI_NA.number.slice('+86'.length);
/** How each vendor is told of her number. */
const AS_TOLD: Readonly<Record<Vendor, string>> = {
  'aliyun-ccc': NATIONAL,
  'aliyun-aiccs': NATIONAL,
  'tencent-tccc': `0086${NATIONAL}`,
};

const test = base.extend<{ vendor: Vendor; world: VendorWorld; agent: Browser }>({
  vendor: ['aliyun-ccc', { option: true }],
  world: async ({ vendor }, use) => {
    const world = await startVendorWorld(vendor);
    await use(world);
    await world.stop();
  },
  agent: async ({ world }, use) => {
    const browser = await launchBrowser();
    await browser.setSettings(world.settings);
    await use(browser);
    await browser.close();
  },
});

for (const vendor of Object.keys(VENDORS) as Vendor[]) {
  test.describe(vendor, () => {
    test.use({ vendor });

    test('the main job through the gateway as it is shipped', async ({ agent, world }) => {
      const page = agent.context.pages()[0] ?? (await agent.context.newPage());
      await openCrm(page, world.crm.url);
      const panel = await agent.panels.open(page);
      await panel.getByRole('button', { name: en('sign_in'), exact: true }).click();
      await agent.signInAt({ name: 'Edward', password: '1234' });
      await isReady(panel);

      await openCrm(page, world.crm.url, LI_NA.path);
      await clickNumber(page, LI_NA.shown);
      const hangUp = panel.getByRole('button', { name: en('hang_up'), exact: true });
      await expect(panel.getByText(en('state_in_call'), { exact: true })).toBeVisible();
      expect(world.company.dialled()).toEqual([AS_TOLD[vendor]]);
      await hangUp.click();
      await panel.getByRole('button', { name: en('save_ready'), exact: true }).click();
      await isReady(panel);

      world.company.ring();
      const card = await callerCard(page);
      await card.getByRole('button', { name: en('answer') }).click({ delay: 400 });
      await expect(hangUp).toBeVisible();
      world.company.farHangsUp();
      await expect(hangUp).toHaveCount(0);
      expect(world.company.sdk?.misuses ?? []).toEqual([]);
      expect(world.gateway.log.join('\n')).not.toContain(NATIONAL);
    });
  });
}
