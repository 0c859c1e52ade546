import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Settings } from '../../lib/policy/settings';
import type { Browser } from './harness/browser';
import { enforce } from './harness/company-policy';
import { test } from './harness/fixtures';
import { LI_NA, openList, takeCall } from './harness/talk';
import { until } from './harness/targets';

/** The record of every answered caller has been dealt with, whether it came forward or not. */
function dealtWith(agent: Browser, calls: number): Promise<unknown> {
  return until(
    async () => {
      const worker = await agent.worker();
      const { 'hub-memory': memory } = await worker.evaluate(() =>
        chrome.storage.session.get(null),
      );
      return (memory as { popped: readonly string[] }).popped.length === calls;
    },
    `${String(calls)} answered callers`,
  );
}

const inFront = (page: Page) => page.evaluate(() => document.visibilityState);

test('on answer the record comes forward as far as the company wants it to', async ({
  edward,
  customer,
  world,
}) => {
  const list = await openList(edward, world);
  const pages = edward.context.pages().length;
  const answer = async (screenPop: Settings['screenPop'], calls: number): Promise<void> => {
    await enforce(edward, { ...world.settings, afterCallSeconds: 0, screenPop });
    await takeCall(edward, customer);
    await dealtWith(edward, calls);
    await customer.hangUp();
    await customer.becomes('idle');
  };

  await answer('never', 1);
  await answer('open-tab', 2);
  expect(edward.context.pages()).toHaveLength(pages);
  expect(await inFront(list)).toBe('visible');

  await answer('any-tab', 3);
  expect(edward.context.pages()).toHaveLength(pages + 1);
  const record = edward.context.pages().at(-1);
  expect(record?.url()).toBe(`${world.crm.url}${LI_NA.path}`);

  await list.bringToFront();
  await answer('open-tab', 4);
  expect(edward.context.pages()).toHaveLength(pages + 1);
  expect(record && (await inFront(record))).toBe('visible');
});
