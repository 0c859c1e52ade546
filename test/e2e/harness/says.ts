import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { WordKey } from '../../../lib/words';
import { en } from './en';

/** Keys that have a second sentence: what to do next. */
type WithNext<K> = K extends `${infer Key}_next` ? Key : never;

/** A softphone page may be silent for 6 s before it is given up. */
const SOON = { timeout: 15_000 };

/** The view shows what happened, in these very words, and the next step. */
export async function says(view: Page, key: WithNext<WordKey> & WordKey): Promise<void> {
  await expect(view.getByText(en(key), { exact: true }).first()).toBeVisible(SOON);
  await expect(view.getByText(en(`${key}_next`), { exact: true }).first()).toBeVisible(SOON);
}

/** The panel is ready, and nothing is left of what went wrong. */
export async function isReady(panel: Page): Promise<void> {
  await expect(panel.getByText(en('state_ready'), { exact: true }).first()).toBeVisible(SOON);
  await expect(panel.getByRole('button', { name: en('dismiss') })).toHaveCount(0);
}

/** Types a number into the panel and calls it. */
export async function dial(panel: Page, number: string): Promise<void> {
  await panel.getByRole('textbox', { name: en('dial_field') }).fill(number);
  await panel.getByRole('button', { name: en('call_who', number) }).click();
}
