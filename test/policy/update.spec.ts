import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { launchBrowser } from '../e2e/harness/browser';
import type { Browser } from '../e2e/harness/browser';
import { pointAt } from '../e2e/harness/crm-page';
import { en } from '../e2e/harness/en';
import { callsIn } from '../e2e/harness/hub-view';
import { until } from '../e2e/harness/targets';
import { servePages } from '../hostile-page/pages';
import type { PageServer } from '../hostile-page/pages';
import { Company } from './harness/company';
import { mayRule } from './harness/managed-policy';

test.skip(!mayRule(), 'the policy of this machine is not ours to write');

const NUMBER = '+49 30 12345678';
const PAGE = `<!doctype html><html lang="de"><body><p>Tel. <span>${NUMBER}</span></p></body></html>`;
const POLICY = { enforced: { historyDays: 3 }, defaults: {} };

let company: Company;
let crm: PageServer;
let browser: Browser;
let page: Page;

test.beforeEach(async () => {
  company = await Company.open({ crm: ['http://crm.localhost'], services: [] });
  crm = await servePages({ '/': PAGE });
  await company.release('0.1.0', POLICY);
  company.rollOut();
  browser = await launchBrowser({ installed: true });
  page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await policyRead();
  await page.bringToFront();
  await page.goto(`http://crm.localhost:${crm.port}/`);
});

test.afterEach(async () => {
  await browser.close();
  await crm.close();
  await company.close();
});

/** Until then no call goes out. */
function policyRead(): Promise<unknown> {
  return until(async () => {
    const worker = await browser.worker();
    const managed = await worker.evaluate(() => chrome.storage.managed.get(null));
    return Object.keys(managed).length > 0;
  }, 'the policy');
}

function version(): Promise<string> {
  return until(async () => {
    const worker = await browser.worker();
    return worker.evaluate(() => chrome.runtime.getManifest().version).catch(() => undefined);
  }, 'the version');
}

/** Dials in the panel; resolves when the far end has answered. */
async function talk(): Promise<Page> {
  const panel = await browser.panels.open(page);
  await panel.getByLabel(en('dial_field')).fill(NUMBER);
  await panel.keyboard.press('Enter');
  await expect.poll(() => callsIn(browser)).toEqual(['outgoing connected']);
  return panel;
}

/** Asks the update server, as the browser does every few hours by itself. */
async function lookForUpdates(): Promise<string> {
  const worker = await browser.worker();
  return worker.evaluate(async () => (await chrome.runtime.requestUpdateCheck()).status);
}

/** Of an update that the browser has fetched. */
function hubKnows(): Promise<unknown> {
  return until(async () => {
    const worker = await browser.worker();
    const { 'hub-memory': memory } = await worker.evaluate(() => chrome.storage.session.get(null));
    return (memory as { updateReady: boolean }).updateReady || undefined;
  }, 'the hub to know of the update');
}

test('E3: an update that is served in mid-call waits; after it each number has one button', async () => {
  const panel = await talk();
  await company.release('0.2.0', POLICY);
  expect(await lookForUpdates()).toBe('update_available');
  await hubKnows();
  await browser.engine.hears();
  expect(await version()).toBe('0.1.0');
  expect(await callsIn(browser)).toEqual(['outgoing connected']);

  await panel.getByRole('button', { name: en('hang_up') }).click();
  await expect.poll(version, { timeout: 20_000 }).toBe('0.2.0');

  await pointAt(page, NUMBER);
  await expect(page.locator('sidetone-page')).toHaveCount(1);
  await talk();
});

test('E3: an update waits for the browser’s start where the company says so, and as long as it does', async () => {
  const atStart = { enforced: { historyDays: 3, updates: 'browser-start' }, defaults: {} };
  company.edit(atStart);
  await until(
    async () => {
      const worker = await browser.worker();
      const { enforced } = await worker.evaluate(() => chrome.storage.managed.get('enforced'));
      return (enforced as { updates?: string }).updates === 'browser-start';
    },
    'the edit',
    20_000,
  );
  await company.release('0.2.0', atStart);
  company.edit(atStart);
  expect(await lookForUpdates()).toBe('update_available');
  await hubKnows();
  // Nobody is signed in and no call is up; one comes, goes, and still it waits.
  const panel = await talk();
  await panel.getByRole('button', { name: en('hang_up') }).click();
  await expect.poll(() => callsIn(browser)).toEqual(['outgoing ended hung-up']);
  expect(await version()).toBe('0.1.0');

  company.edit(POLICY);
  await expect.poll(version, { timeout: 20_000 }).toBe('0.2.0');
});
