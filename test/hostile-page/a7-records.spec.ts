import { expect, test } from '@playwright/test';
import { enforce } from '../e2e/harness/company-policy';
import { en } from '../e2e/harness/en';
import { callsIn } from '../e2e/harness/hub-view';
import { openStage } from '../e2e/harness/stage';
import type { Stage } from '../e2e/harness/stage';
import { SALES } from '../e2e/harness/talk';
import { until } from '../e2e/harness/targets';
import { HOSTILE_ADDRESSES } from '../peers/crm/hostile-addresses';
import { takeOver } from './content-scripts';

const APART_MS = 5_000;
/** Long enough for three records. */
const FLOOD_MS = 11_000;
const CALLERS = 40;
const numberOf = (call: number): string => `+120255501${String(call).padStart(2, '0')}`;

type Watch = typeof globalThis & { opened: string[]; activated: number[]; focused: number[] };

let stage: Stage;

test.beforeAll(async () => {
  const records: Record<string, string> = {};
  for (let call = 0; call < CALLERS; call += 1) records[`/r/${call}`] = '<h1>Record</h1>';
  const here = '<!doctype html><title>Customers</title><h1>Customers</h1><p>+1 202 555 0143</p>';
  stage = await openStage({ '/': here, ...records });
});
test.afterAll(() => stage.close());

/** From now on the worker counts what happens to tabs and windows. */
async function watchTabs(): Promise<void> {
  const worker = await stage.edward.worker();
  await worker.evaluate(() => {
    const watch = Object.assign(globalThis as Watch, { opened: [], activated: [], focused: [] });
    chrome.tabs.onCreated.addListener(({ pendingUrl, url = '' }) => {
      watch.opened.push(pendingUrl ?? url);
    });
    chrome.tabs.onActivated.addListener(({ tabId }) => void watch.activated.push(tabId));
    chrome.windows.onFocusChanged.addListener((id) => void watch.focused.push(id));
  });
}

async function seen(): Promise<Pick<Watch, 'opened' | 'activated' | 'focused'>> {
  const worker = await stage.edward.worker();
  return worker.evaluate(() => {
    const { opened, activated, focused } = globalThis as Watch;
    return { opened, activated, focused };
  });
}

test('A7: hostile records and a flood of calls: no tab elsewhere, one in five seconds, no other focus', async () => {
  const { edward, customer, server, world } = stage;
  await enforce(edward, { ...world.settings, afterCallSeconds: 0, screenPop: 'ring' });
  const page = await edward.context.newPage();
  await page.goto(server.url('/', 'localhost'));
  const [attacker] = await takeOver(page, edward.extensionId);
  if (!attacker) throw new Error('no content script to take over');
  const claim = (call: number, href: string) => ({
    e164: numberOf(call),
    text: numberOf(call),
    certainty: 'sure',
    name: `Caller ${String(call)}`,
    href,
  });
  const say = (numbers: readonly object[]) =>
    attacker.say([{ to: 'hub', type: 'numbers.found', body: { numbers } }]);
  // One message for each: a body in which one address is refused is refused whole.
  for (const address of HOSTILE_ADDRESSES) await say([claim(0, address)]);
  const honest = Array.from({ length: CALLERS }, (_, call) => call).slice(1);
  await say(honest.map((call) => claim(call, server.url(`/r/${String(call)}`, 'localhost'))));
  const worker = await edward.worker();
  const last = `seen:${numberOf(CALLERS - 1)}`;
  await until(async () => {
    const found = await worker.evaluate((key) => chrome.storage.session.get(key), last);
    return Object.keys(found).length > 0;
  }, 'the claims to be stored');
  await page.bringToFront();
  await watchTabs();

  const from = Date.now();
  for (let call = 0; call < 3 || Date.now() - from < FLOOD_MS; call += 1) {
    await customer.call(SALES, { number: numberOf(call % CALLERS) });
    // A caller who is gone before the hub has heard of the call brings no record forward.
    await until(async () => (await callsIn(edward)).includes('incoming ringing'), 'the ring');
    if (call === 0) {
      const panel = await edward.panels.opened();
      await expect(panel.getByRole('button', { name: en('answer') })).toBeVisible();
      expect((await seen()).opened).toEqual([]);
    }
    await customer.hangUp();
    await customer.becomes('idle');
    await until(async () => !(await callsIn(edward)).includes('incoming ringing'), 'its end');
  }
  await expect.poll(async () => (await seen()).opened.length).toBeGreaterThan(0);
  const most = Math.floor((Date.now() - from) / APART_MS) + 1;

  const { opened, activated, focused } = await seen();
  expect(opened.length).toBeLessThanOrEqual(most);
  expect(activated.length).toBeLessThanOrEqual(opened.length);
  expect(focused).toEqual([]);
  const records = honest.map((call) => server.url(`/r/${String(call)}`, 'localhost'));
  for (const url of opened) expect(records).toContain(url);
  expect(new Set(opened).size).toBe(opened.length);
});
