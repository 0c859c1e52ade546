import { expect } from '@playwright/test';
import { en } from '../e2e/harness/en';
import { records } from './stories/records';
import { answer, asked } from './story-browser';
import { test } from './story-test';

test.afterEach(({ storyBrowser }) => storyBrowser.clear());

const about = (asks: readonly (readonly [string, unknown])[]) =>
  asks.filter(([type]) => /^(?:call-log|sign-out)/u.test(type));

test('what is not saved is listed with its reason, and tried again, one or all', async ({
  storyBrowser,
}) => {
  const page = await storyBrowser.open('shift/unsaved');
  await expect(page.getByText(en('record_garbage', 'Salesforce')).first()).toBeVisible();
  await page.getByRole('button', { name: en('try_again'), exact: true }).click();
  await page.getByRole('button', { name: en('try_all_again') }).click();
  expect(about(await asked(page))).toEqual([
    ['call-log.try-again', { call: 'h2' }],
    ['call-log.try-again', {}],
  ]);
});

test('a sign-out with records left goes only where all are sent, kept, or discarded twice over', async ({
  storyBrowser,
}) => {
  const page = await storyBrowser.open('shift/sign-out');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await answer(page, 'call-log.send', 1);
  await press(en('sign_out_send'));
  await expect(page.getByText(en('sign_out_left', '2'))).toBeVisible();
  expect(about(await asked(page))).toEqual([['call-log.send', {}]]);
  await press(en('sign_out_discard'));
  await expect(page.getByRole('button', { name: en('sign_out_discard_no') })).toBeFocused();
  expect(about(await asked(page))).toHaveLength(1);
  await press(en('sign_out_discard_yes', '2'));
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(about(await asked(page)).slice(1)).toEqual([
    ['call-log.discard', {}],
    ['sign-out', {}],
  ]);
});

test('the note of a call that CRMs have already is changed, as long as that is possible', async ({
  storyBrowser,
}) => {
  const page = await storyBrowser.open('shift/history');
  const [fixed, record] = records;
  const saved = [
    { connector: 'salesforce', crm: 'Salesforce', state: 'waiting', amends: true },
    {
      connector: 'zoho',
      crm: 'Zoho CRM',
      state: 'failed',
      code: 'refused',
      status: 404,
      amends: true,
    },
    { connector: 'http-json', crm: 'Odoo', state: 'failed', code: 'refused', amends: true },
  ];
  const told = [fixed, { ...record, changeable: true, saved }];
  await answer(page, 'history.find', { records: told, more: false, callCentre: 'none' });
  await page.getByLabel(en('history_search')).fill('call');
  await page.clock.runFor(600);
  await expect(page.locator('.call-text')).toHaveCount(2);
  for (const row of await page.locator('.call-text').all()) await row.click();
  await expect(page.getByText(en('record_amends', 'Salesforce'))).toBeVisible();
  await expect(page.getByText(en('record_deleted', 'Zoho CRM'))).toBeVisible();
  await expect(page.getByText(en('record_amend_refused', 'Odoo'))).toBeVisible();
  await page.getByRole('button', { name: en('history_change_note') }).click();
  const note = page.getByLabel(en('note'), { exact: true });
  await expect(note).toBeFocused();
  await note.fill('Mr. Green was there after all');
  await page.getByRole('button', { name: en('save'), exact: true }).click();
  await expect(note).toBeHidden();
  expect((await asked(page)).filter(([type]) => type === 'wrap-up.note')).toEqual([
    ['wrap-up.note', { call: 'h2', note: 'Mr. Green was there after all' }],
  ]);
  await expect(page.locator('.whole-note')).toHaveText('Mr. Green was there after all');
});
