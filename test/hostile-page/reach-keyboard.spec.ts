import { expect, test, type Page } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { en } from '../e2e/harness/en';
import { until } from '../e2e/harness/targets';
import { marksIn } from './marks';
import { afresh } from './one-browser';
import { servePages, type PageServer } from './pages';
import { buttonFor, buttonIn, command, noButton, wishes } from './reach-button';

const number = (last: number): string => `+1 415 555 ${last}`;
const inner = (last: number): string => `<!doctype html><p>Phone ${number(last)}</p>`;

const OUTER = (other: string): string => `<!doctype html><body>
<button id="first">First</button>
<p>${number(2001)}</p>
<div id="hidden" style="display: none">${number(2090)}</div>
<div inert>${number(2091)}</div>
<x-closed></x-closed>
<div id="list" style="height: 120px; overflow: auto"><pre style="margin: 0">${'one\n'.repeat(60)}${number(2003)}
${'two\n'.repeat(60)}</pre></div>
<a href="tel:+14155552004"><svg width="20" height="20"></svg></a>
<input value="${number(2005)}">
<iframe src="/inner"></iframe><iframe src="${other}"></iframe>
<div style="height: 3000px"></div>
<p>${number(2006)}</p>
<script>
  customElements.define('x-closed', class extends HTMLElement {
    constructor() { super(); this.attachShadow({ mode: 'closed' }).innerHTML = '<p>${number(2002)}</p>'; }
  });
  window.keys = [];
  document.addEventListener('keydown', (event) => keys.push(event.key));
</script></body>`;

let browser: Browser;
let server: PageServer;
let page: Page;

test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());
test.beforeEach(async () => {
  const pages: Record<string, string> = {
    '/inner': inner(2007),
    '/other': inner(2008),
    '/none': '<!doctype html><p>Nothing to call here, only 12 words.</p>',
  };
  server = await servePages(pages);
  pages['/'] = OUTER(server.url('/other', 'localhost'));
  page = await afresh(browser);
});
test.afterEach(() => server.close());

async function open(): Promise<void> {
  await page.goto(server.url('/'));
  for (const [frame, count] of [
    [page.mainFrame(), 3],
    [page.frames()[1], 1],
    [page.frames()[2], 1],
  ] as const) {
    await expect
      .poll(async () => frame && (await marksIn(frame)).length)
      .toBeGreaterThanOrEqual(count);
  }
}

/** In the order of the document, the top frame first. */
const ALL = [
  number(2001),
  number(2002),
  number(2003),
  '+14155552004',
  number(2005),
  number(2006),
  number(2007),
  number(2008),
];

/** What stands at the button, and where it is in its frame and on the screen. */
async function announced(text: string, place: number): Promise<void> {
  const sentence = en('page_number_of', String(place), String(ALL.length), text);
  await expect.poll(async () => (await buttonIn(page))?.sentence).toBe(sentence);
}

test('next number goes through text, closed shadow roots, scrolled lists, links, fields and frames', async () => {
  await open();
  for (const [index, text] of [...ALL, ...ALL.slice(0, 2)].entries()) {
    await command(browser, 'next-number');
    const button = await buttonFor(page, text);
    await announced(text, (index % ALL.length) + 1);
    expect(button.top, text).toBeGreaterThanOrEqual(0);
    expect(button.bottom, text).toBeLessThanOrEqual(800);
  }
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await expect.poll(() => wishes(browser)).toEqual(['+14155552002 seen']);
});

test('previous number goes the other way, from the last frame’s last number', async () => {
  await open();
  await command(browser, 'next-number');
  await buttonFor(page, number(2001));
  for (const text of [...ALL].reverse()) {
    await command(browser, 'previous-number');
    await buttonFor(page, text);
  }
});

test('the number is in view where it stands in a long list', async () => {
  await open();
  for (const text of ALL.slice(0, 3)) {
    await command(browser, 'next-number');
    await buttonFor(page, text);
  }
  const button = await buttonFor(page, number(2003));
  const list = await page.locator('#list').boundingBox();
  expect(button.y).toBeGreaterThan(list?.y ?? 0);
  expect(button.y).toBeLessThan((list?.y ?? 0) + (list?.height ?? 0));
});

test('Space dials too; Escape gives the focus back where it was, and is not the page’s', async () => {
  await open();
  await page.locator('#first').focus();
  await command(browser, 'next-number');
  await buttonFor(page, number(2001));
  await command(browser, 'next-number');
  await buttonFor(page, number(2002));
  await page.waitForTimeout(300);
  await page.keyboard.press('Space');
  await expect.poll(() => wishes(browser)).toEqual(['+14155552002 seen']);
  await page.keyboard.press('Escape');
  await noButton(page);
  expect(await page.evaluate('document.activeElement.id')).toBe('first');
  expect(await page.evaluate('keys')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await page.evaluate('keys')).toEqual(['Escape']);
});

test('Escape in another frame gives the focus back to the frame where the walk began', async () => {
  await open();
  await page.locator('#first').focus();
  await command(browser, 'previous-number');
  await buttonFor(page, number(2008));
  await page.keyboard.press('Escape');
  await noButton(page);
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('first');
});

test('Tab leaves the button, and it goes', async () => {
  await open();
  await command(browser, 'next-number');
  await buttonFor(page, number(2001));
  await page.keyboard.press('Shift+Tab');
  await noButton(page);
});

test('a page without a number says so', async () => {
  await page.goto(server.url('/none'));
  await command(browser, 'next-number');
  const session = await page.context().newCDPSession(page);
  await until(async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes.some(({ name }) => name?.value === en('page_numbers_empty'));
  }, 'the sentence');
});
