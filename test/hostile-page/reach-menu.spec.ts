import { expect, test, type Page } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { until } from '../e2e/harness/targets';
import { servePages, type PageServer } from './pages';

let browser: Browser;
let server: PageServer;
let page: Page;

test.beforeEach(async () => {
  server = await servePages({ '/': '<!doctype html><p>A page</p>' });
  browser = await launchBrowser();
  page = await browser.context.newPage();
  await page.goto(server.url('/'));
  await until(async () => {
    const snapshot = await browser.snapshot<Snapshot | undefined>();
    return snapshot?.line.state === 'up' && snapshot.microphone === 'granted';
  }, 'the line');
});
test.afterEach(async () => {
  await browser.close();
  await server.close();
});

/** Chooses an entry of the context menu, as the browser hands it to the worker. */
async function choose(info: Partial<chrome.contextMenus.OnClickData>): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate((chosen) => {
    const { onClicked } = chrome.contextMenus as unknown as {
      onClicked: { dispatch(info: unknown, tab: unknown): void };
    };
    onClicked.dispatch(chosen, undefined);
  }, info);
}

const calls = async () =>
  (await browser.snapshot<Snapshot>()).calls.map((call) => call.number.replace(/\D/gu, ''));

test('both entries are there: for what is selected, and for links that dial', async () => {
  const worker = await browser.worker();
  const faults = await worker.evaluate(async () => {
    const update = (id: string) =>
      new Promise<string>((resolve) =>
        chrome.contextMenus.update(id, {}, () => resolve(chrome.runtime.lastError?.message ?? '')),
      );
    return [await update('call-selection'), await update('call-link'), await update('no-such')];
  });
  expect(faults.slice(0, 2)).toEqual(['', '']);
  expect(faults[2]).not.toBe('');
});

test('a selection is called, in a field too', async () => {
  await choose({
    menuItemId: 'call-selection',
    selectionText: ' +1 415 555 2673 ',
    editable: true,
  });
  await expect.poll(calls).toEqual(['14155552673']);
});

test('a link is called by its own number', async () => {
  await choose({ menuItemId: 'call-link', linkUrl: 'tel:%2B1-415-555-2672', selectionText: 'Ann' });
  await expect.poll(calls).toEqual(['14155552672']);
});

test('what is no number gets the panel’s own words, and nobody is called', async () => {
  await choose({ menuItemId: 'call-selection', selectionText: 'Ann Lee' });
  await expect
    .poll(async () => (await browser.snapshot<Snapshot>()).notice)
    .toMatchObject({ code: 'dial.invalid-number', about: 'Ann Lee' });
  expect(await calls()).toEqual([]);
});
