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

test.describe('an admin’s directory', () => {
  const part = (page: Page) => page.getByRole('region', { name: en('options_directory') });

  test('nobody else has it', async () => {
    await expect(part(await stories.open('options/hosted'))).toHaveCount(0);
  });

  test('lists what the gateway can, finds by name, and adds from the keyboard', async () => {
    const page = await stories.open('options/admin');
    const here = part(page);
    const kinds = here.getByRole('group', { name: en('options_directory_kinds') });
    await expect(kinds.getByRole('button')).toHaveText([
      en('directory_agents'),
      en('directory_skill_groups'),
      en('directory_numbers'),
    ]);
    await expect(here.getByRole('listitem')).toHaveCount(50);
    await here.getByLabel(en('directory_search')).fill('8002');
    await expect(here.getByRole('listitem')).toHaveText(/李薇/u);
    await here.getByRole('button', { name: en('directory_add') }).press('Enter');
    await here.getByLabel(en('directory_field_name'), { exact: true }).fill('Bo');
    await here.getByLabel(en('directory_field_email')).fill('taken@acme.example');
    await page.keyboard.press('Enter');
    await expect(here.getByText('Duplicate.Email')).toBeVisible();
    await here.getByLabel(en('directory_field_email')).fill('bo@acme.example');
    await page.keyboard.press('Enter');
    await expect(here.getByText('Duplicate.Email')).toHaveCount(0);
    await expect(here.getByLabel(en('directory_field_email'))).toHaveCount(0);
    expect(await of(page, 'directory.change')).toEqual([
      { kind: 'agents', do: 'create', fields: { name: 'Bo', email: 'taken@acme.example' } },
      { kind: 'agents', do: 'create', fields: { name: 'Bo', email: 'bo@acme.example' } },
    ]);
    expect(await of(page, 'directory.list')).toEqual(['agents', 'agents']);
  });

  test('tells what was changed alone, and removes by a second click on other words', async () => {
    const page = await stories.open('options/admin');
    const here = part(page);
    await here.getByRole('button', { name: en('directory_change_who', 'Ada Example') }).click();
    await here.getByLabel(en('directory_field_mobile')).fill('13900139000');
    await here.getByRole('button', { name: en('save') }).click();
    await here.getByRole('button', { name: en('directory_remove_who', '李薇') }).click();
    expect(await of(page, 'directory.change')).toHaveLength(1);
    await here.getByRole('button', { name: en('directory_really_who', '李薇') }).click();
    expect(await of(page, 'directory.change')).toEqual([
      { kind: 'agents', do: 'change', id: 'ada@acme', fields: { mobile: '13900139000' } },
      { kind: 'agents', do: 'remove', id: 'li@acme', fields: {} },
    ]);
  });

  test('nothing there, and nobody who answers, are said', async () => {
    const empty = part(await stories.open('options/admin'));
    await empty.getByRole('button', { name: en('directory_numbers') }).click();
    await expect(empty.getByText(en('directory_empty'))).toBeVisible();
    const page = await stories.open('options/admin-failed');
    const down = part(page);
    await expect(down.getByText('Throttling: slow down')).toBeVisible();
    await down.getByRole('button', { name: en('try_again') }).click();
    await expect.poll(() => of(page, 'directory.list')).toEqual(['agents', 'agents']);
  });
});
