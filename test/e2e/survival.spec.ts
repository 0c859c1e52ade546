import { expect } from '@playwright/test';
import { en } from './harness/en';
import { test } from './harness/fixtures';
import { badgeOf, callsIn } from './harness/hub-view';
import { bothHear, dialAndTalk, LI_NA, openList, openWindow } from './harness/talk';

test('F2: the call goes on when panel and CRM page are closed, and every new view shows it', async ({
  edward,
  world,
  customer,
}) => {
  const page = await openList(edward, world);
  await dialAndTalk(edward, customer, page);
  const [call] = (await edward.snapshot<{ calls: { id: string }[] }>()).calls;

  await test.step('the panel is closed', async () => {
    await edward.panels.close();
    await bothHear(edward, customer);
    expect(await badgeOf(edward)).toBe(en('badge_in_call'));
  });

  await test.step('the panel is opened again: the same call', async () => {
    const panel = await edward.panels.open(page);
    await expect(panel.getByRole('heading', { name: LI_NA.name })).toBeVisible();
    await expect(panel.getByRole('button', { name: en('hang_up') })).toHaveCount(1);
    await bothHear(edward, customer);
  });

  await test.step('the CRM page is reloaded, and the number is found again', async () => {
    await page.reload();
    await openList(edward, world);
    await bothHear(edward, customer);
  });

  await test.step('a second window opens a panel of its own', async () => {
    const second = await openWindow(edward, `${world.crm.url}/lab`);
    await edward.panels.click(second);
    const panels = await edward.panels.all(2);
    for (const panel of panels) {
      await expect(panel.getByRole('heading', { name: LI_NA.name })).toBeVisible();
    }
    await bothHear(edward, customer);
  });

  await test.step('the tab that dialled is closed', async () => {
    await page.close();
    await bothHear(edward, customer);
  });

  expect(await callsIn(edward)).toEqual(['outgoing connected']);
  expect((await edward.snapshot<{ calls: { id: string }[] }>()).calls[0]?.id).toBe(call?.id);
  expect(world.pbx.invites()).toHaveLength(1);
  await customer.hangUp();
  await expect.poll(() => callsIn(edward)).toEqual(['outgoing ended remote-hung-up']);
});
