import { expect } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { askHub } from './harness/ask-hub';
import type { Browser } from './harness/browser';
import { en } from './harness/en';
import { test } from './harness/fixtures';
import { badgeOf, callsIn } from './harness/hub-view';
import { LI_NA, SALES } from './harness/talk';
import { longIf } from '../long';

const snapshot = (agent: Browser) => agent.snapshot<Snapshot>();
const agentOf = async (agent: Browser) => (await snapshot(agent)).agent;
const dutyOf = async (agent: Browser) => (await agentOf(agent)).duty;
const recentEnd = async (agent: Browser) => (await snapshot(agent)).recent[0]?.endReason;

test.describe('after-call work on the practice line', () => {
  for (const killed of [false, true]) {
    const how = killed ? ', also when the worker is killed in it' : '';
    test(
      `begins when the call ends, and is over by itself${how}`,
      longIf(!killed),
      async ({ agent }) => {
        await agent.setSettings({ afterCallSeconds: 3 });
        const panel = await agent.panels.open(await agent.context.newPage());
        await expect.poll(() => badgeOf(agent)).toBe(en('badge_ready'));
        const call = crypto.randomUUID();
        await askHub(panel, 'dial.number', { id: call, text: '+4930901820' });
        await expect.poll(() => callsIn(agent)).toEqual(['outgoing connected']);
        await askHub(panel, 'call.act', { call, action: { type: 'hang-up' } });
        await expect.poll(() => badgeOf(agent)).toBe(en('badge_after_call'));

        if (killed) await agent.killWorker();
        await expect.poll(() => dutyOf(agent)).toBe('ready');
        await expect.poll(() => badgeOf(agent)).toBe(en('badge_ready'));
        await expect.poll(async () => (await snapshot(agent)).wrapUps).toEqual([]);
        const day = await askHub(panel, 'day.figures', {});
        expect(day.outgoing).toBe(1);
        expect(day.inState['after-call']).toBeGreaterThan(0);
      },
    );
  }
});

test('on a break no call comes in, the caller hears at once; ready again, it rings', async ({
  edward,
  world,
  customer,
}) => {
  await edward.setSettings({ breakReasons: [{ id: 'lunch', label: 'Lunch' }] });
  const panel = await edward.panels.opened();
  await expect.poll(async () => (await snapshot(edward)).breaks).toHaveLength(1);
  await askHub(panel, 'agent.set', { duty: 'break', reason: 'lunch' });
  expect(await agentOf(edward)).toMatchObject({ duty: 'break', reason: 'lunch' });
  await expect.poll(() => badgeOf(edward)).toBe(en('badge_break'));

  await customer.call(SALES, { number: LI_NA.number });
  await expect.poll(() => recentEnd(edward)).toBe('not-ready');
  await customer.becomes('idle');
  expect(await callsIn(edward)).toEqual([]);
  expect((await snapshot(edward)).missed).toBe(0);

  await askHub(panel, 'agent.set', { duty: 'ready' });
  await customer.call(SALES, { number: LI_NA.number });
  await expect.poll(() => callsIn(edward)).toEqual(['incoming ringing']);
  await customer.hangUp();
  expect(world.pbx.invites()).toHaveLength(2);
});

test('a call that nobody answers takes the agent off duty by setting, and counts', async ({
  edward,
  customer,
}) => {
  await edward.setSettings({ notReadyAfterMissed: true });
  const panel = await edward.panels.opened();
  await customer.call(SALES, { number: LI_NA.number });
  await expect.poll(() => callsIn(edward)).toEqual(['incoming ringing']);
  await customer.hangUp();
  await expect.poll(() => agentOf(edward)).toMatchObject({ cause: 'missed-call' });
  await expect.poll(() => badgeOf(edward)).toBe(en('badge_not_ready'));
  await customer.becomes('idle');
  await customer.call(SALES, { number: LI_NA.number });
  await expect.poll(() => recentEnd(edward)).toBe('not-ready');
  await customer.becomes('idle');

  await askHub(panel, 'agent.set', { duty: 'ready' });
  const counted = en('badge_missed', en('badge_ready'), '1');
  await expect.poll(() => badgeOf(edward)).toBe(counted);
  expect(await badgeText(edward)).toBe('1');
  await askHub(panel, 'history.seen', {});
  await expect.poll(() => badgeOf(edward)).toBe(en('badge_ready'));
});

test('a lost line takes the agent off duty, and brings the agent back by itself', async ({
  edward,
  world,
  customer,
}) => {
  await world.pbx.stop();
  await expect.poll(() => agentOf(edward)).toMatchObject({ cause: 'line-lost' });
  await world.pbx.restart();
  await expect.poll(() => dutyOf(edward), { timeout: 30_000 }).toBe('ready');
  await expect.poll(() => world.pbx.registrations('customer')).toHaveLength(1);
  await customer.call(SALES, { number: LI_NA.number });
  await expect.poll(() => callsIn(edward)).toEqual(['incoming ringing']);
});

test('a microphone that was taken away does not bring the agent back unasked', async ({
  edward,
}) => {
  const panel = await edward.panels.opened();
  await permit(edward, 'denied');
  await expect.poll(() => agentOf(edward)).toMatchObject({ cause: 'microphone-lost' });
  await askHub(panel, 'agent.set', { duty: 'break' });
  await askHub(panel, 'agent.set', { duty: 'ready' });
  expect(await agentOf(edward)).toMatchObject({ cause: 'microphone-lost' });
  await permit(edward, 'granted');
  await expect.poll(() => dutyOf(edward)).toBe('ready');

  await permit(edward, 'denied');
  await expect.poll(() => dutyOf(edward)).toBe('not-ready');
  await permit(edward, 'granted');
  await expect.poll(() => badgeOf(edward)).toBe(en('badge_not_ready'));
  await askHub(panel, 'agent.set', { duty: 'ready' });
  await expect.poll(() => badgeOf(edward)).toBe(en('badge_ready'));
});

async function permit(agent: Browser, setting: 'granted' | 'denied'): Promise<void> {
  await agent.cdp.send('Browser.setPermission', {
    permission: { name: 'microphone' },
    setting,
    origin: `chrome-extension://${agent.extensionId}`,
  });
}

async function badgeText(agent: Browser): Promise<string> {
  const worker = await agent.worker();
  return worker.evaluate(() => chrome.action.getBadgeText({}));
}
