import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { serve } from '../../demo/http';
import type { Site } from '../../demo/http';
import { startWorld } from '../../demo/world';
import type { World } from '../../demo/world';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { askHub } from './harness/ask-hub';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { enforce } from './harness/company-policy';
import { en } from './harness/en';
import { signInAsEdward } from './harness/fixtures';
import { says } from './harness/says';
import { LI_NA } from './harness/talk';

/** Nobody has them: the proxy says so at once. */
const FREE = '+12025550101';
const HOTLINE = '95588';
const LISTED = '+12025550177';
const LISTED_AT_URL = '+12025550188';

let world: World;
let agent: Browser;
let panel: Page;

test.beforeEach(async () => {
  world = await startWorld({
    pbx: { answers: { [FREE]: 404, [HOTLINE]: 404, [LI_NA.number]: 404 } },
  });
  agent = await launchBrowser();
  await signInAsEdward(agent, world);
  await agent.setSettings({ region: 'CN' });
  panel = await agent.panels.opened();
});
test.afterEach(async () => {
  await agent.close();
  await world.stop();
});

const sent = (): readonly string[] => world.pbx.invites().map(({ to }) => to);
const ask = (text: string) => askHub(panel, 'dial.number', { id: crypto.randomUUID(), text });
const snapshot = () => agent.snapshot<Snapshot>();

/** What the hub says to a number; the engine has taken an earlier one by then. */
async function outcome(text: string): Promise<string> {
  const answer = await ask(text);
  return answer.ok ? answer.value : answer.error;
}

async function goesOut(number: string): Promise<void> {
  const before = sent().length;
  expect(await outcome(number)).toBe('dialling');
  await expect.poll(sent).toHaveLength(before + 1);
  expect(sent().at(-1)).toBe(number);
  await expect
    .poll(async () => (await snapshot()).calls.map(({ phase }) => phase))
    .toEqual(['ended']);
}

test('B1: what the company denies never reaches the proxy; what it allows does', async () => {
  await enforce(agent, {
    deniedCountries: ['FR'],
    shortNumbers: [HOTLINE],
    doNotCall: [LISTED],
  });
  for (const [number, because] of [
    ['+33 1 42 68 53 00', 'country-not-allowed'],
    ['+882 16 1234 5678', 'satellite'],
    ['+870 773 111 632', 'satellite'],
    ['+1 900 234 5678', 'premium-rate'],
    ['010-16812345', 'premium-rate'],
    [LISTED, 'on-do-not-call-list'],
    ['110', 'emergency'],
    ['010-110', 'emergency'],
    ['12110', 'emergency'],
    ['+800 1234 5678', 'country-not-allowed'],
    ['400-810-8888', 'asked'],
    ['95599', 'asked'],
    ['95013123', 'asked'],
  ] as const) {
    expect([number, await outcome(number)]).toEqual([number, because]);
  }
  await askHub(panel, 'dial.dismiss', { id: (await snapshot()).question?.id ?? '' });
  await goesOut(HOTLINE);
  await goesOut(FREE);
  expect(sent()).toEqual([HOTLINE, FREE]);
});

test('B1: a refusal says what to do, and a change of the rules counts at once', async () => {
  await enforce(agent, { allowedCountries: ['CN'] });
  const field = panel.getByRole('textbox', { name: en('dial_field') });
  await field.fill(FREE);
  await field.press('Enter');
  await says(panel, 'notice_dial_country_not_allowed');
  expect(sent()).toEqual([]);
  await enforce(agent, { allowedCountries: ['CN', 'US'] });
  await goesOut(FREE);
});

test('B1: outside the calling hours of where the number is, nobody is called', async () => {
  const days = [1, 2, 3, 4, 5, 6, 7];
  await enforce(agent, { callingHours: [{ days, ...washingtonIn(12) }] });
  expect(await outcome(FREE)).toBe('outside-calling-hours');
  expect(sent()).toEqual([]);
  await enforce(agent, { callingHours: [{ days, ...washingtonIn(0) }] });
  await goesOut(FREE);
});

test('B1: a question is asked where the company wants one, and a yes is looked at again', async () => {
  await enforce(agent, { confirmDial: 'always', premiumRate: 'ask' });
  expect(await outcome('+1 900 234 5678')).toBe('asked');
  const dialog = panel.getByRole('dialog');
  await expect(dialog.getByText(en('doubt_premium_rate'))).toBeVisible();
  await expect(dialog.getByText(en('doubt_always_asked'))).toBeVisible();
  await enforce(agent, { confirmDial: 'always', premiumRate: 'refuse' });
  await dialog.getByRole('button', { name: en('call'), exact: true }).click();
  await says(panel, 'notice_dial_premium_rate');
  expect(sent()).toEqual([]);
});

test.describe('a do-not-call list at an address', () => {
  let site: Site;
  let answer: { readonly status: number; readonly text: string };
  let cookies: (string | undefined)[];

  test.beforeEach(async () => {
    answer = { status: 500, text: '' };
    cookies = [];
    site = await serve((request, response) => {
      cookies.push(request.headers.cookie);
      response.writeHead(answer.status, { 'set-cookie': 'seen=1', location: '/elsewhere' });
      response.end(answer.text);
    });
  });
  test.afterEach(() => site.stop());

  test('B1: nobody is called before it was loaded, and nobody on it after that', async () => {
    await enforce(agent, { doNotCallUrl: `${site.url}/list.txt` });
    for (const bad of [
      { status: 500, text: '' },
      { status: 302, text: '' },
      { status: 200, text: '<html>Sign in</html>' },
    ]) {
      answer = bad;
      const asked = cookies.length;
      // A wish that comes while the answer to an earlier one is on its way waits for that.
      await expect
        .poll(async () => [await outcome(FREE), cookies.length > asked])
        .toEqual(['do-not-call-not-loaded', true]);
    }
    answer = { status: 200, text: `# Ours\n${LISTED_AT_URL} # asked us to\n` };
    await expect.poll(() => outcome(LISTED_AT_URL)).toBe('on-do-not-call-list');
    expect(sent()).toEqual([]);
    await goesOut(FREE);
    expect(cookies.filter((cookie) => cookie !== undefined)).toEqual([]);
  });
});

test('B2: of 200 wishes, with the worker killed after every 20, no minute has more calls than allowed', async () => {
  test.setTimeout(180_000);
  const tabId = await crmTab();
  const fromSite = { text: LI_NA.number, tabId };
  const answers = new Map<string, number>();
  for (let wish = 0; wish < 200; wish += 1) {
    if (wish > 0 && wish % 20 === 0) await agent.killWorker();
    const number = wish % 4 === 3 ? { text: FREE } : fromSite;
    const answer = await askHub(panel, 'dial.number', { id: crypto.randomUUID(), ...number }).catch(
      () => null,
    );
    const said = answer === null ? 'lost' : answer.ok ? answer.value : answer.error;
    answers.set(said, (answers.get(said) ?? 0) + 1);
    // The line is free again once the proxy has said that nobody is there.
    await expect
      .poll(async () => (await snapshot()).calls.every(({ phase }) => phase === 'ended'))
      .toBe(true);
  }
  const invites = world.pbx.invites();
  const within = (at: number) => invites.filter((one) => one.at >= at && one.at < at + 60_000);
  for (const { at } of invites) {
    const minute = within(at);
    expect(minute.length).toBeLessThanOrEqual(20);
    expect(minute.filter(({ to }) => to === LI_NA.number).length).toBeLessThanOrEqual(10);
  }
  expect(invites.length).toBeGreaterThanOrEqual(20);
  for (const refusal of ['too-many-calls', 'too-many-calls-from-site']) {
    expect(answers.get(refusal), refusal).toBeGreaterThan(0);
  }
  const { notice } = await snapshot();
  expect(notice?.until).toBeGreaterThan(Date.now());
  await says(panel, 'notice_dial_too_many_calls');
  await expect(panel.getByText(/^The next call may go out at \d/u)).toBeVisible();
});

/** The customers' page is open, and the panel lists its numbers. */
async function crmTab(): Promise<number> {
  const [page] = agent.context.pages();
  await page?.bringToFront();
  await expect(panel.getByText(LI_NA.name).first()).toBeVisible();
  const worker = await agent.worker();
  const url = `${world.crm.url}/*`;
  const found = await worker.evaluate((match) => chrome.tabs.query({ url: match }), url);
  return found[0]?.id ?? -1;
}

/** A window of two hours around the clock in Washington so many hours from now. */
function washingtonIn(hours: number): { readonly from: string; readonly to: string } {
  const clock = (at: number): string =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'America/New_York',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
  const at = Date.now() + hours * 3_600_000;
  return { from: clock(at - 3_600_000), to: clock(at + 3_600_000) };
}
