import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Settings } from '../../lib/policy/settings';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { askHub } from './harness/ask-hub';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { callsIn } from './harness/hub-view';
import { killBrowser } from './harness/kill-browser';
import { filesUnder, filesWith } from './harness/left-on-disk';

const NUMBER = '+4930901820';
const NOTE = 'rings back on Monday about the gr';
const FORM: Partial<Settings> = {
  dispositions: [
    { id: 'sold', label: 'Sold' },
    { id: 'later', label: 'Call again' },
  ],
  dispositionRequired: true,
};

/** On the practice line, with the panel open. */
async function start(settings: Partial<Settings>, profile?: string): Promise<[Browser, Page]> {
  const agent = await launchBrowser({ profile });
  await agent.setSettings(settings);
  const page = agent.context.pages()[0] ?? (await agent.context.newPage());
  const panel = await agent.panels.open(page);
  await expect.poll(async () => (await snapshot(agent)).line.state).toBe('up');
  await expect.poll(async () => (await snapshot(agent)).microphone).toBe('granted');
  return [agent, panel];
}

const snapshot = (agent: Browser) => agent.snapshot<Snapshot>();
const wrapUps = async (agent: Browser) => (await snapshot(agent)).wrapUps;

/** The id of a practice call that was dialled and answered. */
async function talk(agent: Browser, panel: Page): Promise<string> {
  const call = crypto.randomUUID();
  await askHub(panel, 'dial.number', { id: call, text: NUMBER });
  await expect.poll(() => callsIn(agent)).toEqual(['outgoing connected']);
  return call;
}

test('a note outlives the browser that was killed in mid-word, and lies on disk sealed', async () => {
  const [agent, panel] = await start({});
  const call = await talk(agent, panel);
  await askHub(panel, 'wrap-up.note', { call, note: NOTE });
  await killBrowser(agent);
  // The name of the place is there in clear: what is looked for would be found.
  expect(filesHolding(agent, 'outbox')).not.toEqual([]);
  expect(filesHolding(agent, NOTE)).toEqual([]);

  const [after, panelAfter] = await start({}, agent.profile);
  try {
    await expect
      .poll(() => wrapUps(after))
      .toMatchObject([{ call, number: NUMBER, note: NOTE, ended: true, recovered: true }]);

    await test.step('it can be finished, saved, and is then gone from here', async () => {
      await askHub(panelAfter, 'wrap-up.note', { call, note: `${NOTE}een one` });
      const saved = await askHub(panelAfter, 'wrap-up.save', { call, ready: true });
      expect(saved).toMatchObject({ ok: true });
      await expect.poll(() => wrapUps(after)).toEqual([]);
      await killBrowser(after);
      expect(filesHolding(after, NOTE)).toEqual([]);
    });

    const [last] = await start({}, agent.profile);
    expect(await wrapUps(last)).toEqual([]);
    await last.close();
  } finally {
    await after.close().catch(() => undefined);
  }
});

test('what the company requires keeps after-call work going until it is written', async () => {
  const [agent, panel] = await start({ ...FORM, afterCallSeconds: 1 });
  try {
    const call = await talk(agent, panel);
    await askHub(panel, 'call.act', { call, action: { type: 'hang-up' } });
    await expect
      .poll(async () => (await snapshot(agent)).notice?.code)
      .toBe('wrap-up.disposition-required');
    expect((await snapshot(agent)).agent).toMatchObject({ duty: 'after-call' });
    expect((await snapshot(agent)).agent).not.toHaveProperty('until');

    const early = await askHub(panel, 'wrap-up.save', { call, ready: true });
    expect(early).toEqual({ ok: false, error: 'disposition-required' });
    await askHub(panel, 'wrap-up.disposition', { call, disposition: 'later' });
    await askHub(panel, 'wrap-up.follow-up', { call, date: '2031-02-03' });
    expect(await wrapUps(agent)).toMatchObject([{ disposition: 'later', followUp: '2031-02-03' }]);
    const saved = await askHub(panel, 'wrap-up.save', { call, ready: true });
    expect(saved).toMatchObject({ ok: true });
    expect(await snapshot(agent)).toMatchObject({
      agent: { duty: 'ready' },
      wrapUps: [],
      notice: null,
    });
    const history = await askHub(panel, 'history.find', { text: '' });
    expect(history.records).toMatchObject([
      { id: call, disposition: 'Call again', followUp: '2031-02-03' },
    ]);
  } finally {
    await agent.close();
  }
});

const filesHolding = (agent: Browser, words: string) => filesWith(filesUnder(agent.profile), words);
