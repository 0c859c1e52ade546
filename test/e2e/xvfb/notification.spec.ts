import { expect, test } from '@playwright/test';
import { startWorld } from '../../../demo/world';
import type { World } from '../../../demo/world';
import { launchBrowser } from '../harness/browser';
import type { Browser } from '../harness/browser';
import { Customer } from '../harness/customer';
import { en } from '../harness/en';
import { signInAsEdward } from '../harness/fixtures';
import { callsIn, notificationsOf } from '../harness/hub-view';
import { bothHear, LI_NA, openList, SALES } from '../harness/talk';
import { until } from '../harness/targets';
import { clickAt, noHands, windowsOnScreen } from './hands';

/** Chrome's own notifications, drawn where the system has no service for them: 360 pixels wide. */
const NOTIFICATION_WIDTH = 360;
/** The middle of the row of buttons, from the lower edge, and of its buttons, from the left. */
const BUTTONS = { fromBottom: 28, answer: 54, decline: 158 };

let world: World;
let edward: Browser;
let customer: Customer;

test.skip(noHands !== false, String(noHands));
test.beforeEach(async () => {
  world = await startWorld();
  edward = await launchBrowser({ headless: false, viewport: null });
  await signInAsEdward(edward, world);
  await openList(edward, world);
  await edward.panels.close();
  customer = await Customer.open(world.customerPhone.url);
});
test.afterEach(async () => {
  await customer.close();
  await edward.close();
  await world.stop();
});

test('the notification’s button answers a call, and opens the panel', async () => {
  await customer.call(SALES, { number: LI_NA.number });
  await clickButton('answer');
  await customer.becomes('talking');
  await bothHear(edward, customer);
  expect(await callsIn(edward)).toEqual(['incoming connected']);
  await expect.poll(() => notificationsOf(edward)).toEqual([]);
  const panel = await edward.panels.opened();
  await expect(panel.getByRole('heading', { name: LI_NA.name })).toBeVisible();
  await panel.getByRole('button', { name: en('hang_up') }).click();
  await customer.becomes('idle');
});

test('the notification’s other button declines, and the caller hears so', async () => {
  await customer.call(SALES, { number: LI_NA.number });
  await clickButton('decline');
  await expect
    .poll(async () => (await customer.events()).at(-1))
    .toMatchObject({ type: 'ended', byUs: false });
  await expect.poll(() => notificationsOf(edward)).toEqual([]);
  expect(world.pbx.invites()).toHaveLength(1);
  expect(await edward.panels.count()).toBe(0);
});

async function clickButton(button: 'answer' | 'decline'): Promise<void> {
  const shown = await until(
    () => windowsOnScreen().find(({ width }) => width === NOTIFICATION_WIDTH),
    'the notification on the screen',
  );
  // It slides in; where it stands still is where it is clicked.
  const still = await until(async () => {
    const before = windowsOnScreen().find(({ width }) => width === shown.width);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const now = windowsOnScreen().find(({ width }) => width === shown.width);
    return now !== undefined && before?.y === now.y && before.height === now.height && now;
  }, 'the notification to stand still');
  clickAt(still.x + BUTTONS[button], still.y + still.height - BUTTONS.fromBottom);
}
