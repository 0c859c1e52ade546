import type { Locator, Page } from '@playwright/test';
import { en } from '../../e2e/harness/en';

/** Chromium reads an edited policy after it was quiet for some seconds. */
export const READ = { timeout: 20_000 };

/** What the settings page says of one key of the policy: its value, and who has set it. */
export async function keyRow(options: Page, key: string): Promise<Locator> {
  const row = options
    .locator('.policy-keys > li')
    .filter({ has: options.getByText(key, { exact: true }) });
  if (!(await row.isVisible())) {
    await options.getByText(en('options_policy_show'), { exact: true }).click();
  }
  return row;
}

/** Resolves once the page says so of a key. */
export async function shows(
  options: Page,
  key: string,
  value: string,
  by: string,
  { timeout } = READ,
): Promise<void> {
  const row = await keyRow(options, key);
  await row.filter({ hasText: value }).filter({ hasText: by }).waitFor({ timeout });
}
