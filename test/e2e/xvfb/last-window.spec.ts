import { expect, test } from '@playwright/test';
import { startWorld } from '../../../demo/world';
import { launchBrowser } from '../harness/browser';
import { Customer } from '../harness/customer';
import { en } from '../harness/en';
import { signInAsEdward } from '../harness/fixtures';
import { bothHear, dialAndTalk, openList } from '../harness/talk';
import { answerChrome, noHands } from './hands';

test.skip(noHands !== false, String(noHands));

test('with the permission to run in the background, a call outlives the last window', async () => {
  const world = await startWorld();
  const edward = await launchBrowser({
    headless: false,
    viewport: null,
    // With it Chromium never stays in the background, whatever an extension may.
    without: ['--disable-extensions'],
  });
  const customer = await Customer.open(world.customerPhone.url);
  await signInAsEdward(edward, world);
  const options = await edward.context.newPage();
  await options.goto(edward.url('options.html'));
  const stays = options.getByLabel(en('options_background'));
  await stays.check();
  await answerChrome(1);
  await expect(stays).toBeChecked();
  await options.close();
  await dialAndTalk(edward, customer, await openList(edward, world));

  for (const page of edward.context.pages()) await page.close();
  const worker = await edward.worker();
  await expect
    .poll(() => worker.evaluate(async () => (await chrome.windows.getAll()).length))
    .toBe(0);
  await bothHear(edward, customer);

  await customer.hangUp();
  await customer.becomes('idle');
  await edward.close();
  await customer.close();
  await world.stop();
});
