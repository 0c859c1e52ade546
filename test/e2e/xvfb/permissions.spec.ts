import { expect, test } from '@playwright/test';
import { launchBrowser } from '../harness/browser';
import type { Browser } from '../harness/browser';
import { en } from '../harness/en';
import { isReady } from '../harness/says';
import { answerChrome, noHands } from './hands';

/** How often Tab is pressed until the button that allows has the focus. */
const TO_ALLOW = { microphone: 2, extension: 1 };

let agent: Browser;

test.skip(noHands !== false, String(noHands));
test.afterEach(() => agent.close());

test('F11: Chrome’s own question, answered by keyboard, makes the phone ready', async () => {
  agent = await launchBrowser({ headless: false, viewport: null, microphone: false });
  const page = agent.context.pages()[0] ?? (await agent.context.newPage());
  const panel = await agent.panels.open(page);
  await expect(panel.getByText(en('step_microphone_about'))).toBeVisible();

  const tab = agent.context.waitForEvent('page');
  await panel.getByRole('button', { name: en('microphone_allow') }).click();
  const asking = await tab;
  await asking.getByRole('button', { name: en('microphone_allow') }).click();
  await answerChrome(TO_ALLOW.microphone);
  await expect(asking.getByText(en('microphone_granted'))).toBeVisible();
  await isReady(panel);
  await panel.getByRole('button', { name: en('ring_me') }).click();
  await panel.getByRole('button', { name: en('answer') }).click();
  await agent.engine.hears();
});

test('a site and life without a window are asked for, and granted by keyboard', async () => {
  agent = await launchBrowser({ headless: false, viewport: null });
  const options = await agent.context.newPage();
  await options.goto(agent.url('options.html'));
  const site = 'https://crm.example.com';
  await options.getByLabel(en('options_site_add')).first().fill(site);
  await options.getByRole('button', { name: en('options_site_add') }).click();
  await answerChrome(TO_ALLOW.extension);
  await expect(options.getByRole('checkbox', { name: en('options_site_on', site) })).toBeChecked();
  expect(await allowed({ origins: [`${site}/*`] })).toBe(true);
  expect(await allowed({ origins: ['https://other.example.com/*'] })).toBe(false);
  await expect
    .poll(async () => {
      const worker = await agent.worker();
      const scripts = await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts());
      return scripts.flatMap(({ matches }) => matches);
    })
    .toEqual([`${site}/*`]);

  const stays = options.getByLabel(en('options_background'));
  await stays.check();
  await answerChrome(TO_ALLOW.extension);
  await expect.poll(() => allowed({ permissions: ['background'] })).toBe(true);
  await expect(stays).toBeChecked();
});

async function allowed(wanted: chrome.permissions.Permissions): Promise<boolean> {
  const worker = await agent.worker();
  return worker.evaluate((what) => chrome.permissions.contains(what), wanted);
}
