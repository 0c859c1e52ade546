import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { servePages } from '../hostile-page/pages';
import type { Browser } from './harness/browser';
import { test } from './harness/fixtures';
import { callsIn } from './harness/hub-view';

const NUMBER = '+49 30 901820';
const PAGE = `<!doctype html><meta charset="utf-8"><title>List</title>
<p>Office: <b id="number">${NUMBER}</b></p>
<label>Mobile <input id="field" value="call +49 171 3920000 now"></label>`;

const snapshot = (agent: Browser) => agent.snapshot<Snapshot>();

/** Presses the key in the tab that is in front, as the browser hands it to the worker. */
async function press(agent: Browser): Promise<void> {
  const worker = await agent.worker();
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const { onCommand } = chrome.commands as unknown as {
      onCommand: { dispatch(command: string, tab: unknown): void };
    };
    onCommand.dispatch('call-selection', tab);
  });
}

async function select(page: Page, what: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate((id) => {
    const found = document.getElementById(id);
    if (found instanceof HTMLInputElement) {
      found.focus();
      found.setSelectionRange(5, 20);
    } else if (found) {
      getSelection()?.selectAllChildren(found);
    }
  }, what);
}

test('the key for the selection dials what is selected, in text or a field, or says why not', async ({
  agent,
}) => {
  const server = await servePages({ '/': PAGE });
  await agent.setSettings({ provider: 'practice' });
  const page = await agent.context.newPage();
  await page.goto(server.url('/'));
  await expect.poll(async () => (await snapshot(agent)).microphone).toBe('granted');
  await expect.poll(async () => (await snapshot(agent)).line.state).toBe('up');

  await page.bringToFront();
  await press(agent);
  await expect.poll(async () => (await snapshot(agent)).notice?.code).toBe('dial.empty-number');

  await select(page, 'number');
  await press(agent);
  await expect.poll(() => callsIn(agent)).toEqual(['outgoing connected']);
  expect((await snapshot(agent)).calls[0]?.number).toBe('+4930901820');

  await test.step('during a call it asks first', async () => {
    await select(page, 'field');
    await press(agent);
    await expect
      .poll(async () => (await snapshot(agent)).question)
      .toMatchObject({ number: '+491713920000', doubts: ['in-a-call'] });
    expect(await callsIn(agent)).toEqual(['outgoing connected']);
  });

  await test.step('on a page that we may not look into it says so', async () => {
    await page.goto('about:blank');
    await press(agent);
    await expect.poll(async () => (await snapshot(agent)).notice?.code).toBe('dial.site-off');
  });
  await server.close();
});
