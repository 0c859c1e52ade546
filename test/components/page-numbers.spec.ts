import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { en } from '../e2e/harness/en';
import { asked } from './story-browser';
import type { StoryBrowser } from './story-browser';
import { test } from './story-test';

let stories: StoryBrowser;
test.beforeEach(({ storyBrowser }) => {
  stories = storyBrowser;
});
test.afterEach(() => stories.clear());

type Four = [Locator, Locator, Locator, Locator];

const list = (page: Page) => page.getByRole('region', { name: en('page_numbers') });
const rows = (page: Page) => list(page).getByRole('listitem');
const country = (page: Page) => list(page).getByLabel(en('region_label'));

test('each row tells name, label, number, extension and guess; its button says it all', async () => {
  const page = await stories.open('page/kinds');
  await expect(list(page).getByRole('button')).toHaveCount(5);
  const [ann, nobody, hotline, odd] = [0, 1, 2, 3].map((nth) => rows(page).nth(nth)) as Four;
  await expect(ann.locator('.person-name')).toHaveText('Ann Lee · Mobile');
  await expect(ann).toContainText('+49 302 345 67, ext. 12');
  await expect(ann).toContainText(en('number_guessed'));
  await expect(ann.locator('.guess svg')).toBeVisible();
  await expect(ann.getByRole('button')).toHaveAccessibleName(
    'Call Ann Lee, Mobile, +49 302 345 67, ext. 12, country guessed',
  );
  await expect(nobody.locator('.person-name')).toHaveText('+49 302 345 67');
  await expect(nobody).toContainText('030 234567');
  await expect(hotline.locator('.person-name')).toHaveText('95588');
  await expect(hotline.locator('.read-as .number')).toHaveText('客服热线');
  await expect(odd).toContainText(en('number_unusual'));
});

test('a row dials exactly its number, by click and by Enter, and says from which tab', async () => {
  const page = await stories.open('page/kinds');
  await rows(page).nth(0).getByRole('button').click();
  await rows(page).nth(2).getByRole('button').focus();
  await page.keyboard.press('Enter');
  expect(await asked(page)).toMatchObject([
    ['dial.number', { text: '+4930234567', tabId: 7 }],
    ['dial.number', { text: '95588', tabId: 7 }],
  ]);
});

test('what a page writes is text, and takes its place only', async () => {
  const page = await stories.open('page/kinds');
  await expect(list(page).locator('img, script')).toHaveCount(0);
  const hostile = rows(page).nth(4);
  await expect(hostile).toContainText('<img src=x onerror=alert(1)>');
  expect((await hostile.boundingBox())?.height).toBeLessThan(120);
});

test('many numbers are shown in part, filtered, and all on demand', async () => {
  const page = await stories.open('page/many');
  await expect(rows(page)).toHaveCount(8);
  await list(page).getByLabel(en('page_numbers_filter')).fill('cleo');
  await expect(rows(page)).toHaveCount(4);
  await list(page).getByLabel(en('page_numbers_filter')).fill('nobody');
  await expect(list(page).getByText(en('nothing_matches'))).toBeVisible();
  await page.keyboard.press('Escape');
  await list(page)
    .getByRole('button', { name: en('page_numbers_all', '12') })
    .click();
  await expect(rows(page)).toHaveCount(12);
  await expect(
    (await stories.open('page/found')).getByLabel(en('page_numbers_filter')),
  ).toHaveCount(0);
});

test('the country, and who says so, in words; another one is one choice', async () => {
  const page = await stories.open('page/found');
  await expect(country(page).locator('option:checked')).toHaveText('Germany (automatic)');
  await expect(country(page)).toHaveAccessibleDescription(en('region_from_language'));
  await expect(country(page).locator('optgroup').first().locator('option')).toHaveText([
    'Germany',
    'Austria',
    'United Kingdom',
  ]);
  expect(await country(page).locator('optgroup').nth(1).locator('option').count()).toBe(245);
  await country(page).focus();
  await page.keyboard.type('France');
  expect((await asked(page)).at(-1)).toEqual([
    'region.choose',
    { origin: 'https://crm.acme.example', region: 'FR' },
  ]);
});

test('a chosen country goes back to what the page tells', async () => {
  const page = await stories.open('page/chosen');
  await expect(country(page).locator('option:checked')).toHaveText('Austria');
  await expect(country(page)).toHaveAccessibleDescription(en('region_from_site'));
  await country(page).selectOption({ label: en('region_as_told') });
  expect(await asked(page)).toEqual([
    ['region.choose', { origin: 'https://crm.acme.example', region: '' }],
  ]);
});

for (const state of ['domain', 'setting', 'browser'] as const) {
  test(`the country is told to come from the ${state}`, async () => {
    const page = await stories.open(`page/${state}`);
    await expect(country(page)).toHaveAccessibleDescription(en(`region_from_${state}`));
    const guesses = list(page).getByText(en('number_guessed'));
    await expect(guesses).toHaveCount(state === 'setting' ? 0 : 1);
  });
}

test('a finder that has stopped is started by one click; one that is slow says so', async () => {
  const page = await stories.open('page/stopped');
  await expect(list(page).getByText(en('finder_stopped'))).toBeVisible();
  await list(page)
    .getByRole('button', { name: en('finder_resume') })
    .click();
  expect(await asked(page)).toEqual([['finder.resume', { tabId: 7 }]]);
  const slow = await stories.open('page/slowed');
  await expect(list(slow).getByText(en('finder_slowed'))).toBeVisible();
  await expect(list(slow).getByRole('button', { name: en('finder_resume') })).toHaveCount(0);
});

test('an empty list says why, and what to do', async () => {
  const off = await stories.open('page/off');
  await expect(list(off).getByText(en('page_off'))).toBeVisible();
  await expect(country(off)).toHaveCount(0);
  const turn = list(off).getByRole('switch', { name: en('options_site_on', 'crm.acme.example') });
  await expect(turn).not.toBeChecked();
  await turn.focus();
  await off.keyboard.press('Space');
  expect(await asked(off)).toEqual([
    ['site.switch', { origin: 'https://crm.acme.example', on: true }],
  ]);
  const unread = await stories.open('page/unread');
  await expect(list(unread).getByText(en('page_unread'))).toBeVisible();
  await expect(list(unread).getByRole('switch')).toHaveCount(0);
  await list(unread)
    .getByRole('button', { name: en('options_site_add') })
    .click();
  expect(await asked(unread)).toEqual([['options.open', {}]]);
  const empty = await stories.open('page/empty');
  await expect(list(empty).getByText(en('page_numbers_empty'))).toBeVisible();
  await expect(list(empty).getByRole('switch')).toBeChecked();
});

test('the question names country and number, and takes another country', async () => {
  const page = await stories.open('question-country');
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('+44 20 7946 0018', { exact: true })).toBeVisible();
  await expect(sheet.getByRole('status')).toHaveText(
    en('question_calls', '+44 20 7946 0018', 'United Kingdom'),
  );
  await expect(sheet.getByText(en('question_remembered', 'crm.acme.example'))).toBeVisible();
  await sheet.getByLabel(en('question_country_guess')).selectOption('DE');
  await sheet.getByRole('button', { name: en('call'), exact: true }).click();
  expect(await asked(page)).toEqual([
    ['dial.reread', { id: 'q1', region: 'DE' }],
    ['dial.confirm', { id: 'q1', number: '+442079460018' }],
  ]);
});

test('a country in which there is no such number cannot be called', async () => {
  const page = await stories.open('question-refused');
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText(en('notice_dial_invalid_number'))).toBeVisible();
  await expect(sheet.getByRole('status')).toHaveText(en('question_refused', 'Germany'));
  await expect(sheet.getByRole('button', { name: en('call'), exact: true })).toBeDisabled();
});

test('settings: a country that was chosen for a site can be forgotten', async () => {
  const page = await stories.open('options/sip', { width: 800 });
  const site = 'https://crm.acme.example';
  await expect(page.getByText(`${site} · Austria`)).toBeVisible();
  await page.getByRole('button', { name: en('options_site_country_forget', site) }).click();
  expect(await asked(page)).toEqual([['save', { siteRegions: {} }]]);
});
