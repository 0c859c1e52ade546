import { expect, test, type Page } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { marksIn, placeOf } from './marks';
import { afresh } from './one-browser';
import { servePages, type PageServer } from './pages';
import { buttonFor, buttonIn, clickButton, noButton, wishes } from './reach-button';

const PAGE = `<!doctype html><body style="margin: 20px">
<p id="line">Call <span id="one">+1 415 555 2001</span> or <span id="two">+1 415 555 2002</span> today</p>
<x-closed id="closed"></x-closed>
<p id="unmarked">ref 4155552003 9 x</p>
<div id="box" tabindex="0"><b>Ann Lee</b> <i id="boxed">+1 415 555 2005</i></div>
<script>
  customElements.define('x-closed', class extends HTMLElement {
    constructor() {
      super();
      const root = this.attachShadow({ mode: 'closed' });
      root.innerHTML = '<p>Shadow <span>+1 415 555 2004</span></p>';
      window.root = root;
    }
  });
  window.select = (node, from, other, to) => getSelection().setBaseAndExtent(node, from, other, to);
  window.text = (id) => document.getElementById(id).firstChild;
</script></body>`;

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
  await expect.poll(async () => (await marksIn(page)).length).toBeGreaterThanOrEqual(4);
});
test.afterEach(() => server.close());

const selected = () => page.evaluate('getSelection().toString()');

test('a caret in a number, and a selection of a part of it: the button; both stay as they are', async () => {
  await page.evaluate('select(text("one"), 4, text("one"), 4)');
  await buttonFor(page, '+1 415 555 2001');
  await page.evaluate('select(text("line"), 2, text("one"), 6)');
  await buttonFor(page, '+1 415 555 2001');
  const before = await selected();
  await clickButton(page, await buttonFor(page, '+1 415 555 2001'));
  await expect.poll(() => wishes(browser)).toEqual(['+14155552001 seen']);
  expect(await selected()).toBe(before);
});

test('a selection over two numbers means neither, and a caret elsewhere takes the button away', async () => {
  await page.evaluate('select(text("two"), 3, text("two"), 3)');
  await buttonFor(page, '+1 415 555 2002');
  await page.evaluate('select(text("one"), 3, text("two"), 3)');
  await noButton(page);
  await page.evaluate('select(text("two"), 3, text("two"), 3)');
  await buttonFor(page, '+1 415 555 2002');
  await page.evaluate('select(text("line"), 1, text("line"), 1)');
  await noButton(page);
});

test('a selection made by hand in a closed shadow root', async () => {
  const { x, y } = await page.evaluate(() => {
    const { root } = globalThis as unknown as { root: ShadowRoot };
    const { left, top, height } = root.querySelector('span')?.getBoundingClientRect() as DOMRect;
    return { x: left, y: top + height / 2 };
  });
  await page.mouse.move(x + 2, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(x, y + 300, { steps: 3 });
  await buttonFor(page, '+1 415 555 2004');
});

test('the one number in what has the focus', async () => {
  await page.locator('#box').focus();
  await buttonFor(page, '+1 415 555 2005');
  await page.evaluate('document.activeElement.blur()');
  await noButton(page);
});

test('a selection that was not marked is left to the context menu', async () => {
  await page.evaluate('select(text("unmarked"), 4, text("unmarked"), 14)');
  const { x, y } = await placeOf(page, '#unmarked');
  await page.mouse.move(x, y + 200);
  // As long as a button needs to appear elsewhere, and longer.
  await page.waitForTimeout(400);
  expect(await buttonIn(page)).toBeNull();
});
