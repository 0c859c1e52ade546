import { expect, test, type Page } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { marksIn } from './marks';
import { afresh } from './one-browser';
import { servePages, type PageServer } from './pages';
import { buttonFor, command, noButton, pointAt } from './reach-button';

const N = '+1 415 555 2001';
const body = `<p style="font: 20px serif">Phone <span id="n">${N}</span></p>
<p><a id="link" href="tel:+14155552002">+1 415 555 2002</a></p>
<input id="field" value="+1 415 555 2003">`;
const page = (head: string): string => `<!doctype html><head>${head}</head><body>${body}</body>`;

let browser: Browser;
let server: PageServer;
let opened: Page;

test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());
test.beforeEach(async () => {
  server = await servePages({
    '/plain': page(''),
    '/asks': page('<meta name="Format-Detection" content="address=no, telephone=no">'),
    '/asks-else': page('<meta name="format-detection" content="address=no">'),
  });
  opened = await afresh(browser);
});
test.afterEach(() => server.close());

test('telephone=no: text is left alone, links and fields are not, and the agent may decide', async () => {
  await opened.goto(server.url('/asks'));
  await expect.poll(() => marksIn(opened)).toEqual(['+1 415 555 2002']);
  await pointAt(opened, '#link', '+1 415 555 2002');
  await opened.locator('#field').focus();
  await opened.mouse.move(600, 600);
  await buttonFor(opened, '+1 415 555 2003');
  await browser.setSettings({ formatDetection: { [new URL(server.url('/')).origin]: 'ignore' } });
  await expect.poll(() => marksIn(opened)).toEqual([N, '+1 415 555 2002']);

  await opened.goto(server.url('/asks-else'));
  await expect.poll(() => marksIn(opened)).toEqual([N, '+1 415 555 2002']);
});

test('print: as if we were not there, also while the button is shown', async () => {
  const bare = await browser.context.newPage();
  await bare.emulateMedia({ media: 'print' });
  await bare.setContent(page(''));
  const without = await bare.screenshot();
  await bare.close();
  await opened.goto(server.url('/plain'));
  await expect.poll(() => marksIn(opened)).toContain(N);
  const onScreen = await opened.screenshot();
  await command(browser, 'next-number');
  await buttonFor(opened, N);
  await opened.emulateMedia({ media: 'print' });
  // The focus is in our host; the page's own picture has none.
  expect((await opened.screenshot()).equals(without)).toBe(true);
  expect(onScreen.equals(without)).toBe(false);
});

test('forced colours: underlined in the system’s own colour, and none in print', async () => {
  await opened.emulateMedia({ forcedColors: 'active' });
  await opened.goto(server.url('/plain'));
  await expect.poll(() => marksIn(opened)).toContain(N);
  const marked = await opened.screenshot();
  const ownColour = await opened.evaluate(() => {
    const number = document.getElementById('n') as HTMLElement;
    const { textDecorationColor } = getComputedStyle(number, '::highlight(sidetone-number)');
    const link = document.createElement('i');
    link.style.color = 'LinkText';
    document.body.append(link);
    const { color } = getComputedStyle(link);
    link.remove();
    return textDecorationColor === color;
  });
  expect(ownColour).toBe(true);
  await opened.evaluate(() => CSS.highlights.clear());
  const unmarked = await opened.screenshot();
  expect(marked.equals(unmarked)).toBe(false);
  await opened.emulateMedia({ forcedColors: 'active', media: 'print' });
  await expect.poll(() => marksIn(opened)).toContain(N);
  const line = await opened.evaluate(
    () =>
      getComputedStyle(document.getElementById('n') as HTMLElement, '::highlight(sidetone-number)')
        .textDecorationLine,
  );
  expect(line).toBe('none');
  await opened.emulateMedia({ forcedColors: 'active', media: 'screen' });
  await pointAt(opened, '#n', N);
  await opened.mouse.move(600, 600, { steps: 3 });
  await noButton(opened);
});
