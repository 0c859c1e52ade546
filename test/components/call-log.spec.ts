import { expect } from '@playwright/test';
import { en } from '../e2e/harness/en';
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
