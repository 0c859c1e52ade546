import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { en } from '../e2e/harness/en';
import { asked } from './story-browser';
import type { StoryBrowser } from './story-browser';
import { test } from './story-test';

let stories: StoryBrowser;
test.beforeEach(({ storyBrowser }) => {
  stories = storyBrowser;
});
test.afterEach(() => stories.clear());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rows = (page: Page) => page.locator('.call-text');
const of = async (page: Page, type: string): Promise<readonly unknown[]> =>
  (await asked(page)).flatMap(([asked, body]) => (asked === type ? [body] : []));
/** What the hub answers from now on. */
const answer = (page: Page, type: string, value: unknown): Promise<void> =>
  page.evaluate(
    ([key, told]) => {
      const { answers } = globalThis as unknown as { answers: Record<string, unknown> };
      answers[key] = told;
    },
    [type, value] as const,
  );
test('a recording that the gateway has is fetched part by part, and plays; or it says that it cannot', async () => {
  const page = await stories.open('shift/history');
  await rows(page).nth(3).click();
  const listen = button(page, en('history_listen'));
  await listen.click();
  await expect(page.getByText(en('history_recording_failed'))).toBeVisible();
  const part = { data: btoa('abc'), size: 6, type: 'audio/wav' };
  await answer(page, 'recording.part', { ok: true, value: part });
  await listen.press('Enter');
  await expect(page.getByLabel(en('history_recording'))).toBeVisible();
  expect(await of(page, 'recording.part')).toEqual([
    { id: 'v4', from: 0 },
    { id: 'v4', from: 0 },
    { id: 'v4', from: 3 },
  ]);
});
