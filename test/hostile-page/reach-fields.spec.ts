import { expect, test, type Page } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { until } from '../e2e/harness/targets';
import { marksIn, placeOf } from './marks';
import { afresh } from './one-browser';
import { servePages, type PageServer } from './pages';
import { buttonFor, buttonIn, clickButton, command, noButton, wishes } from './reach-button';

const PAGE = `<!doctype html><html><head><style>
  body { margin: 20px } input, textarea { display: block; margin: 8px 0 }
</style></head><body>
<p>Outside: <span id="outside">+1 415 555 2001</span></p>
<label>Phone <input id="phone" type="tel" value="+1 415 555 2002"></label>
<label>Search <input id="search" type="search" value="call +1 415 555 2003 back"></label>
<label>Two <input id="two" value="+1 415 555 2004 / +1 415 555 2005"></label>
<label>None <input id="none" value="Ann Lee"></label>
<textarea id="area" rows="4" cols="40">Home: +1 415 555 2006
Office: +1 415 555 2007</textarea>
<label>Wide <input id="wide" style="width: 100%; box-sizing: border-box" value="+1 415 555 2008"></label>
<label>Secret <input id="secret" type="password" value="+1 415 555 2009"></label>
<label>Code <input id="code" autocomplete="one-time-code" value="+1 415 555 2010"></label>
<label>Card <input id="card" autocomplete="section-a cc-number" value="+1 415 555 2011"></label>
<label>Shown <input id="shown" autocomplete="current-password" value="+1 415 555 2012"></label>
<div id="editor" contenteditable>
  <p id="edited">+1 415 555 2013</p><p><a id="link" href="tel:+14155552014">call us</a></p>
</div>
<script>
  window.events = [];
  for (const type of ['input', 'change', 'blur', 'focus', 'select', 'selectionchange', 'click', 'mousedown'])
    document.addEventListener(type, (event) => events.push(type + ' ' + (event.target.id ?? '')), true);
</script></body></html>`;

let browser: Browser;
let server: PageServer;
let page: Page;

test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());
test.beforeEach(async () => {
  server = await servePages({ '/': PAGE });
  page = await afresh(browser);
  await page.goto(server.url('/'));
  await expect.poll(() => marksIn(page)).toEqual(['+1 415 555 2001']);
});
test.afterEach(() => server.close());

/** What a page can tell of a field that was touched. */
const state = (id: string) =>
  page.evaluate((which) => {
    const field = document.getElementById(which) as HTMLInputElement;
    const { value, selectionStart, selectionEnd } = field;
    return { value, selectionStart, selectionEnd, focus: document.activeElement?.id };
  }, id);

const edges = (id: string) =>
  page.evaluate((which) => {
    const { left, right, top, bottom } = document
      .getElementById(which)
      ?.getBoundingClientRect() as DOMRect;
    return { left, right, top, bottom };
  }, id);

test('a focused field: the button stands beside it, dials, and nothing in the field moves', async () => {
  await page.locator('#phone').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const button = await buttonFor(page, '+1 415 555 2002');
  const field = await edges('phone');
  expect(button.left).toBeGreaterThanOrEqual(field.right);
  const before = await state('phone');
  await page.evaluate('events.length = 0');
  await clickButton(page, button);
  await expect.poll(() => wishes(browser)).toEqual(['+14155552002 seen']);
  expect(await state('phone')).toEqual(before);
  expect(await page.evaluate('events')).toEqual([]);
});

test('it stays while the field has the focus, wherever the mouse is, and goes with the focus', async () => {
  await page.locator('#phone').focus();
  await buttonFor(page, '+1 415 555 2002');
  const { x, y } = await placeOf(page, '#outside');
  await page.mouse.move(x - 3, y);
  await page.mouse.move(x, y);
  await buttonFor(page, '+1 415 555 2001');
  await page.mouse.move(x, y + 500, { steps: 4 });
  await buttonFor(page, '+1 415 555 2002');
  await page.locator('#none').focus();
  await noButton(page);
});

test('a hovered field: a number in other words too, but not one of two', async () => {
  await page.locator('#search').hover();
  await buttonFor(page, '+1 415 555 2003');
  await page.locator('#two').hover();
  await noButton(page);
  await page.locator('#none').hover();
  expect(await buttonIn(page)).toBeNull();
});

test('a text area with several: the number that the caret is in', async () => {
  await page.locator('#area').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await buttonFor(page, '+1 415 555 2006');
  await page.keyboard.press('ArrowDown');
  await buttonFor(page, '+1 415 555 2007');
  await page.keyboard.press('Home');
  await noButton(page);
});

test('what is typed counts, and what a script writes into a field', async () => {
  await page.locator('#none').focus();
  await page.locator('#none').fill('');
  await page.keyboard.type('+14155552020');
  await buttonFor(page, '+14155552020');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await noButton(page);
  await page.evaluate('none.value = "+1 415 555 2021"');
  await page.locator('#none').hover();
  const button = await buttonFor(page, '+1 415 555 2021');
  await page.evaluate('none.value = "+1 415 555 2022"');
  await page.mouse.click(button.x, button.y);
  // The button looks after its number five times a second: it goes, or stands for the new one by now.
  await until(async () => (await buttonIn(page))?.label !== 'Call +1 415 555 2021', 'its end');
  expect((await wishes(browser)).filter((wish) => wish.startsWith('+14155552021'))).toEqual([]);
});

test('a field as wide as the page: the button stands in view and not on the value', async () => {
  await page.locator('#wide').focus();
  const button = await buttonFor(page, '+1 415 555 2008');
  const field = await edges('wide');
  expect(button.right).toBeLessThanOrEqual(1280);
  expect(button.top >= field.bottom || button.bottom <= field.top).toBe(true);
});

test('passwords, codes, cards and editors: never', async () => {
  for (const id of ['secret', 'code', 'card', 'shown', 'edited', 'link']) {
    await page.locator(`#${id}`).hover();
    await page.locator(`#${id}`).click();
    // As long as a button needs to appear elsewhere, and longer.
    await page.waitForTimeout(400);
    expect(await buttonIn(page), id).toBeNull();
  }
  expect(await wishes(browser)).toEqual([]);
  expect(await marksIn(page)).toEqual(['+1 415 555 2001']);
});

test('by keyboard: the command goes to the field’s button, Escape back into the field', async () => {
  await page.locator('#phone').focus();
  await page.keyboard.press('End');
  await buttonFor(page, '+1 415 555 2002');
  const before = await state('phone');
  await command(browser, 'next-number');
  await expect.poll(() => page.evaluate('document.activeElement.localName')).toBe('sidetone-page');
  await page.keyboard.press('Escape');
  await expect.poll(() => state('phone')).toEqual(before);
});
