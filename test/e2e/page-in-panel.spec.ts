import { readFileSync } from 'node:fs';
import { expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { send, serve } from '../../demo/http';
import type { Site } from '../../demo/http';
import { startVendorWorld } from '../../demo/vendor-world';
import { VENDORS } from '../../demo/vendors';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import type { Browser } from './harness/browser';
import { launchBrowser } from './harness/browser';
import { openCrm } from './harness/crm-page';
import { en } from './harness/en';
import { callsIn, notificationsOf } from './harness/hub-view';
import { framedPage, pageTalks } from './harness/page-frame';
import { isReady } from './harness/says';
import { openWindow } from './harness/talk';

const EXAMPLE = new URL('../../gateway/softphones/example/softphone.html', import.meta.url);

const test = base.extend<{ agent: Browser; example: Site }>({
  // eslint-disable-next-line no-empty-pattern
  agent: async ({}, use) => {
    const browser = await launchBrowser();
    await use(browser);
    await browser.close();
  },
  // eslint-disable-next-line no-empty-pattern
  example: async ({}, use) => {
    const site = await serve((_asked, response) =>
      send(response, 'html', readFileSync(EXAMPLE, 'utf8')),
    );
    await use(site);
    await site.stop();
  },
});

const button = (panel: Page, name: string) => panel.getByRole('button', { name, exact: true });
const warning = (panel: Page) => panel.getByText(en('page_in_panel_warning'));

test('the page in the panel: a call in it, closed with the panel and said so, and up again', async ({
  agent,
  example,
}) => {
  await agent.setSettings({
    provider: 'hosted',
    hostedUrl: `${example.url}/`,
    hostedPlace: 'panel',
  });
  const page = agent.context.pages()[0] ?? (await agent.context.newPage());
  await page.goto(`${example.url}/`);
  await expect.poll(() => fault(agent), { message: 'no panel, no line' }).toBe('panel-closed');

  const panel = await agent.panels.open(page);
  await isReady(panel);
  await expect(warning(panel)).toBeVisible();
  await expect((await framedPage(panel)).getByRole('heading')).toBeVisible();

  const second = await openWindow(agent, `${example.url}/second`);
  await agent.panels.click(second);
  await test.step('another window says where the page is, and frames none', async () => {
    const other = (await agent.panels.all(2)).find((one) => one.frames().length === 1);
    if (!other) throw new Error('both panels frame the page');
    await expect(other.getByText(en('page_elsewhere'))).toBeVisible();
    await isReady(other);
    await button(other, en('page_elsewhere_show')).click();
    await second.close();
  });

  await test.step('a call comes in, is answered, and both hear each other', async () => {
    await button(panel, en('ring_me')).click();
    await button(panel, en('answer')).click();
    await expect(button(panel, en('hang_up'))).toBeVisible();
    await pageTalks(panel);
    await expect((await framedPage(panel)).getByText('Call connected')).toBeVisible();
    // The two speak by a port of their own: the worker is of no use for it any more.
    await agent.killWorker();
    await button(panel, en('mute')).click();
    await expect(button(panel, en('unmute'))).toBeVisible();
  });

  await test.step('the panel is closed: the call is cut, the line is down, and that is said', async () => {
    await agent.panels.close();
    await expect.poll(() => fault(agent)).toBe('panel-closed');
    await expect.poll(() => callsIn(agent)).toEqual(['incoming ended cut']);
    await expect.poll(() => notificationsOf(agent)).toEqual(['off-line']);
  });

  await test.step('opened again: how it ended, and the line is up', async () => {
    const again = await agent.panels.open(page);
    await expect(again.getByText(en('notice_ended_cut'), { exact: true })).toBeVisible();
    await button(again, en('done')).click();
    await isReady(again);
    await expect.poll(() => notificationsOf(agent)).toEqual([]);
  });

  await test.step('back behind the panel: the line outlives it', async () => {
    await agent.setSettings({ hostedPlace: 'engine' });
    const last = await agent.panels.opened();
    await expect(warning(last)).toBeHidden();
    await isReady(last);
    await agent.panels.close();
    await expect.poll(async () => (await agent.snapshot<Snapshot>()).line.state).toBe('up');
  });
});

test('Aliyun CCC’s own workbench stands in the panel, and its calls go by ours', async ({
  agent,
}) => {
  const world = await startVendorWorld(VENDORS['aliyun-ccc']);
  try {
    await agent.setSettings({ ...world.settings, hostedPlace: 'panel' });
    const page = agent.context.pages()[0] ?? (await agent.context.newPage());
    await openCrm(page, world.crm.url);
    const panel = await agent.panels.open(page);
    await button(panel, en('sign_in')).click();
    await agent.signInAt({ name: 'Edward', password: '1234' });
    await isReady(panel);
    const workbench = await framedPage(panel);
    await expect(workbench.getByText('空闲')).toBeVisible();

    world.company.ring();
    await button(panel, en('answer')).click();
    await expect(workbench.getByText('通话中')).toBeVisible();
    await pageTalks(panel);
    await agent.panels.close();
    await expect.poll(() => callsIn(agent)).toEqual(['incoming ended cut']);
    world.company.farHangsUp();

    const again = await agent.panels.open(page);
    await button(again, en('save_ready'))
      .or(button(again, en('done')))
      .first()
      .click();
    await isReady(again);
    await expect((await framedPage(again)).getByText('空闲')).toBeVisible();
  } finally {
    await world.stop();
  }
});

async function fault(agent: Browser): Promise<string | undefined> {
  const { line } = await agent.snapshot<Snapshot>();
  return line.state === 'down' ? line.fault : undefined;
}
