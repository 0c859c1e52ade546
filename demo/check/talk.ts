import type { Snapshot } from '../../lib/snapshot/snapshot';
import { callerCard } from '../../test/e2e/harness/crm-page';
import { until } from '../../test/e2e/harness/targets';
import { sentence } from './stage';
import type { Stage } from './stage';

/** Waits until the one live call is as wanted. */
export async function callIs(
  { browser }: Stage,
  what: string,
  fits: (call: Snapshot['calls'][number]) => boolean,
): Promise<void> {
  await until(async () => {
    const { calls } = await browser.snapshot<Snapshot>();
    return calls.some(fits);
  }, `a call that is ${what}`);
}

/** Hang up in the panel, and the panel is free again. */
export async function hangUp(stage: Stage): Promise<void> {
  await stage.press('hang_up');
  await callIs(stage, 'ended', (call) => call.phase === 'ended');
}

/** The caller's name on the card in the corner of the CRM page. */
export async function cardSays(stage: Stage, name: string): Promise<void> {
  const card = await callerCard(stage.page);
  await card.getByText(name, { exact: true }).last().waitFor();
}

export async function answerOnCard(stage: Stage): Promise<void> {
  const card = await callerCard(stage.page);
  await card.getByRole('button', { name: sentence('answer') }).click({ delay: 400 });
  await callIs(stage, 'connected', (call) => call.phase === 'connected');
}

export async function hold(stage: Stage): Promise<void> {
  await stage.press('hold');
  await (await stage.panel()).getByText(sentence('held_by_us')).waitFor();
}

export async function resume(stage: Stage): Promise<void> {
  await stage.press('resume');
  await (await stage.panel()).getByText(sentence('held_by_us')).waitFor({ state: 'hidden' });
  await callIs(stage, 'connected', (call) => call.phase === 'connected' && !call.heldByUs);
}

/** A record comes forward in a tab of its own, is looked at, and closed: the CRM is in front again. */
export async function popped(stage: Stage, path: string): Promise<void> {
  const { browser, page } = stage;
  const record = await until(
    () => browser.context.pages().find((tab) => tab !== page && tab.url().endsWith(path)),
    `a tab with ${path}`,
  );
  await stage.shoot('record');
  await record.close();
  await page.bringToFront();
}
