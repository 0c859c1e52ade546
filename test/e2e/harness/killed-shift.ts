import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../../lib/snapshot/snapshot';
import { simulatedEspo } from '../../peers/crm/http-json/espocrm';
import type { Fault } from '../../peers/crm/server';
import { askHub } from './ask-hub';
import { launchBrowser } from './browser';
import type { Browser } from './browser';
import { killBrowser } from './kill-browser';

const NUMBER = '+4930901820';
/** How a CRM may fail and say nothing about what it has done with a call, or have done nothing. */
const MOODS: readonly (Fault | undefined)[] = [
  ...[undefined, undefined, 'lost-reply', 'lost-reply', 'failing', 'limited', 'cut'],
] as const;
/** So many of the agent's deeds, two calls of them, and so many ms later the browser is killed. */
const MOST_DEEDS = 14;
const LONGEST_MS = 400;

/** What the agent wrote about calls, as far as the hub said that it was taken. */
type Taken = Map<string, string>;

/**
 * A shift on the practice line, before a CRM that fails at random, in a browser that is killed so many
 * times at random moments. Resolves when every CRM has every call, by the hub's own word.
 */
export async function killedShift(kills: number, random: () => number) {
  const crm = simulatedEspo();
  await crm.server.start();
  const taken: Taken = new Map();
  let profile: string | undefined;
  const change = () => crm.server.break(MOODS[Math.floor(random() * MOODS.length)]);
  for (let kill = 0; kill < kills; kill += 1) {
    const [agent, panel] = await begin(crm.server.origin, profile);
    profile = agent.profile;
    const moment = new AbortController();
    const reached = countdown(random() * MOST_DEEDS);
    const work = calls(moment.signal, () => oneCall(panel, agent, taken, change, reached.deed));
    await Promise.race([reached.end, work]);
    await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_MS));
    moment.abort();
    await killBrowser(agent);
  }
  crm.server.break(undefined);
  const [agent, panel] = await begin(crm.server.origin, profile);
  const nothing = (): void => undefined;
  await oneCall(panel, agent, taken, nothing, nothing);
  await askHub(panel, 'call-log.try-again', {});
  const left = async () => (await agent.snapshot<Snapshot>()).callLog.undelivered;
  await expect.poll(left, { timeout: 30_000 }).toBe(0);
  return { crm, agent, taken };
}

/** The next browser with the same profile: set up, let into the CRM, and with nothing left unsaved. */
async function begin(origin: string, profile?: string): Promise<[Browser, Page]> {
  const agent = await launchBrowser({ profile });
  const httpJson = { kind: 'espocrm', origin: origin.replace('127.0.0.1', 'localhost') } as const;
  await agent.setSettings({
    crm: { httpJson: { ...httpJson, signIn: 'key', issuer: '', clientId: '', scope: '' } },
  });
  const page = agent.context.pages()[0] ?? (await agent.context.newPage());
  const panel = await agent.panels.open(page);
  const snapshot = () => agent.snapshot<Snapshot>();
  await expect.poll(async () => (await snapshot()).microphone).toBe('granted');
  await expect.poll(async () => (await snapshot()).line.state).toBe('up');
  await expect
    .poll(async () => (await snapshot()).crm.map(({ name }) => name))
    .toEqual(['http-json']);
  await page.goto(agent.url('options.html'));
  await page.evaluate(() =>
    chrome.runtime.sendMessage({
      to: 'hub',
      type: 'crm.use-key',
      body: { name: 'http-json', key: 'token-1' },
    }),
  );
  for (const { call } of (await snapshot()).wrapUps) {
    expect(await askHub(panel, 'wrap-up.save', { call, ready: true })).toMatchObject({ ok: true });
  }
  return [agent, panel];
}

/** Dialled, written about while it goes on, hung up and saved; the kill may come at any time. */
async function oneCall(
  panel: Page,
  agent: Browser,
  taken: Taken,
  change: () => void,
  deed: () => void,
): Promise<void> {
  change();
  deed();
  const call = crypto.randomUUID();
  await askHub(panel, 'dial.number', { id: call, text: NUMBER });
  deed();
  const phase = async () =>
    (await agent.snapshot<Snapshot>()).calls.find(({ id }) => id === call)?.phase;
  await expect.poll(phase).toBe('connected');
  let note = '';
  for (const part of ['Wants the big one. ', 'Not before May. ', `The end of ${call}.`]) {
    note += part;
    await askHub(panel, 'wrap-up.note', { call, note });
    taken.set(call, note);
    deed();
  }
  await askHub(panel, 'call.act', { call, action: { type: 'hang-up' } });
  deed();
  await expect.poll(phase).toBe('ended');
  await askHub(panel, 'wrap-up.save', { call, ready: true });
  deed();
  await askHub(panel, 'call.dismiss', { call });
}

/** Ends after so many deeds. */
function countdown(deeds: number): { readonly deed: () => void; readonly end: Promise<void> } {
  let left = deeds;
  let over = (): void => undefined;
  const end = new Promise<void>((resolve) => (over = resolve));
  const deed = (): void => {
    left -= 1;
    if (left <= 0) over();
  };
  return { deed, end };
}

/** One after the other; what a dead browser cannot do any more is no fault. */
async function calls(killed: AbortSignal, act: () => Promise<void>): Promise<void> {
  try {
    while (!killed.aborted) await act();
  } catch (cause) {
    if (!killed.aborted) throw cause;
  }
}
