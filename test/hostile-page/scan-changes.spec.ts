import { expect, test, type Page } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { marksIn } from './marks';
import { servePages, type PageServer } from './pages';
import { BOUNDARIES, GRID, MOUNTING, NESTED } from './scan-pages';

const EDITING = `<!doctype html><html lang="en"><body><p>+1 415 555 2600</p>
<div id="editor"><p>+1 415 555 2601</p><p contenteditable="false">+1 415 555 2602</p></div>
<div role="textbox">+1 415 555 2603</div></body></html>`;

let browser: Browser;
let server: PageServer;

test.beforeAll(async () => {
  server = await servePages({
    '/boundaries': BOUNDARIES,
    '/nested': NESTED,
    '/grid': GRID,
    '/mounting': MOUNTING,
    '/editing': EDITING,
  });
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(path: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(server.url(path));
  return page;
}

test('digits of neighbouring cells, blocks and lines never join; those of one line do', async () => {
  const page = await open('/boundaries');
  const squeezed = async () =>
    (await marksIn(page)).map((text) => text.replace(/\s+/gu, ' ')).sort();
  await expect
    .poll(squeezed)
    .toEqual(['+1 415 555 2679', '+1 415 555 2680', '+1 415 555 2681', '+1 415 555 2682']);
  await page.close();
});

test('numbers in more than a thousand nested shadow roots are found', async () => {
  const page = await open('/nested');
  await expect.poll(async () => (await marksIn(page)).length).toBe(60);
  await page.close();
});

test('a grid that uses its rows again and again never shows a stale mark', async () => {
  const page = await open('/grid');
  const expected = () => page.evaluate<string[]>('expected()');
  await expect.poll(() => marksIn(page)).toEqual(await expected());
  for (const top of [4000, 90_000, 400, 123_450]) {
    await page.evaluate(`records = 0; view.scrollTop = ${top}`);
    await expect.poll(() => marksIn(page)).toEqual(await expected());
    expect(await page.evaluate('records')).toBeGreaterThan(3000);
  }
  await page.close();
});

test('rows that left the page are not kept in memory', async () => {
  const page = await open('/mounting');
  await expect.poll(async () => (await marksIn(page)).length).toBe(1);
  for (let from = 0; from < 10_000; from += 2500) {
    await page.evaluate(`mount(${from}, 2500)`);
    await expect.poll(async () => (await marksIn(page)).length).toBeGreaterThan(10);
    await page.evaluate('unmount()');
    await expect.poll(async () => (await marksIn(page)).length).toBe(1);
  }
  const session = await page.context().newCDPSession(page);
  const kept = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return page.evaluate('kept()');
  };
  await expect.poll(kept).toBeLessThan(10);
  expect(await page.evaluate('gone.length')).toBe(10_000);
  await page.close();
});

test('what becomes an editor loses its marks, and gets them back', async () => {
  const page = await open('/editing');
  const plain = ['+1 415 555 2600', '+1 415 555 2601', '+1 415 555 2602'];
  await expect.poll(() => marksIn(page)).toEqual(plain);
  const edit = (value: string) =>
    page.evaluate(
      (to) => document.getElementById('editor')?.setAttribute('contenteditable', to),
      value,
    );
  await edit('true');
  await expect.poll(() => marksIn(page)).toEqual(plain.slice(0, 1));
  await edit('false');
  await expect.poll(() => marksIn(page)).toEqual(plain);
  await edit('plaintext-only');
  await expect.poll(() => marksIn(page)).toEqual(plain.slice(0, 1));
  await page.close();
});

test('a page that replaces everything, as applications do, is read anew', async () => {
  const page = await open('/mounting');
  await expect.poll(() => marksIn(page)).toEqual(['+1 415 555 2600']);
  await page.evaluate(() => {
    history.pushState({}, '', '/next');
    const body = document.createElement('body');
    const main = document.createElement('main');
    main.textContent = 'Phone +1 415 555 2699';
    body.append(main);
    document.body.replaceWith(body);
  });
  await expect.poll(() => marksIn(page)).toEqual(['+1 415 555 2699']);
  await page.close();
});
