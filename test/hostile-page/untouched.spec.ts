import { expect, test } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { marksIn, placeOf } from './marks';
import { servePages, WATCHED_HEAD, type PageServer } from './pages';

const CRM = `<!doctype html><html lang="en"><head><title>Customers</title>${WATCHED_HEAD}</head><body>
<h1>Customers</h1>
<table><tr><th>Name</th><th>Phone</th></tr>
<tr><td><a href="/c/1">Ann Lee</a></td><td id="plain">+1 415 555 2671</td></tr>
<tr><td><a href="/c/2">Bo Chen</a></td><td>+86 <b>138</b> <span>0013</span> 8000</td></tr>
<tr><td><a href="/c/3">Eva Roth</a></td><td><a id="tel" href="tel:+4930901820">Call</a></td></tr></table>
<p>Created 2024-03-05 10:11, order SO-20240305-5384, 10.20.30.40, $4,155,552,671.00</p>
<p contenteditable>+1 415 555 2672</p>
<textarea>+1 415 555 2673</textarea><input id="field" value="+1 415 555 2674">
<style>p::after { content: "+1 415 555 2675" }</style></body></html>`;

/** Renders as React does: keeps its text nodes, and writes into them. */
const RENDERING = `<!doctype html><html><head>${WATCHED_HEAD}</head><body><div id="root"></div><script>
  window.errors = [];
  addEventListener('error', (event) => errors.push(event.message));
  const root = document.getElementById('root');
  const rows = Array.from({ length: 20 }, () => {
    const row = document.createElement('div');
    const text = document.createTextNode('');
    row.append(document.createTextNode('Phone: '), text);
    root.append(row);
    return { row, text };
  });
  window.number = (row, turn) => '+1 415 555 ' + String(2000 + ((row * 37 + turn * 11) % 7000));
  window.render = (turn) => rows.forEach(({ row, text }, index) => {
    if (turn % 5 === 0) { root.removeChild(row); root.insertBefore(row, root.children[index] ?? null); }
    text.data = number(index, turn);
  });
  render(1);
</script></body></html>`;

let browser: Browser;
let server: PageServer;

test.beforeAll(async () => {
  server = await servePages({ '/crm': CRM, '/rendering': RENDERING });
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await browser.close();
  await server.close();
});

test('the page is the same before and after scanning, but for one host beside the body', async () => {
  const page = await browser.context.newPage();
  await page.goto(server.url('/crm'));
  await expect.poll(() => marksIn(page)).toEqual(['+1 415 555 2671', '+86 138 0013 8000', 'Call']);
  expect(await page.evaluate('window.changes')).toEqual([]);
  expect(await page.evaluate('window.serialised() === window.before')).toBe(true);

  const { x, y } = await placeOf(page, '#plain');
  await page.mouse.move(x, y);
  await expect.poll(() => page.evaluate('window.changes')).toEqual(['childList HTML']);
  expect(await page.evaluate('window.serialised() === window.before')).toBe(true);
  const added = await page.evaluate(() =>
    [...document.documentElement.children].map((child) => [
      child.localName,
      child.attributes.length,
      child.shadowRoot,
    ]),
  );
  expect(added.slice(2)).toEqual([['sidetone-page', 0, null]]);
  await page.close();
});

test('a page that renders again and again keeps its text, and the marks follow it', async () => {
  const page = await browser.context.newPage();
  await page.goto(server.url('/rendering'));
  await expect.poll(async () => (await marksIn(page)).length).toBe(20);
  for (let turn = 2; turn <= 200; turn += 1) await page.evaluate(`render(${turn})`);
  const expected = await page.evaluate(
    'Array.from({ length: 20 }, (_, row) => number(row, 200)).sort()',
  );
  await expect.poll(() => marksIn(page)).toEqual(expected);
  expect(await page.evaluate('window.errors')).toEqual([]);
  await page.close();
});

test('marks come back when the page empties the highlight registry', async () => {
  const page = await browser.context.newPage();
  await page.goto(server.url('/crm'));
  await expect.poll(async () => (await marksIn(page)).length).toBe(3);
  await page.evaluate(() => CSS.highlights.clear());
  await expect.poll(async () => (await marksIn(page)).length).toBe(3);
  await page.evaluate(() => CSS.highlights.get('sidetone-number')?.clear());
  await expect.poll(async () => (await marksIn(page)).length).toBe(3);
  await page.close();
});
