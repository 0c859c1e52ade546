import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { en } from '../e2e/harness/en';
import { answer, asked, turn } from './story-browser';
import type { StoryBrowser } from './story-browser';
import { test } from './story-test';

let stories: StoryBrowser;
test.beforeEach(({ storyBrowser }) => {
  stories = storyBrowser;
});
test.afterEach(() => stories.clear());

const during = (page: Page) => page.getByLabel(en('note_saved_as_typed'));
const after = (page: Page) => page.getByLabel(en('note'), { exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const notes = async (page: Page) =>
  (await asked(page)).filter(([type]) => type === 'wrap-up.note').map(([, body]) => body);

test('a note is saved at a pause, when the field is left, and when the panel goes', async () => {
  const page = await stories.open('work', { held: true });
  await during(page).pressSequentially('Wants');
  await expect(page.getByText(en('note_unsaved'))).toBeVisible();
  expect(await notes(page)).toEqual([]);
  await page.clock.runFor(300);
  await page.keyboard.type(' it');
  await button(page, en('mute')).focus();
  await during(page).focus();
  await page.keyboard.type(' now');
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));
  expect(await notes(page)).toEqual(
    ['Wants', 'Wants it', 'Wants it now'].map((note) => ({ call: 'c1', note })),
  );
});

test('an older echo takes no letter away; the newest is told as saved', async () => {
  const page = await stories.open('work-writing');
  await expect(page.getByText(en('note_saved'), { exact: true })).toBeVisible();
  await during(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Call back');
  await turn(page, 'work');
  await turn(page, 'work-writing');
  await expect(during(page)).toHaveValue(/Sent 2211-B\. Call back$/u);
  await expect(page.getByText(en('note_unsaved'))).toBeVisible();
});

test('a call that ends in mid-word takes neither the word nor the keyboard away', async () => {
  const page = await stories.open('work');
  await during(page).focus();
  await page.keyboard.type('Wants the inv');
  await turn(page, 'wrap-up');
  await expect(after(page)).toBeFocused();
  await page.keyboard.type('oice 2');
  await expect(after(page)).toHaveValue('Wants the invoice 2');
  await page.clock.runFor(300);
  expect((await notes(page)).at(-1)).toEqual({ call: 'c1', note: 'Wants the invoice 2' });
  expect((await asked(page)).map(([type]) => type)).not.toContain('wrap-up.disposition');
});

test('dispositions by the keys 1–9, a second press takes one back, no key while typing', async () => {
  const page = await stories.open('wrap-up');
  await expect(page.getByRole('radio', { name: 'Resolved' })).toBeChecked();
  await page.keyboard.press('2');
  await page.keyboard.press('9');
  await page.getByText('Resolved').click();
  await page.getByLabel(en('follow_up')).focus();
  await page.keyboard.press('3');
  expect(await asked(page)).toEqual([
    ['wrap-up.disposition', { call: 'c1', disposition: 'back' }],
    ['wrap-up.disposition', { call: 'c1', disposition: '' }],
  ]);
});

test('a rehearsal is said not to be saved, where there is a CRM; a call with somebody is not', async () => {
  const page = await stories.open('wrap-up-practice');
  const said = page.getByText(en('practice_not_saved'), { exact: true });
  await expect(said).toBeVisible();
  await turn(page, 'wrap-up');
  await expect(said).toBeHidden();
});

test('the whole wrap-up by keyboard alone', async () => {
  const page = await stories.open('wrap-up-plain', { held: true });
  await answer(page, 'wrap-up.save', { ok: true });
  await after(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Done.');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => (await asked(page)).map(([type]) => type))
    .toEqual(['wrap-up.note', 'wrap-up.save', 'call.dismiss']);
  expect(await asked(page)).toContainEqual(['wrap-up.save', { call: 'c1', ready: true }]);
});

test('a follow-up is a day from today on', async () => {
  const page = await stories.open('wrap-up-plain');
  const day = page.getByLabel(en('follow_up'));
  await expect(day).toHaveValue('2026-11-24');
  await day.fill('2026-12-01');
  await day.fill('2026-11-02');
  await day.blur();
  await expect(page.getByText(en('follow_up_fault'))).toBeVisible();
  await button(page, en('follow_up_clear')).click();
  expect(await asked(page)).toEqual([
    ['wrap-up.follow-up', { call: 'c1', date: '2026-12-01' }],
    ['wrap-up.follow-up', { call: 'c1', date: '' }],
  ]);
});

test('what is required is said before, and told at its place when it is missing', async () => {
  const page = await stories.open('wrap-up-required');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(en('required'));
  await button(page, en('save_ready')).click();
  await expect(page.getByText(en('wrap_up_fault_disposition_required'))).toBeVisible();
  await expect(page.getByRole('radio').first()).toBeFocused();
  expect(await asked(page)).toEqual([]);
});

test('what the hub refuses is told, too, and the call stays', async () => {
  const page = await stories.open('wrap-up');
  await answer(page, 'wrap-up.save', { ok: false, error: 'note-required' });
  await button(page, en('save_ready')).click();
  await expect(page.getByText(en('wrap_up_fault_note_required'))).toBeVisible();
  await expect(after(page)).toBeFocused();
  expect((await asked(page)).map(([type]) => type)).toEqual(['wrap-up.save']);
  await button(page, en('more_time')).click();
  expect((await asked(page)).at(-1)).toEqual(['agent.more-time', {}]);
});

test('what was being written when the browser stopped is offered, finished or left for later', async () => {
  const page = await stories.open('ready-recovered');
  await expect(page.getByRole('heading', { name: en('recovered_title') })).toBeVisible();
  await page.getByRole('button', { name: en('recovered_open') }).click();
  await expect(after(page)).toHaveValue(/2211-B/u);
  await button(page, en('later')).click();
  await page.getByRole('button', { name: en('recovered_open') }).click();
  await answer(page, 'wrap-up.save', { ok: true });
  await button(page, en('save')).click();
  await expect(page.getByLabel(en('dial_field'))).toBeVisible();
  expect(await asked(page)).toContainEqual(['wrap-up.save', { call: 'c1', ready: false }]);
});

test('a call that rings during the wrap-up comes first, and the words are there after it', async () => {
  const page = await stories.open('wrap-up');
  await after(page).fill('Half a sentence');
  await turn(page, 'wrap-up-ringing');
  await expect(page.getByText('Jane Doe', { exact: true })).toBeVisible();
  await turn(page, 'wrap-up');
  await expect(after(page)).toHaveValue('Half a sentence');
});
