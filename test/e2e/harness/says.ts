import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { WordKey } from '../../../lib/words';
import { en } from './en';

/** Keys that have a second sentence: what to do next. */
type WithNext<K> = K extends `${infer Key}_next` ? Key : never;

/** The view shows what happened, in these very words, and the next step. */
export async function says(view: Page, key: WithNext<WordKey> & WordKey): Promise<void> {
  await expect(view.getByText(en(key), { exact: true }).first()).toBeVisible();
  await expect(view.getByText(en(`${key}_next`), { exact: true }).first()).toBeVisible();
}
