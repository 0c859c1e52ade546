import { expect, test, type Page } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { marksIn, placeOf } from './marks';
import { afresh } from './one-browser';
import { servePages, type PageServer } from './pages';
import {
  buttonFor,
  clickButton,
  command,
  noButton,
  pointAt,
  wishes,
  type Shown,
} from './reach-button';

const N = '+1 415 555 2001';
const page = (style: string, body: string): string =>
  `<!doctype html><head><style>${style}</style></head><body>${body}</body>`;
const TALL = '<div style="height: 1500px"></div>';

const PAGES = {
  '/plain': page('', `<p><span id="n">${N}</span></p>${TALL}`),
  '/zoomed': page('html { zoom: 1.75 }', `<p><span id="n">${N}</span></p>${TALL}`),
  '/body-zoomed': page('body { zoom: 0.6 }', `<p><span id="n">${N}</span></p>${TALL}`),
  '/transformed': page(
    'html { transform: translate(60px, 90px) } #box { transform: rotate(3deg) scale(1.4); margin: 90px }',
    `<div id="box"><span id="n">${N}</span></div>`,
  ),
  '/edge': page('p { text-align: right; margin: 0 }', `<p><span id="n">${N}</span></p>`),
  '/sticky': page(
    'header { position: sticky; top: 0; height: 120px; background: #ddd } main { margin-top: 200px }',
    `<header>Menu</header><main><p><span id="n">${N}</span></p>${TALL}</main>`,
  ),
  '/list': page(
    '#list { height: 200px; overflow: auto }',
    `<div id="list"><p><span id="n">${N}</span></p>${TALL}</div>`,
  ),
};

let browser: Browser;
let server: PageServer;
let opened: Page;

test.beforeAll(async () => {
  server = await servePages({ ...PAGES, '/away': '<!doctype html><p>elsewhere</p>' });
  browser = await launchBrowser({ without: ['--disable-back-forward-cache'] });
});
test.afterAll(async () => {
  await browser.close();
  await server.close();
});
test.beforeEach(async () => {
  opened = await afresh(browser);
});

async function open(path: keyof typeof PAGES): Promise<void> {
  await opened.goto(server.url(path));
  await expect.poll(() => marksIn(opened)).toEqual([N]);
}

/** Where the number is, in the same pixels as the button. */
const number = () =>
  opened.locator('#n').evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  });

function beside(button: Shown, { left, top, right, bottom }: Awaited<ReturnType<typeof number>>) {
  const gap = Math.max(button.left - right, left - button.right);
  expect(gap).toBeGreaterThanOrEqual(0);
  expect(gap).toBeLessThan(12);
  expect(button.y).toBeGreaterThan(top - 3);
  expect(button.y).toBeLessThan(bottom + 3);
  expect(button.right - button.left).toBeCloseTo(28, 0);
}

for (const path of ['/plain', '/zoomed', '/body-zoomed', '/transformed', '/edge'] as const) {
  test(`beside its number, as large as ever, and it dials: ${path}`, async () => {
    await open(path);
    const button = await pointAt(opened, '#n', N);
    beside(button, await number());
    await clickButton(opened, button);
    await expect.poll(() => wishes(browser)).toHaveLength(1);
  });
}

test('two fingers have made a part of the page larger: it stays in that part', async () => {
  await open('/edge');
  const session = await opened.context().newCDPSession(opened);
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
  await opened.evaluate('scrollTo(0, 0)');
  await session.send('Input.synthesizeScrollGesture', { x: 300, y: 300, xDistance: -900 });
  await command(browser, 'next-number');
  const button = await buttonFor(opened, N);
  // The button's place is told from the corner of that part, half of the page wide.
  expect(await opened.evaluate('visualViewport.offsetLeft')).toBeGreaterThan(100);
  expect(button.left).toBeGreaterThanOrEqual(0);
  expect(button.right).toBeLessThanOrEqual(640);
});

test('shown by the pointer it goes when the page scrolls', async () => {
  await open('/plain');
  await pointAt(opened, '#n', N);
  await opened.mouse.wheel(0, 300);
  await noButton(opened);
});

test('shown by the keyboard it follows its number, and goes when that leaves the screen', async () => {
  await open('/plain');
  await command(browser, 'next-number');
  const before = await buttonFor(opened, N);
  await opened.evaluate('scrollTo(0, 10)');
  await expect
    .poll(async () => (await buttonFor(opened, N)).top)
    .toBe(before.top - Number(await opened.evaluate('scrollY')));
  await opened.evaluate('scrollTo(0, 700)');
  await noButton(opened);
});

test('it goes when a header covers its number, and when a list has scrolled it away', async () => {
  await open('/sticky');
  await command(browser, 'next-number');
  await buttonFor(opened, N);
  await opened.evaluate('scrollBy(0, n.getBoundingClientRect().top - 50)');
  await noButton(opened);

  await open('/list');
  await command(browser, 'next-number');
  await buttonFor(opened, N);
  await opened.evaluate('list.scrollTop = 150');
  await noButton(opened);
});

test('it goes with its number: removed, hidden, or with another text', async () => {
  for (const change of [
    'n.remove()',
    'n.style.display = "none"',
    'n.firstChild.data = "+1 415 555 2099"',
    'n.parentNode.innerHTML = "nothing"',
  ]) {
    await open('/plain');
    await pointAt(opened, '#n', N);
    await opened.evaluate(change);
    await noButton(opened);
  }
});

test('A3: the number that was shown is never dialled once the text has changed', async () => {
  await open('/plain');
  const button = await pointAt(opened, '#n', N);
  await opened.mouse.move(button.x, button.y, { steps: 3 });
  await opened.waitForTimeout(300);
  // Between the press and its click: no time for anything to notice.
  await opened.evaluate(() =>
    addEventListener(
      'pointerdown',
      () => {
        const text = document.getElementById('n')?.firstChild as Text;
        text.data = '+1 900 555 2099';
      },
      true,
    ),
  );
  await opened.evaluate(() =>
    setTimeout(() => ((document.getElementById('n')?.firstChild as Text).data = '+1 900 555 2099')),
  );
  await opened.mouse.click(button.x, button.y);
  await noButton(opened);
  expect(await wishes(browser)).toEqual([]);
});

test('a page that comes back from the back/forward cache is marked, and its button dials', async () => {
  await open('/plain');
  await opened.evaluate('window.kept = true');
  await pointAt(opened, '#n', N);
  await opened.goto(server.url('/away'));
  await opened.goBack({ waitUntil: 'commit' });
  expect(await opened.evaluate('window.kept')).toBe(true);
  await expect.poll(() => marksIn(opened)).toEqual([N]);
  expect(await opened.locator('sidetone-page').count()).toBeLessThan(2);
  const { x, y } = await placeOf(opened, '#n');
  await opened.mouse.move(x, y + 200);
  await clickButton(opened, await pointAt(opened, '#n', N));
  await expect.poll(() => wishes(browser)).toEqual(['+14155552001 seen']);
});

test('a finder that comes twice into a page offers a number once', async () => {
  await open('/plain');
  const worker = await browser.worker();
  await worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const target = { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE };
    await chrome.scripting.executeScript({ target, files: ['page.js'] });
  }, opened.url());
  await pointAt(opened, '#n', N);
  const session = await browser.context.newCDPSession(opened);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const buttons = nodes.filter(({ role, ignored }) => !ignored && role?.value === 'button');
  expect(buttons.map(({ name }) => String(name?.value))).toEqual([`Call ${N}`]);
});
