import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../../lib/snapshot/snapshot';
import { askHub } from './ask-hub';
import { launchBrowser } from './browser';
import type { Browser } from './browser';
import { startFailingCrms, type CrmAfterwards, type FailingCrms } from './failing-crms';
import { killBrowser } from './kill-browser';
import { startLine, type Line } from './one-line';

const NUMBER = '+4930901820';
/** So many of the agent's deeds, two calls of them, and so many ms later the browser is killed. */
const MOST_DEEDS = 14;
const LONGEST_MS = 400;
/** Everything that waits is sent by then, one call after the other, ms. */
const SENT_WITHIN_MS = 120_000;

/** A browser is asked so often, ms, so that its next deed is not long in coming. */
const OFTEN = { intervals: [100] };

/** What the agent wrote about calls, as far as the hub said that it was taken. */
type Taken = Map<string, string>;

/** What stays while browsers come and go. */
type Scene = { readonly line: Line; readonly crms: FailingCrms; readonly taken: Taken };

export type ShiftAfterwards = {
  readonly taken: ReadonlyMap<string, string>;
  readonly crms: readonly CrmAfterwards[];
};

/**
 * A shift on a SIP line, before three CRMs that fail at random, in a browser that is killed so many
 * times at random moments. Resolves when every CRM has every call, by the hub's own word.
 */
export async function killedShift(kills: number, random: () => number): Promise<ShiftAfterwards> {
  const [line, crms] = await Promise.all([startLine(), startFailingCrms()]);
  const scene: Scene = { line, crms, taken: new Map() };
  let last: Browser | undefined;
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const [agent, panel] = await begin(scene, last?.profile);
      last = agent;
      await workUntilKilled(scene, agent, panel, random);
    }
    crms.mend();
    const [agent, panel] = await begin(scene, last?.profile);
    last = agent;
    const nothing = (): void => undefined;
    await oneCall(scene, agent, panel, { change: nothing, deed: nothing });
    await askHub(panel, 'call-log.try-again', {});
    const left = async () => (await agent.snapshot<Snapshot>()).callLog.undelivered;
    await expect.poll(left, { timeout: SENT_WITHIN_MS }).toBe(0);
    return { taken: scene.taken, crms: crms.crms };
  } finally {
    await last?.close().catch(() => undefined);
    await Promise.all([crms.stop(), line.stop()]);
  }
}

async function workUntilKilled(
  scene: Scene,
  agent: Browser,
  panel: Page,
  random: () => number,
): Promise<void> {
  const moment = new AbortController();
  const reached = countdown(random() * MOST_DEEDS);
  const change = (): void => scene.crms.failAnyhow(random);
  const work = calls(moment.signal, () =>
    oneCall(scene, agent, panel, { change, deed: reached.deed }),
  );
  await Promise.race([reached.end, work]);
  await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_MS));
  moment.abort();
  await killBrowser(agent);
}

/** The next browser with the same profile: on line, let into the CRMs, and with nothing left unsaved. */
async function begin({ line, crms }: Scene, profile?: string): Promise<[Browser, Page]> {
  const agent = await launchBrowser({ profile });
  // The far end of a call that was cut has not heard of it.
  await line.customer.hangUp();
  await agent.setSettings({ ...line.settings, ...crms.settings });
  await crms.letIn(agent);
  const page = agent.context.pages()[0] ?? (await agent.context.newPage());
  const panel = await agent.panels.open(page);
  await page.goto(agent.url('options.html'));
  await page.evaluate(
    (body) => chrome.runtime.sendMessage({ to: 'hub', type: 'crm.use-key', body }),
    { name: 'http-json', key: crms.key },
  );
  await line.signIn(page);
  const snapshot = () => agent.snapshot<Snapshot>();
  const ready = async () => {
    const { microphone, line: own, crm } = await snapshot();
    return [microphone, own.state, ...crm.map(({ name, state }) => `${name} ${state}`)];
  };
  await expect
    .poll(ready, OFTEN)
    .toEqual([
      ...['granted', 'up'],
      ...['dynamics connected', 'hubspot connected', 'http-json connected'],
    ]);
  // What was found on disk is told by the time that this is answered.
  await askHub(panel, 'wrap-up.save', { call: 'none', ready: false });
  for (const { call } of (await snapshot()).wrapUps) {
    expect(await askHub(panel, 'wrap-up.save', { call, ready: true })).toMatchObject({ ok: true });
  }
  return [agent, panel];
}

type Around = { readonly change: () => void; readonly deed: () => void };

/** Dialled, written about while it goes on, hung up and saved; the kill may come at any time. */
async function oneCall(
  { line, taken }: Scene,
  agent: Browser,
  panel: Page,
  { change, deed }: Around,
): Promise<void> {
  change();
  deed();
  await line.customer.becomes('idle');
  const call = crypto.randomUUID();
  await askHub(panel, 'dial.number', { id: call, text: NUMBER });
  deed();
  const phase = async () =>
    (await agent.snapshot<Snapshot>()).calls.find(({ id }) => id === call)?.phase;
  await expect.poll(phase, OFTEN).toBe('connected');
  let note = '';
  for (const part of ['Wants the big one. ', 'Not before May. ', `The end of ${call}.`]) {
    note += part;
    await askHub(panel, 'wrap-up.note', { call, note });
    taken.set(call, note);
    deed();
  }
  await askHub(panel, 'call.act', { call, action: { type: 'hang-up' } });
  deed();
  await expect.poll(phase, OFTEN).toBe('ended');
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
