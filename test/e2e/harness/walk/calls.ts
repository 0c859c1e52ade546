import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { HistoryPage } from '../../../../lib/snapshot/history';
import { askHub } from '../ask-hub';
import { callerCard, clickNumber, openCrm } from '../crm-page';
import { en } from '../en';
import { callsIn } from '../hub-view';
import { isReady } from '../says';
import { LI_NA } from '../talk';
import type { Walk } from './stage';

/** Her number as China dials it. */
export const NATIONAL = LI_NA.number.slice('+86'.length);

/** A click on the number of her page in the CRM, until both talk. */
export async function callHer({ agent, crm, world }: Walk): Promise<void> {
  await openCrm(crm, world.crm.url, LI_NA.path);
  await clickNumber(crm, LI_NA.shown);
  await expect.poll(() => callsIn(agent)).toEqual(['outgoing connected']);
}

/** She calls while another page of the CRM is in front; the call is taken on the card there. */
export async function answerHer(walk: Walk): Promise<void> {
  const { agent, world } = walk;
  const list = await agent.context.newPage();
  await openCrm(list, world.crm.url);
  await list.bringToFront();
  world.company.ring(NATIONAL);
  const card = await callerCard(list);
  await expect(card.getByText(LI_NA.name, { exact: true }).last()).toBeVisible();
  await card.getByRole('button', { name: en('answer') }).click({ delay: 400 });
  await expect.poll(() => callsIn(agent)).toEqual(['incoming connected']);
}

/** The vendor holds the call, and gives it back. */
export async function holdAndResume({ agent, press }: Walk): Promise<void> {
  const [direction = ''] = (await callsIn(agent))[0]?.split(' ') ?? [];
  await press('hold');
  await expect.poll(() => callsIn(agent)).toEqual([`${direction} held`]);
  await press('resume');
  await expect.poll(() => callsIn(agent)).toEqual([`${direction} connected`]);
}

/** To the colleague whom the vendor's directory has; asked before, where the vendor can. */
export async function transfer(walk: Walk, how: 'send_now' | 'ask_first'): Promise<void> {
  const { agent, panel, press, world } = walk;
  const { colleague } = world.company;
  await press('transfer');
  await panel.getByRole('textbox', { name: en('target_field') }).fill(colleague.name);
  await expect(panel.getByRole('radio', { checked: true })).toHaveCount(1);
  await press(how);
  if (how === 'ask_first') {
    await expect.poll(() => callsIn(agent)).toEqual(['outgoing held', 'outgoing connected']);
    await press('complete_transfer');
  }
  await expect.poll(async () => (await callsIn(agent))[0]).toMatch(/ transferred$/u);
}

/** What is left of the call is done, the next one may come. */
export async function readyAgain(
  { panel, press }: Walk,
  by: 'save_ready' | 'done' = 'save_ready',
): Promise<void> {
  await press(by);
  await isReady(panel);
}

export const history = (panel: Page): Promise<HistoryPage> =>
  askHub(panel, 'history.find', { text: '' });

/** Opens the oldest call of the history and plays its recording; resolves to its length, s. */
export async function listen({ panel, press }: Walk): Promise<number> {
  await press('more_menu');
  await panel.getByRole('menuitem', { name: en('history') }).click();
  await panel.locator('.call-row .call-text').last().click();
  await press('history_listen');
  const sound = panel.getByLabel(en('history_recording'));
  await expect(sound).toBeVisible();
  return sound.evaluate(
    (element: HTMLAudioElement) =>
      new Promise<number>((resolve) => {
        if (element.readyState > 0) resolve(element.duration);
        element.addEventListener('loadedmetadata', () => resolve(element.duration));
        element.addEventListener('error', () => resolve(NaN));
      }),
  );
}
