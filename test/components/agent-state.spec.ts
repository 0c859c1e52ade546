import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { accessibilityFaults } from './accessibility';
import { en } from '../e2e/harness/en';
import { asked, turn } from './story-browser';
import type { StoryBrowser } from './story-browser';
import { test } from './story-test';

let stories: StoryBrowser;
test.beforeEach(({ storyBrowser }) => {
  stories = storyBrowser;
});
test.afterEach(() => stories.clear());

const state = (page: Page, text: string) =>
  page.getByRole('button', { name: en('agent_menu', text) });
const item = (page: Page, name: string) => page.getByRole('menuitemradio', { name });

test('the state is a menu: arrows, Home, End, letters, Escape; the present one is marked', async () => {
  const page = await stories.open('break');
  await state(page, 'Lunch').focus();
  await page.keyboard.press('ArrowDown');
  await expect(item(page, 'Lunch')).toBeFocused();
  await expect(item(page, 'Lunch')).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(item(page, 'Training')).toBeFocused();
  await page.keyboard.press('End');
  await expect(item(page, en('state_offline'))).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(item(page, en('state_ready'))).toBeFocused();
  await page.keyboard.type('tr');
  await expect(item(page, 'Training')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(state(page, 'Lunch')).toBeFocused();
  expect(await asked(page)).toEqual([]);
});

test('a break by its reason, and back, by keyboard alone', async () => {
  const page = await stories.open('offline');
  await state(page, en('state_offline')).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('lu');
  await page.keyboard.press('Enter');
  await expect(state(page, en('state_offline'))).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  expect(await asked(page)).toEqual([
    ['agent.set', { duty: 'break', reason: 'lunch' }],
    ['agent.set', { duty: 'ready' }],
  ]);
});

test('where the company names no reasons there is one plain break', async () => {
  const page = await stories.open('break-plain');
  await state(page, en('state_break')).click();
  await expect(page.getByRole('menuitemradio')).toHaveCount(3);
  await item(page, en('state_break')).click();
  expect(await asked(page)).toEqual([['agent.set', { duty: 'break' }]]);
});

test('the menu goes when the pointer is used elsewhere, and Tab goes on from its button', async () => {
  const page = await stories.open('ready');
  await state(page, en('state_ready')).click();
  await page.getByRole('heading', { name: en('recent_calls') }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await state(page, en('state_ready')).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(state(page, en('state_ready'))).not.toBeFocused();
  await expect(page.locator('header :focus')).toHaveCount(1);
});

test('after-call work counts down, takes one more minute, and ends by going ready', async () => {
  const page = await stories.open('after-call');
  const clock = state(page, en('state_after_call')).getByRole('timer', { includeHidden: true });
  const first = await clock.textContent();
  await page.clock.runFor(3000);
  await expect(clock).not.toHaveText(first ?? '');
  await page.getByRole('button', { name: en('more_time') }).click();
  await page.getByRole('button', { name: en('go_ready') }).click();
  expect(await asked(page)).toEqual([
    ['agent.more-time', {}],
    ['agent.set', { duty: 'ready' }],
  ]);
  await page.clock.runFor(60_000);
  await expect(clock).toHaveText('0:00');
});

for (const [story, cause] of [
  ['not-ready-device', 'not_ready_device_lost'],
  ['not-ready-missed', 'not_ready_missed_call'],
] as const) {
  test(`${story}: why, and what to do, in words`, async () => {
    const page = await stories.open(story);
    const bar = page.getByRole('region', { name: en('agent_menu_label') });
    await expect(bar.getByText(en(cause), { exact: true })).toBeVisible();
    await expect(bar.getByText(en(`${cause}_next`))).toBeVisible();
    await bar.getByRole('button', { name: en('go_ready') }).click();
    expect(await asked(page)).toEqual([['agent.set', { duty: 'ready' }]]);
  });
}

test('without a microphone nobody goes ready: it is checked first', async () => {
  const page = await stories.open('not-ready-microphone');
  await expect(page.getByRole('button', { name: en('go_ready') })).toHaveCount(0);
  await page.getByRole('button', { name: en('step_microphone_check') }).click();
  expect(await asked(page)).toEqual([['microphone.ask', {}]]);
});

test('going off duty by itself moves nothing above it, and is said', async () => {
  const page = await stories.open('ready-missed');
  const field = page.getByLabel(en('dial_field'));
  const before = await field.boundingBox();
  await turn(page, 'not-ready-device');
  await expect(state(page, en('state_not_ready'))).toBeVisible();
  expect(await field.boundingBox()).toEqual(before);
  await expect(page.locator('[aria-live=assertive]')).toHaveText(
    `${en('announce_duty', en('state_not_ready'))}. ${en('not_ready_device_lost')}. ${en('not_ready_device_lost_next')}`,
  );
});

test('missed calls are counted beside the list', async () => {
  const page = await stories.open('ready-missed');
  await expect(page.getByText(en('missed_count', '3'))).toBeVisible();
  await turn(page, 'ready');
  await expect(page.locator('.count')).toHaveCount(0);
});

test('Enter in the empty field brings back the last number; a second Enter dials it', async () => {
  const page = await stories.open('ready');
  const field = page.getByLabel(en('dial_field'));
  await field.focus();
  await expect(field).toHaveAccessibleDescription(en('redial_hint'));
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('+442079460018');
  expect(await asked(page)).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await asked(page)).toMatchObject([['dial.number', { text: '+442079460018' }]]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`an open menu has no accessibility fault, ${theme}`, async () => {
    const page = await stories.open('break', { theme });
    await state(page, 'Lunch').click();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
}
