import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { HistoryPage } from '../../lib/snapshot/history';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { askHub } from './harness/ask-hub';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { test } from './harness/fixtures';
import { callsIn } from './harness/hub-view';
import { filesUnder, filesWith } from './harness/left-on-disk';
import { isReady } from './harness/says';
import { storedRows } from './harness/stored';
import type { StoredRow } from './harness/stored';

const NUMBER = '+4930901820401';
/** The same number without its country, as people write it. */
const NATIONAL = '030 / 901820-401';
const NOTE = 'Zebra: wants the blue one';

test('a call is remembered, found, and amended; nothing of it lies readable on the disk', async ({
  agent,
}) => {
  const panel = await panelOf(agent);
  await test.step('a call and its note', async () => {
    await talk(agent, panel, NUMBER);
    const [wrapUp] = (await agent.snapshot<Snapshot>()).wrapUps;
    expect(wrapUp?.number).toBe(NUMBER);
    const call = wrapUp?.call ?? '';
    await askHub(panel, 'wrap-up.note', { call, note: NOTE });
    expect(await askHub(panel, 'wrap-up.save', { call, ready: true })).toMatchObject({ ok: true });
  });

  await test.step('found by number and by note, once, also by the next worker', async () => {
    await expect.poll(() => found(panel, '')).toEqual([`outgoing ${NUMBER} ${NOTE}`]);
    await agent.killWorker();
    for (const text of [NATIONAL, '4930901', 'zebra blue', NUMBER]) {
      expect(await found(panel, text), text).toHaveLength(1);
    }
    expect(await found(panel, 'giraffe')).toEqual([]);
    const day = await askHub(panel, 'day.figures', {});
    expect(day).toMatchObject({ outgoing: 1, incoming: 0, missed: 0 });
    expect(day.talked).toBeGreaterThan(0);
  });

  await test.step('the rows say nothing', async () => {
    const raw = await storedRows(agent);
    expect(raw['history']).toHaveLength(1);
    const all = JSON.stringify(raw);
    for (const secret of [NUMBER, NUMBER.slice(3), NOTE, 'Zebra'])
      expect(all).not.toContain(secret);
  });

  await test.step('after sign-out nobody finds it, and nothing is left', async () => {
    await askHub(panel, 'sign-out', {});
    expect(await found(panel, '')).toEqual([]);
    expect(await historyRows(agent)).toEqual([]);
    expect(JSON.stringify(await agent.snapshot())).not.toContain(NUMBER.slice(3));
    await expect
      .poll(async () => (await agent.snapshot<Snapshot>()).line.state, 'on line again')
      .toBe('up');
    await talk(agent, panel, '+4940555000222');
    await expect.poll(() => found(panel, '')).toEqual(['outgoing +4940555000222']);
  });
});

test('the history ends with the browser: its files do not tell it, and the next start deletes it', async () => {
  const before = await launchBrowser();
  const panel = await panelOf(before);
  await talk(before, panel, NUMBER);
  await expect.poll(() => found(panel, '')).toHaveLength(1);
  const [row] = await historyRows(before);
  const key = await keyBytes(before);
  await before.quit();
  const files = filesUnder(before.profile);
  expect(filesWith(files, row?.id ?? 'no row'), 'the row to be looked into').not.toEqual([]);
  for (const secret of [NUMBER, NUMBER.slice(3), Buffer.from(key), key.join(',')]) {
    expect(filesWith(files, secret)).toEqual([]);
  }

  const after = await launchBrowser({ profile: before.profile });
  try {
    const again = await panelOf(after);
    expect(await found(again, '')).toEqual([]);
    expect(await historyRows(after)).toEqual([]);
  } finally {
    await after.close();
  }
});

test('0 days: no call is remembered, and what was goes', async ({ agent }) => {
  const panel = await panelOf(agent);
  await talk(agent, panel, NUMBER);
  await expect.poll(() => found(panel, '')).toHaveLength(1);
  await agent.setSettings({ historyDays: 0 });
  await expect.poll(() => historyRows(agent)).toEqual([]);
  await talk(agent, panel, NUMBER);
  expect(await found(panel, '')).toEqual([]);
  expect(await historyRows(agent)).toEqual([]);
});

async function panelOf(agent: Browser): Promise<Page> {
  const page = agent.context.pages()[0] ?? (await agent.context.newPage());
  await page.goto(agent.url('options.html'));
  const panel = await agent.panels.open(page);
  await isReady(panel);
  return panel;
}

/** A call on the practice line, which answers by itself, and its end. */
async function talk(agent: Browser, panel: Page, number: string): Promise<void> {
  await askHub(panel, 'dial.number', { id: crypto.randomUUID(), text: number });
  await expect.poll(() => callsIn(agent)).toEqual(['outgoing connected']);
  const call = (await agent.snapshot<Snapshot>()).calls[0]?.id ?? '';
  await askHub(panel, 'call.act', { call, action: { type: 'hang-up' } });
  await expect.poll(() => callsIn(agent)).toEqual(['outgoing ended hung-up']);
}

/** The history as the panel is told it, newest first: `outgoing +49… note`. */
async function found(panel: Page, text: string): Promise<readonly string[]> {
  const page: HistoryPage = await askHub(panel, 'history.find', { text });
  return page.records.map(({ direction, number, note }) =>
    [direction, number, note].filter(Boolean).join(' '),
  );
}

async function historyRows(agent: Browser): Promise<readonly StoredRow[]> {
  const { history = [] } = await storedRows(agent);
  return history;
}

/** The history's secret, which the browser keeps in its memory alone. */
async function keyBytes(agent: Browser): Promise<readonly number[]> {
  const worker = await agent.worker();
  const { 'history-key': key } = await worker.evaluate(() =>
    chrome.storage.session.get('history-key'),
  );
  const { secret } = key as { secret: readonly number[] };
  expect(secret).toHaveLength(32);
  return secret;
}
