import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startWorld } from '../../demo/world';
import type { World } from '../../demo/world';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { clickNumber } from './harness/crm-page';
import { en } from './harness/en';
import { dial, isReady, says } from './harness/says';
import { LI_NA, openList } from './harness/talk';

type Answer = 'granted' | 'denied' | 'prompt';

/** What the person would answer to the browser's question, at any time. */
async function answer(agent: Browser, setting: Answer): Promise<void> {
  await agent.cdp.send('Browser.setPermission', {
    permission: { name: 'microphone' },
    setting,
    origin: `chrome-extension://${agent.extensionId}`,
  });
}

test.describe('F11: the microphone', () => {
  let world: World;
  let agent: Browser;
  let panel: Page;
  let crm: Page;

  test.beforeEach(async () => {
    world = await startWorld();
    agent = await launchBrowser({ microphone: false });
    await agent.setSettings(world.settings);
    crm = await openList(agent, world);
    panel = await agent.panels.open(crm);
    await panel.getByRole('button', { name: en('sign_in'), exact: true }).click();
    await agent.signInAt({ name: 'Edward', password: '1234' });
    await expect(panel.getByText('Edward Chen').first()).toBeVisible();
    await expect.poll(() => world.pbx.registrations('edward')).toHaveLength(1);
    await panel.evaluate(() => Object.assign(window, { sameDocument: true }));
  });
  test.afterEach(async () => {
    await agent.close();
    await world.stop();
  });

  test('F11: never asked for: a click dials nothing and says so; one permission makes it ready', async () => {
    await expect(panel.getByText(en('step_microphone_about'))).toBeVisible();
    await clickNumber(crm, LI_NA.shown);
    await says(panel, 'notice_dial_microphone_not_asked');
    expect(world.pbx.invites()).toEqual([]);

    const tab = agent.context.waitForEvent('page');
    await panel.getByRole('button', { name: en('microphone_allow') }).click();
    const asking = await tab;
    await expect(asking.getByRole('heading', { name: en('microphone_title') })).toBeVisible();
    const closed = asking.waitForEvent('close');
    await answer(agent, 'granted');
    await expect(asking.getByText(en('microphone_granted'))).toBeVisible();
    await closed;

    await readyInTheSameDocument();
    await dial(panel, LI_NA.number);
    await expect.poll(() => world.pbx.invites().map(({ to }) => to)).toEqual([LI_NA.number]);
  });

  test('F11: denied: a click dials nothing, and the tab shows how to allow it', async () => {
    await answer(agent, 'denied');
    await expect(panel.getByText(en('step_microphone_denied'))).toBeVisible();
    await clickNumber(crm, LI_NA.shown);
    await says(panel, 'notice_dial_no_microphone');
    expect(world.pbx.invites()).toEqual([]);

    const tab = agent.context.waitForEvent('page');
    await panel.getByRole('button', { name: en('step_microphone_show') }).click();
    const showing = await tab;
    for (const step of [
      'microphone_denied',
      'microphone_denied_1',
      'microphone_denied_2',
    ] as const) {
      await expect(showing.getByText(en(step))).toBeVisible();
    }
    await answer(agent, 'granted');
    await readyInTheSameDocument();
  });

  test('F11: taken away while ready: set-up again, and no call goes out', async () => {
    await answer(agent, 'granted');
    await readyInTheSameDocument();
    await answer(agent, 'denied');
    await expect(panel.getByText(en('step_microphone_denied'))).toBeVisible();
    await clickNumber(crm, LI_NA.shown);
    await says(panel, 'notice_dial_no_microphone');
    expect(world.pbx.invites()).toEqual([]);
  });

  async function readyInTheSameDocument(): Promise<void> {
    await isReady(panel);
    expect(await panel.evaluate(() => 'sameDocument' in window)).toBe(true);
  }
});
