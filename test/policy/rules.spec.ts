import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { servePages } from '../hostile-page/pages';
import { launchBrowser } from '../e2e/harness/browser';
import type { Browser } from '../e2e/harness/browser';
import { en } from '../e2e/harness/en';
import { callsIn } from '../e2e/harness/hub-view';
import { dial, isReady, says } from '../e2e/harness/says';
import { DEMO_ID, ManagedPolicy, mayRule } from './harness/managed-policy';
import { READ, shows } from './harness/settings-page';
import { longIf } from '../long';

const NUMBER = '+49 30 2345678';

let rules: ManagedPolicy;
let agent: Browser;

test.skip(!mayRule(), 'the policy of this machine is not ours to write');
test.beforeAll(() => {
  rules = new ManagedPolicy(DEMO_ID);
});
test.beforeEach(() => rules.clear());
test.afterEach(() => agent.close());
test.afterAll(() => rules.remove());

async function start(profile?: string): Promise<{ options: Page; panel: Page }> {
  agent = await launchBrowser({ profile });
  expect(agent.extensionId).toBe(DEMO_ID);
  const options = await agent.context.newPage();
  await options.goto(agent.url('options.html'));
  const panel = await agent.panels.open(options);
  await isReady(panel);
  return { options, panel };
}

async function calls(panel: Page): Promise<void> {
  await dial(panel, NUMBER);
  await expect.poll(() => callsIn(agent)).toEqual(['outgoing connected']);
}

async function hangsUp(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: en('hang_up') }).click();
  await expect.poll(() => callsIn(agent)).not.toEqual(['outgoing connected']);
}

test('B3: what the company enforces is locked, and the agent’s store is written in vain', async () => {
  rules.set({
    enforced: { region: 'DE', historyDays: 2, sites: { 'https://crm.acme.example': true } },
    defaults: { whileBusy: 'busy', autoAnswer: false },
  });
  const { options } = await start();
  await shows(options, 'region', 'DE', en('policy_by_enforced'));
  await shows(options, 'historyDays', '2', en('policy_by_enforced'));
  await shows(options, 'whileBusy', 'busy', en('policy_by_defaults'));
  await shows(options, 'maskNumbers', en('policy_value_no'), en('policy_company_only'));
  const region = options.getByLabel(en('options_region'), { exact: true });
  await expect(region).toBeDisabled();
  await expect(options.getByText('https://crm.acme.example').first()).toBeVisible();

  await agent.setSettings({ region: 'FR', historyDays: 90, whileBusy: 'waiting' });
  await shows(options, 'whileBusy', 'waiting', en('policy_by_agent'));
  await shows(options, 'region', 'DE', en('policy_by_enforced'));
  await shows(options, 'historyDays', '2', en('policy_by_enforced'));
  await expect(region).toHaveValue('DE');

  const back = en('policy_reset', en('policy_key_while_busy'), en('policy_as_company'));
  await options.getByRole('button', { name: back }).click();
  await shows(options, 'whileBusy', 'busy', en('policy_by_defaults'));
});

test('B3: an edit applies without a restart: a site goes off, dialling stops and goes on', async () => {
  const pages = await servePages({ '/': '<!doctype html><p>Ann Lee +49 30 2345678</p>' });
  const site = new URL(pages.url('/')).origin;
  const { options, panel } = await start();
  const page = await agent.context.newPage();
  await page.goto(pages.url('/'));
  const marks = () =>
    page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
  await expect.poll(marks).toBe(1);

  rules.set({ enforced: { sites: { [site]: false }, allowedCountries: ['germany'] } });
  await expect.poll(marks, READ).toBe(0);
  await dial(panel, NUMBER);
  await says(panel, 'notice_dial_policy_unreadable');
  expect(await callsIn(agent)).toEqual([]);
  await expect(options.getByText('enforced.allowedCountries[0]')).toBeVisible();

  rules.set({ enforced: { sites: {}, allowedCountries: ['DE'] } });
  await expect.poll(marks, READ).toBe(1);
  await calls(panel);
  await pages.close();
});

test('B3: a policy that was seen and is not there yet is waited for; what it said counts', async () => {
  rules.set({ enforced: { region: 'DE' } });
  const first = await start();
  await shows(first.options, 'region', 'DE', en('policy_by_enforced'));
  await agent.quit();
  rules.clear();
  const { options, panel } = await start(agent.profile);
  await expect(options.getByText(en('options_policy_waiting'))).toBeVisible();
  await shows(options, 'region', 'DE', en('policy_by_enforced'));
  await dial(panel, NUMBER);
  await says(panel, 'notice_dial_policy_pending');
  expect(await callsIn(agent)).toEqual([]);

  rules.set({ enforced: {}, defaults: {} });
  await expect(options.getByText(en('options_policy_waiting'))).toHaveCount(0, READ);
  await calls(panel);
});

test('B3: what Chromium withholds, for one value of a wrong type, stays in force', async () => {
  rules.set({ enforced: { region: 'DE' }, defaults: { whileBusy: 'busy' } });
  const { options, panel } = await start();
  await shows(options, 'region', 'DE', en('policy_by_enforced'));
  rules.set({ enforced: { region: 'FR', historyDays: 'two' }, defaults: { whileBusy: 'busy' } });
  await expect(options.getByText(en('policy_reason_vanished'))).toBeVisible(READ);
  await shows(options, 'region', 'DE', en('policy_by_enforced'));
  await calls(panel);
});

/** What stands in the file, what the page says of it, and whether calls go out. */
const MALFORMED: readonly [string, unknown, readonly string[], 'calls' | 'stops'][] = [
  [
    'a choice that there is not',
    { enforced: { premiumRate: 'some' } },
    ['enforced.premiumRate'],
    'calls',
  ],
  ['a country in small letters', { enforced: { region: 'de' } }, ['enforced.region'], 'calls'],
  ['a number too large', { enforced: { historyDays: 400 } }, ['enforced.historyDays'], 'calls'],
  [
    'a half second',
    { enforced: { afterCallSeconds: 0.5 } },
    ['enforced.afterCallSeconds'],
    'calls',
  ],
  [
    'a site that is none',
    { enforced: { sites: { crm: true } } },
    ['enforced.sites["crm"]'],
    'calls',
  ],
  [
    'one bad entry of a list',
    { enforced: { deniedCountries: ['CU', 'kp'] } },
    ['enforced.deniedCountries[1]'],
    'calls',
  ],
  [
    'hours that no clock shows',
    { enforced: { callingHours: [{ days: [1], from: '9', to: '25:00' }] } },
    ['enforced.callingHours[0].from', 'enforced.callingHours[0].to'],
    'stops',
  ],
  [
    'a list over http',
    { enforced: { doNotCallUrl: 'http://lists.example/' } },
    ['enforced.doNotCallUrl'],
    'stops',
  ],
  [
    'a value of a wrong type beside good proposals',
    { enforced: { region: 7 }, defaults: { keepAliveSeconds: 1 } },
    ['defaults.keepAliveSeconds'],
    'calls',
  ],
  ['a file that is no JSON', '{"3rdparty": {"extensions": {', [], 'calls'],
];

/** Those that differ most: the others are another bad value where one is meant to be. */
const TELLING = [
  'one bad entry of a list',
  'a value of a wrong type beside good proposals',
  'a file that is no JSON',
];

for (const [what, policy, paths, then] of MALFORMED) {
  test(
    `B3: ${what}: the extension loads, dials what it may, and reports the rest`,
    longIf(!TELLING.includes(what)),
    async () => {
      if (typeof policy === 'string') rules.setText(policy);
      else rules.set(policy);
      const { options, panel } = await start();
      const reported = options.locator('.policy-faults code');
      await expect(reported).toHaveText([...paths]);
      if (then === 'calls') return calls(panel).then(() => hangsUp(panel));
      await dial(panel, NUMBER);
      await says(panel, 'notice_dial_policy_unreadable');
      expect(await callsIn(agent)).toEqual([]);
    },
  );
}
