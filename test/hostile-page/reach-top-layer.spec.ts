import { expect, test, type Page } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { en } from '../e2e/harness/en';
import { marksIn } from './marks';
import { afresh } from './one-browser';
import { servePages, WATCHED_HEAD, type PageServer } from './pages';
import {
  buttonFor,
  buttonIn,
  clickButton,
  command,
  noButton,
  pointAt,
  wishes,
} from './reach-button';

/** A page that keeps a list of all that is done to it, and that closes on clicks elsewhere. */
const page = (body: string): string => `<!doctype html><html><head>${WATCHED_HEAD}</head><body>
<p>Outside: <span id="outside">+1 415 555 2001</span></p>${body}
<script>
  window.done = [];
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'focusin', 'focusout', 'keydown', 'close', 'cancel'])
    document.addEventListener(type, (event) => done.push(type + ' ' + event.target.localName), true);
</script></body></html>`;

const DIALOG = `<dialog id="dialog" style="width: 420px; height: 200px">
  <p>Inside: <span id="inside">+1 415 555 2002</span></p><input id="note" value="a note">
</dialog><script>
  dialog.addEventListener('click', () => dialog.close('clicked'));
</script>`;
const LIGHT = `<dialog id="dialog" closedby="any" style="padding: 0">
  <span id="inside">+1 415 555 2002</span> and a few words</dialog>`;
const POPOVER = `<div id="popover" popover style="width: 160px; height: 80px">
  <span id="inside">+1 415 555 2002</span></div>`;
const FULL = `<div id="full" style="background: #fff"><p>Inside: <span id="inside">+1 415 555 2002</span></p></div>
<script>addEventListener('keydown', (event) => event.key === 'f' && full.requestFullscreen());</script>`;

let browser: Browser;
let server: PageServer;

test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());
test.beforeEach(async () => {
  server = await servePages({
    '/dialog': page(DIALOG),
    '/light': page(LIGHT),
    '/popover': page(POPOVER),
    '/full': page(FULL),
  });
  await afresh(browser);
});
test.afterEach(() => server.close());

async function open(path: string, then?: string): Promise<Page> {
  const opened = await browser.context.newPage();
  await opened.goto(server.url(path));
  await expect.poll(() => marksIn(opened)).toContain('+1 415 555 2001');
  if (then) await opened.evaluate(then);
  await expect.poll(() => marksIn(opened)).toContain('+1 415 555 2002');
  return opened;
}

/** Points at the number and clicks its button; what the page heard of the click. */
async function clickInside(opened: Page): Promise<readonly string[]> {
  const button = await pointAt(opened, '#inside', '+1 415 555 2002');
  await opened.evaluate('done.length = 0');
  await clickButton(opened, button);
  await expect.poll(() => wishes(browser)).toEqual(['+14155552002 seen']);
  return opened.evaluate('done');
}

/** Everything but the attributes that the page itself has set by opening something. */
const changes = (opened: Page) =>
  opened.evaluate(() =>
    (globalThis as unknown as { changes: string[] }).changes.filter(
      (change) => !/^attributes (?:DIALOG|DIV)$/u.test(change),
    ),
  );

test('a modal dialog: its number is dialled by a click, and the dialog hears nothing of it', async () => {
  const opened = await open('/dialog', 'dialog.showModal(); note.focus()');
  expect(await clickInside(opened)).toEqual([]);
  expect(await opened.evaluate('dialog.open')).toBe(true);
  expect(await opened.evaluate('document.activeElement.id')).toBe('note');
  expect(await changes(opened)).toEqual(['childList HTML']);
});

test('a modal dialog: a click beside the button is the page’s own', async () => {
  const opened = await open('/dialog', 'dialog.showModal()');
  const button = await pointAt(opened, '#inside', '+1 415 555 2002');
  await opened.mouse.click(button.right + 6, button.y);
  await expect.poll(() => opened.evaluate('dialog.open')).toBe(false);
  expect(await wishes(browser)).toEqual([]);
});

test('a modal dialog: a number behind it gets no button by its own', async () => {
  const opened = await open('/dialog', 'dialog.showModal()');
  await command(browser, 'next-number');
  const button = await buttonFor(opened, '+1 415 555 2002');
  await command(browser, 'next-number');
  const sentence = en('page_number_of', '1', '1', '+1 415 555 2002');
  await expect.poll(() => buttonIn(opened)).toEqual({ ...button, sentence });
});

test('a modal dialog, by keyboard: Enter dials, Escape is not the dialog’s, then it is', async () => {
  const opened = await open('/dialog', 'dialog.showModal(); note.focus()');
  await command(browser, 'next-number');
  await buttonFor(opened, '+1 415 555 2002');
  await opened.evaluate('done.length = 0');
  await opened.keyboard.press('Escape');
  await noButton(opened);
  expect(await opened.evaluate('dialog.open')).toBe(true);
  await command(browser, 'next-number');
  await buttonFor(opened, '+1 415 555 2002');
  // The browser's own measurement of what is seen.
  await opened.waitForTimeout(300);
  await opened.keyboard.press('Enter');
  await expect.poll(() => wishes(browser)).toEqual(['+14155552002 seen']);
  expect(await opened.evaluate('done')).toEqual([]);
  expect(await opened.evaluate('document.activeElement.id')).toBe('note');
  await opened.keyboard.press('Escape');
  await opened.keyboard.press('Escape');
  expect(await opened.evaluate('dialog.open')).toBe(false);
});

test('a modal dialog, by keyboard: typing goes on in the page, and Enter is the page’s again', async () => {
  const opened = await open('/dialog', 'dialog.showModal(); note.focus()');
  await command(browser, 'next-number');
  await buttonFor(opened, '+1 415 555 2002');
  await opened.keyboard.press('x');
  await noButton(opened);
  await opened.keyboard.press('Enter');
  expect(await opened.evaluate('note.value')).toContain('x');
  expect(await wishes(browser)).toEqual([]);
});

test('A2: a button that the page has covered in the top layer is reported as not seen', async () => {
  const opened = await open('/dialog', 'dialog.showModal()');
  const button = await pointAt(opened, '#inside', '+1 415 555 2002');
  await opened.mouse.move(button.x, button.y, { steps: 3 });
  await opened.evaluate(() => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; pointer-events: none';
    document.querySelector('dialog')?.append(cover);
    cover.showPopover();
  });
  await opened.waitForTimeout(300);
  await opened.mouse.click(button.x, button.y);
  await expect.poll(() => wishes(browser)).toEqual(['+14155552002 unseen']);
});

test('a dialog that closes on a click elsewhere stays open', async () => {
  const opened = await open('/light', 'dialog.showModal()');
  expect(await clickInside(opened)).toEqual([]);
  expect(await opened.evaluate('dialog.open')).toBe(true);
});

test('a popover stays open, also where the button stands outside it', async () => {
  const opened = await open('/popover', 'popover.showPopover()');
  expect(await clickInside(opened)).toEqual([]);
  expect(await opened.evaluate('popover.matches(":popover-open")')).toBe(true);
  await opened.keyboard.press('Escape');
  expect(await opened.evaluate('popover.matches(":popover-open")')).toBe(false);
});

test('a fullscreen element: by mouse and by keyboard', async () => {
  const opened = await open('/full');
  await opened.keyboard.press('f');
  await expect.poll(() => opened.evaluate('document.fullscreenElement?.id')).toBe('full');
  expect(await clickInside(opened)).toEqual([]);
  await opened.mouse.move(5, 400);
  await noButton(opened);
  await command(browser, 'next-number');
  await buttonFor(opened, '+1 415 555 2002');
  await opened.waitForTimeout(300);
  await opened.keyboard.press('Enter');
  await expect.poll(() => wishes(browser)).toEqual(['+14155552002 seen', '+14155552002 seen']);
  expect(await changes(opened)).toEqual(['childList HTML']);
});

test('an ordinary page hears nothing of a click on the button, and keeps its focus', async () => {
  const opened = await open('/full', 'document.body.tabIndex = 0; document.body.focus()');
  expect(await clickInside(opened)).toEqual([]);
  expect(await buttonIn(opened)).not.toBeNull();
  expect(await opened.evaluate('document.activeElement.localName')).toBe('body');
});
