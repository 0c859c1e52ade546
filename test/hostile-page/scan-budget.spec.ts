import { expect, test } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { finderOf } from './finder-state';
import { marksIn } from './marks';
import { servePages, type PageServer } from './pages';
import { VIOLENT } from './scan-pages';

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

// `npm run soak` waits for what comes 60 s later: it stops.
test('a page that never rests makes the finder slow down, and still marks what is on screen', async () => {
  const page = await browser.context.newPage();
  await page.goto(server.url('/violent'));
  await expect.poll(() => finderOf(browser, page), { timeout: 30_000 }).toBe('slowed');
  await expect.poll(() => marksIn(page)).toContain('+1 415 555 2600');
  expect(await page.evaluate('errors')).toEqual([]);
  await page.close();
});
