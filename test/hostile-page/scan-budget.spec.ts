import { expect, test } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { finderOf } from './finder-state';
import { marksIn } from './marks';
import { servePages, type PageServer } from './pages';
import { BUSY_BELOW, VIOLENT } from './scan-pages';

// Drawing these pages leaves little of a machine that is busy otherwise.
let browser: Browser;
let server: PageServer;

test.beforeAll(async () => {
  server = await servePages({ '/violent': VIOLENT, '/busy-below': BUSY_BELOW });
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
  await expect.poll(() => finderOf(browser, page), { timeout: 60_000 }).toBe('slowed');
  await expect.poll(() => marksIn(page)).toContain('+1 415 555 2600');
  expect(await page.evaluate('errors')).toEqual([]);
  await page.close();
});

test('while slowed down, what changes on screen is marked: in shadow roots, and between the probed points', async () => {
  const page = await browser.context.newPage();
  await page.goto(server.url('/busy-below'));
  await expect.poll(() => marksIn(page)).toContain('+1 415 555 2600');
  await page.evaluate('void startStorm()');
  await expect.poll(() => finderOf(browser, page), { timeout: 60_000 }).toBe('slowed');
  await page.evaluate('showInRow("+1 415 555 2601")');
  await expect.poll(() => marksIn(page)).toContain('+1 415 555 2601');
  await page.evaluate('showSmall("+1 415 555 2602")');
  await expect.poll(() => marksIn(page)).toContain('+1 415 555 2602');
  expect(await finderOf(browser, page)).toBe('slowed');
  await page.close();
});
