import type { Page } from '@playwright/test';
import type { Snapshot } from '../../../../lib/snapshot/snapshot';
import type { WordKey } from '../../../../lib/words';
import { startVendorWorld } from '../../../../demo/vendor-world';
import type { VendorWorld } from '../../../../demo/vendor-world';
import type { CallCentreCase } from '../../../../demo/vendors';
import { launchBrowser } from '../browser';
import type { Browser } from '../browser';
import { openCrm } from '../crm-page';
import { en } from '../en';
import { isReady } from '../says';
import { until } from '../targets';

/** A company with a vendor's call centre, its agent's browser, and what the agent does in the panel. */
export type Walk = {
  readonly world: VendorWorld;
  readonly agent: Browser;
  /** The CRM, with the panel beside it. */
  readonly crm: Page;
  readonly panel: Page;
  readonly press: (key: WordKey, ...substitutions: readonly string[]) => Promise<void>;
  readonly snapshot: () => Promise<Snapshot>;
};

/** From nothing to an agent who is ready at the vendor. */
export async function startWalk(centre: CallCentreCase): Promise<Walk> {
  const world = await startVendorWorld(centre);
  const agent = await launchBrowser();
  try {
    await agent.setSettings(world.settings);
    const crm = agent.context.pages()[0] ?? (await agent.context.newPage());
    await openCrm(crm, world.crm.url);
    const panel = await agent.panels.open(crm);
    const press: Walk['press'] = (key, ...more) =>
      panel.getByRole('button', { name: en(key, ...more), exact: true }).click({ timeout: 8_000 });
    await press('sign_in');
    await signIn(agent, world);
    await isReady(panel);
    return { world, agent, crm, panel, press, snapshot: () => agent.snapshot<Snapshot>() };
  } catch (error) {
    await agent.close();
    await world.stop();
    throw error;
  }
}

export async function endWalk({ agent, world }: Walk): Promise<void> {
  await agent.close().catch(() => undefined);
  await world.stop();
}

/** At the company's identity provider; or on the vendor's own page, where the document says so. */
async function signIn(agent: Browser, { company }: VendorWorld): Promise<void> {
  if (!company.signIn) return agent.signInAt({ name: 'Edward', password: '1234' });
  const page = await until(
    () => agent.context.pages().find((one) => one.url().includes('/oauth2/v1/auth?')),
    'the vendor’s sign-in page',
  );
  await page.getByLabel('登录名').fill(company.signIn.login);
  await page.getByLabel('密码').fill(company.signIn.password);
  await page.getByRole('button', { name: '登录' }).click();
}
