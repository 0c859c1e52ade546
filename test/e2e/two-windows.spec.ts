import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { SipEvent } from '../../demo/pbx/kamailio';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { callerCard, cardsOn } from './harness/crm-page';
import { en } from './harness/en';
import { signInAsEdward, test } from './harness/fixtures';
import { callsIn, notificationsOf } from './harness/hub-view';
import { bothHear, LI_NA, openList, openWindow, SALES } from './harness/talk';

const answer = (view: Page) => view.getByRole('button', { name: en('answer') });

test('F8: two windows share one engine and one ring; two answers at once are one', async ({
  edward,
  world,
  customer,
}) => {
  const page = await openList(edward, world);
  const second = await openWindow(edward, `${world.crm.url}/spa`);
  await edward.panels.click(second);
  const panels = await edward.panels.all(2);
  await expect.poll(() => enginesOf(edward)).toBe(1);

  await customer.call(SALES, { number: LI_NA.number });
  for (const panel of panels) {
    await expect(panel.getByRole('heading', { name: LI_NA.name })).toBeVisible();
    await expect(answer(panel)).toBeVisible();
  }
  await callerCard(second);
  await expect.poll(() => notificationsOf(edward)).toHaveLength(1);
  expect(cardsOn(page)).toEqual([]);

  // A mouse would find the second button gone: both must be pressed before either is heard.
  const buttons = await Promise.all(panels.map((panel) => answer(panel).elementHandle()));
  await Promise.all(buttons.map((button) => button.evaluate((b: HTMLElement) => b.click())));
  await customer.becomes('talking');
  for (const panel of panels) {
    await expect(panel.getByRole('button', { name: en('hang_up') })).toBeVisible();
    await expect(answer(panel)).toHaveCount(0);
  }
  await bothHear(edward, customer);
  expect(world.pbx.log.entries.filter(accepted)).toHaveLength(1);
  expect(await callsIn(edward)).toEqual(['incoming connected']);
  await expect.poll(() => cardsOn(second)).toEqual([]);
  await expect.poll(() => notificationsOf(edward)).toEqual([]);
  expect(await enginesOf(edward)).toBe(1);
  expect(await edward.engine.running()).toHaveLength(1);
});

test('F8: the same agent in two profiles: both say so, both ring, one answers, none fights', async ({
  edward,
  world,
  customer,
}) => {
  const other = await launchBrowser();
  try {
    await signInAsEdward(other, world);
    await expect.poll(() => world.pbx.registrations('edward')).toHaveLength(2);
    // Who else is registered is told with each registration, so both must register once more.
    const { log } = world.pbx;
    const before = log.entries.length;
    await world.pbx.dropSockets();
    // A browser may take seconds to notice, and shows its old state until then: the proxy knows.
    await expect.poll(() => registered(log.entries.slice(before))).toEqual(EACH_ONCE);
    const panels = [await edward.panels.opened(), await other.panels.opened()] as const;
    for (const panel of panels) await expect(panel.getByText(en('elsewhere'))).toBeVisible();
    await customer.becomes('idle');
    const registers = edwardRegisters(log.entries);
    // Each browser twice, and each time once for the password's challenge.
    expect(registers).toBeLessThanOrEqual(8);

    await customer.call(SALES, { number: LI_NA.number });
    for (const panel of panels) await expect(answer(panel)).toBeVisible();
    await answer(panels[0]).click();
    await customer.becomes('talking');
    await expect.poll(() => callsIn(other)).toEqual([]);
    await expect(panels[1].getByText(en('notice_ended_answered_elsewhere'))).toBeVisible();
    await bothHear(edward, customer);
    expect(await notificationsOf(other)).toEqual([]);
    expect(edwardRegisters(log.entries)).toBe(registers);
  } finally {
    await other.close();
  }
});

/** Two browsers of one agent, and a customer. */
const EACH_ONCE = ['customer', 'edward', 'edward'];

/** Whose registrations the proxy has granted. */
function registered(events: readonly SipEvent[]): string[] {
  const granted = events.filter(({ kind, method, status }) => {
    return kind === 'own-reply' && method === 'REGISTER' && status === 200;
  });
  return granted.map(({ from }) => from).sort();
}

/** A 200 that lets a call begin. */
function accepted({ kind, method, status }: SipEvent): boolean {
  return kind === 'reply' && method === 'INVITE' && status === 200;
}

function edwardRegisters(events: readonly SipEvent[]): number {
  return events.filter(({ kind, method, from }) => {
    return kind === 'request' && method === 'REGISTER' && from === 'edward';
  }).length;
}

async function enginesOf(agent: Browser): Promise<number> {
  const worker = await agent.worker();
  return worker.evaluate(async () => {
    const { OFFSCREEN_DOCUMENT } = chrome.runtime.ContextType;
    return (await chrome.runtime.getContexts({ contextTypes: [OFFSCREEN_DOCUMENT] })).length;
  });
}
