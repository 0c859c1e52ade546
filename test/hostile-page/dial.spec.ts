import { expect, test, type Page } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { drawsFor } from './draws';
import { marksIn, placeOf } from './marks';
import { heardAtHub } from './messages';
import { afresh } from './one-browser';
import { servePages, type PageServer } from './pages';
import { command } from './reach-button';

const PAGE = `<!doctype html><html><head><title>Ann Lee</title></head><body style="padding: 40px">
<h1>Ann Lee</h1><p>Phone: <span id="number">+1 415 555 2671</span></p>
<p><a id="link" href="tel:+14155552672">+1 415 555 2672</a></p></body></html>`;

let browser: Browser;
let server: PageServer;

test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());
test.beforeEach(async () => {
  server = await servePages({ '/': PAGE });
  await afresh(browser);
});
test.afterEach(() => server.close());

/** Opens the page and shows the button; resolves with the button's middle. */
async function openWithButton(): Promise<{ page: Page; button: { x: number; y: number } }> {
  const page = await browser.context.newPage();
  await page.goto(server.url('/'));
  await expect.poll(async () => (await marksIn(page)).length).toBe(2);
  const { x, y } = await placeOf(page, '#number');
  await page.mouse.move(x - 5, y);
  await page.mouse.move(x, y);
  await expect.poll(() => page.locator('sidetone-page').count()).toBe(1);
  const right = await page.locator('#number').evaluate((e) => e.getBoundingClientRect().right);
  // Time for the browser's own word that the button is seen.
  await drawsFor(page);
  return { page, button: { x: right + 18, y } };
}

const wishes = () => heardAtHub(browser, 'dial.request');

test('A1: a script on the page cannot dial, whatever it dispatches', async () => {
  const { page, button } = await openWithButton();
  await page.evaluate(({ x, y }) => {
    const host = document.querySelector('sidetone-page');
    const targets = [
      host,
      document.elementFromPoint(x, y),
      document.getElementById('link'),
      document,
    ];
    for (const target of targets) {
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        const init = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y };
        target?.dispatchEvent(new MouseEvent(type, init));
        target?.dispatchEvent(new PointerEvent(type, init));
      }
      for (const key of ['Enter', ' ']) {
        for (const type of ['keydown', 'keypress', 'keyup']) {
          target?.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
        }
      }
      if (target instanceof HTMLElement && target.id !== 'link') target.click();
      if (target instanceof HTMLElement) target.focus();
    }
    window.postMessage({ to: 'hub', type: 'dial.request', body: {} }, '*');
  }, button);
  await page.waitForTimeout(500);
  expect(await wishes()).toEqual([]);
});

test('a real click makes exactly one wish, of the number that is shown', async () => {
  const { page, button } = await openWithButton();
  await page.mouse.move(button.x, button.y, { steps: 4 });
  await page.mouse.click(button.x, button.y);
  await expect.poll(async () => (await wishes()).length).toBe(1);
  expect((await wishes())[0]?.body).toMatchObject({
    text: '+1 415 555 2671',
    e164: '+14155552671',
    certainty: 'sure',
    visible: true,
  });
  await page.waitForTimeout(300);
  expect(await wishes()).toHaveLength(1);
});

test('a button that is covered or faded is reported as not seen', async () => {
  const { page, button } = await openWithButton();
  await page.evaluate(() => {
    const cover = document.createElement('div');
    cover.style.cssText =
      'position:fixed; inset:0; z-index:2147483647; background:#fff; pointer-events:none';
    document.documentElement.append(cover);
  });
  await drawsFor(page);
  await page.mouse.click(button.x, button.y);
  await expect.poll(async () => (await wishes())[0]?.body['visible']).toBe(false);
});

test('a page that fades everything cannot have a button seen', async () => {
  const { page, button } = await openWithButton();
  await page.addStyleTag({
    content: 'html { opacity: 0.05 } sidetone-page { opacity: 0 !important }',
  });
  await drawsFor(page);
  await page.mouse.click(button.x, button.y);
  await expect.poll(async () => (await wishes())[0]?.body['visible']).toBe(false);
});

test('a plain click on a tel: link is taken over', async () => {
  const { page } = await openWithButton();
  const { x, y } = await placeOf(page, '#link');
  await page.mouse.move(x, y, { steps: 3 });
  await drawsFor(page);
  await page.mouse.click(x, y);
  await expect.poll(async () => (await wishes()).length).toBe(1);
  expect((await wishes())[0]?.body).toMatchObject({
    href: 'tel:+14155552672',
    e164: '+14155552672',
    visible: true,
  });
});

test('the hub hears what the page shows, and whose it is', async () => {
  await openWithButton();
  await expect.poll(async () => (await heardAtHub(browser, 'numbers.found')).length).toBe(1);
  expect((await heardAtHub(browser, 'numbers.found'))[0]?.body['numbers']).toEqual([
    expect.objectContaining({ e164: '+14155552671', name: 'Ann Lee', label: 'Phone' }),
    expect.objectContaining({ e164: '+14155552672', name: 'Ann Lee' }),
  ]);
});

test('next number: scrolls, shows and focuses the button; Enter dials, Escape gives back', async () => {
  const { page } = await openWithButton();
  const next = () => command(browser, 'next-number');
  const focused = () => page.evaluate(() => document.activeElement?.localName);
  await next();
  await expect.poll(focused).toBe('sidetone-page');
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('body');
  await next();
  await expect.poll(focused).toBe('sidetone-page');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await wishes()).length).toBe(1);
});
