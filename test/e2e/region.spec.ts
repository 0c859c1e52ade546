import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { clickNumber } from './harness/crm-page';
import { en } from './harness/en';
import { callsIn } from './harness/hub-view';
import { openStage } from './harness/stage';
import type { Stage } from './harness/stage';

const html = (body: string, lang = '') =>
  `<!doctype html><html${lang && ` lang="${lang}"`}><title>CRM</title><h1>Ann Lee</h1>${body}`;
const PAGES = {
  '/german': html(
    '<p>Telefon: <span>030 901820</span></p><p>Fax: <span>030 901821</span></p>' +
      '<p>Tel. <span>+43 1 514440</span></p>',
    'de',
  ),
  '/plain': html('<p>Phone: <span>020 7946 0018</span></p>'),
  '/linked': html('<p><a href="tel:+4930901822">Ring Ann</a></p>', 'de'),
};

let stage: Stage;
let page: Page;
let panel: Page;

test.beforeAll(async () => {
  stage = await openStage(PAGES);
});
test.afterAll(() => stage.close());
test.beforeEach(async () => {
  await stage.edward.setSettings({ siteRegions: {} });
  page = await stage.edward.context.newPage();
  await page.goto(stage.server.url('/german'));
  panel = await stage.edward.panels.open(page);
});
test.afterEach(async () => {
  await finish();
  await page.close();
});

const list = () => panel.getByRole('region', { name: en('page_numbers') });
const country = () => list().getByLabel(en('region_label'));
const sheet = () => panel.getByRole('dialog');
const yes = () => sheet().getByRole('button', { name: en('call'), exact: true });
const invites = () => stage.world.pbx.invites().map(({ to }) => to);

test('a country that is a guess is confirmed before the first call on its site, and kept', async () => {
  const before = invites();
  await clickNumber(page, '030 901820');
  await expect(sheet().getByRole('status')).toHaveText(
    en('question_calls', '+49 309 018 20', 'Germany'),
  );
  expect(invites()).toEqual(before);

  await test.step('another country is read, shown, and refused where there is no such number', async () => {
    await sheet().getByLabel(en('question_country_guess')).selectOption('DK');
    await expect(sheet().getByText(en('notice_dial_invalid_number'))).toBeVisible();
    await expect(yes()).toBeDisabled();
    await sheet().getByLabel(en('question_country_guess')).selectOption('IT');
    await expect(sheet().getByText('+39', { exact: false }).first()).toBeVisible();
    await sheet().getByLabel(en('question_country_guess')).selectOption('DE');
    await expect(sheet().getByText('+49 309 018 20', { exact: true })).toBeVisible();
  });

  await yes().click();
  await expect.poll(invites).toEqual([...before, '+4930901820']);
  await finish();

  await test.step('the next call on the site is not asked about', async () => {
    await clickNumber(page, '030 901821');
    await expect.poll(invites).toEqual([...before, '+4930901820', '+4930901821']);
    await finish();
    await expect(country().locator('option:checked')).toHaveText('Germany');
    await expect(country()).toHaveAccessibleDescription(en('region_from_site'));
  });

  await test.step('another site asks again', async () => {
    await page.goto(stage.server.url('/german', 'localhost'));
    await clickNumber(page, '030 901820');
    await expect(sheet().getByRole('status')).toBeAttached();
    await panel.keyboard.press('Escape');
    await expect(sheet()).toHaveCount(0);
    expect(invites()).toHaveLength(before.length + 2);
  });
});

test('the country that the agent chooses in the question is the one that is called and kept', async () => {
  const before = invites();
  await clickNumber(page, '030 901820');
  await sheet().getByLabel(en('question_country_guess')).selectOption('NL');
  await expect(sheet().getByText('+31', { exact: false }).first()).toBeVisible();
  const { question } = await stage.edward.snapshot<Snapshot>();
  await yes().click();
  await expect.poll(invites).toEqual([...before, question?.number]);
  expect(question?.number).toMatch(/^\+31/u);
  await finish();
  await expect(country().locator('option:checked')).toHaveText('Netherlands');
});

test('a number that names its country is never asked about', async () => {
  const before = invites();
  await clickNumber(page, '+43 1 514440');
  await expect.poll(invites).toEqual([...before, '+431514440']);
  await finish();
  await page.goto(stage.server.url('/linked'));
  await clickNumber(page, 'Ring Ann');
  await expect.poll(invites).toEqual([...before, '+431514440', '+4930901822']);
  await expect(sheet()).toHaveCount(0);
});

test('the panel shows the country and who says so; another choice reads the page anew', async () => {
  await expect(country().locator('option:checked')).toHaveText('Germany (automatic)');
  await expect(country()).toHaveAccessibleDescription(en('region_from_language'));

  await page.goto(stage.server.url('/plain'));
  await expect(country().locator('option:checked')).toHaveText('United States (automatic)');
  await expect(country()).toHaveAccessibleDescription(en('region_from_browser'));
  const numbers = list().getByRole('listitem');
  await expect(numbers).toHaveCount(0);
  await country().selectOption('GB');
  await expect(numbers).toHaveCount(1);
  await expect(numbers.first()).toContainText('+44 20 7946 0018');
  await expect(numbers.first().locator('.guess')).toHaveCount(0);
  await country().selectOption({ label: en('region_as_told') });
  await expect(numbers).toHaveCount(0);
  await expect(country().locator('option:checked')).toHaveText('United States (automatic)');
});

test('a number from the list is asked about like one on the page', async () => {
  const before = invites();
  const row = list().getByRole('listitem').filter({ hasText: '+49 309 018 21' });
  await expect(row.getByText(en('number_guessed'))).toBeVisible();
  await row.getByRole('button').press('Enter');
  await expect(sheet().getByRole('status')).toHaveText(
    en('question_calls', '+49 309 018 21', 'Germany'),
  );
  await yes().click();
  await expect.poll(invites).toEqual([...before, '+4930901821']);
});

/** The customer's phone rings for every number: the call is given up, and the panel is ready again. */
async function finish(): Promise<void> {
  const calls = await callsIn(stage.edward);
  if (calls.length === 0) return;
  const live = panel.getByRole('button', { name: en('cancel_call') });
  const done = panel.getByRole('button', { name: en('done'), exact: true });
  await live.or(done).click();
  if (!calls.some((call) => call.includes('ended'))) await done.click();
  await expect.poll(() => callsIn(stage.edward)).toEqual([]);
}
