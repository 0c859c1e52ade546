import { expect, test, type Page } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { finderOf } from '../hostile-page/finder-state';
import { marksIn } from '../hostile-page/marks';
import { servePages, type PageServer } from '../hostile-page/pages';
import { VIOLENT } from '../hostile-page/scan-pages';

let browser: Browser;
let server: PageServer;

test.beforeAll(async () => {
  server = await servePages({ '/violent': VIOLENT });
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await browser.close();
  await server.close();
});

async function resume(page: Page): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const message = { to: 'page', type: 'finder.resume', body: {} };
    if (tab?.id !== undefined) await chrome.tabs.sendMessage(tab.id, message).catch(() => null);
  }, page.url());
}

test('a page that never rests makes the finder slow down, then stop; it can be started again', async () => {
  // The sixty seconds above the budget are real; on a busy machine the page itself gets to less.
  test.setTimeout(300_000);
  const page = await browser.context.newPage();
  await page.goto(server.url('/violent'));
  await expect.poll(() => finderOf(browser, page), { timeout: 120_000 }).toBe('slowed');
  await expect.poll(() => marksIn(page)).toContain('+1 415 555 2600');
  await expect.poll(() => finderOf(browser, page), { timeout: 120_000 }).toBe('stopped');
  await expect.poll(async () => (await marksIn(page)).length).toBe(0);

  await page.evaluate('violent = false');
  await resume(page);
  await expect.poll(() => finderOf(browser, page)).toBe('running');
  await expect.poll(async () => (await marksIn(page)).length).toBeGreaterThan(100);
  expect(await page.evaluate('errors')).toEqual([]);
  await page.close();
});
