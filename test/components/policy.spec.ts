import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { en } from '../e2e/harness/en';
import { answer, asked } from './story-browser';
import type { StoryBrowser } from './story-browser';
import { test } from './story-test';

let stories: StoryBrowser;
test.beforeEach(({ storyBrowser }) => {
  stories = storyBrowser;
});
test.afterEach(() => stories.clear());

const row = (page: Page, key: string): Locator =>
  page.locator('.policy-keys > li').filter({ has: page.getByText(key, { exact: true }) });

test('what the company has set is shown, says so, and cannot be changed', async () => {
  const page = await stories.open('options/company');
  const issuer = page.getByLabel(en('options_issuer'));
  await expect(issuer).toHaveValue('https://id.acme.example/realms/agents');
  await expect(issuer).toBeDisabled();
  await expect(issuer).toHaveAccessibleDescription(new RegExp(en('options_set_by_company'), 'u'));
  await expect(page.getByRole('radio', { name: en('options_practice') })).toBeDisabled();
  await expect(page.getByRole('checkbox', { name: en('options_note_required') })).toBeDisabled();
  await expect(page.getByRole('checkbox', { name: en('options_noise') })).toBeDisabled();
  await expect(page.getByRole('checkbox', { name: en('options_echo') })).toBeEnabled();
  const site = (origin: string) =>
    page.getByRole('checkbox', { name: en('options_site_on', origin) });
  await expect(site('https://crm.acme.example')).toBeDisabled();
  await expect(site('https://wiki.example')).toBeEnabled();
  const remove = (origin: string) =>
    page.getByRole('button', { name: en('options_site_remove', origin) });
  await expect(remove('https://wiki.example')).toBeVisible();
  await expect(remove('https://crm.acme.example')).toHaveCount(0);
});

test('the box of a site shows what the agent wants, also while it is being stored', async () => {
  const page = await stories.open('options/company');
  const box = page.getByRole('checkbox', { name: en('options_site_on', 'https://wiki.example') });
  const before = await box.isChecked();
  await box.click();
  await expect.poll(async () => (await asked(page)).some(([type]) => type === 'save')).toBe(true);
  expect(await box.isChecked()).toBe(!before);
});

test('the panel says who decided about a site, and its switch does not move', async () => {
  const page = await stories.open('page/fixed');
  const list = page.getByRole('region', { name: en('page_numbers') });
  const turn = list.getByRole('switch');
  await expect(turn).toBeDisabled();
  await expect(turn).toHaveAccessibleDescription(en('options_set_by_company'));
  await expect(list.getByText(en('options_set_by_company'))).toBeVisible();

  const own = await stories.open('page/found');
  await expect(own.getByRole('switch')).toBeEnabled();
  await expect(own.getByText(en('options_set_by_company'))).toHaveCount(0);
});

test('devices that the company has set have a lock, in the panel and in the settings', async () => {
  const panel = await stories.open('shift/devices-fixed');
  const microphone = panel.getByLabel(en('device_microphone'));
  await expect(microphone).toBeDisabled();
  await expect(microphone).toHaveAccessibleDescription(
    new RegExp(en('options_set_by_company'), 'u'),
  );
  await expect(panel.getByLabel(en('device_speaker'))).toBeEnabled();
  const volume = (name: string) => panel.getByRole('slider', { name, exact: true });
  await expect(volume(en('device_ring_volume'))).toBeDisabled();
  await expect(volume(en('device_volume'))).toBeEnabled();

  const settings = await stories.open('options/company');
  await expect(settings.getByLabel(en('device_speaker'), { exact: true })).toBeDisabled();
  await expect(settings.getByLabel(en('device_ringer'), { exact: true })).toBeEnabled();
});

test('every key says what counts and who has set it', async () => {
  const page = await stories.open('options/company');
  await expect(row(page, 'afterCallSeconds')).toContainText('45');
  await expect(row(page, 'afterCallSeconds')).toContainText(en('policy_by_enforced'));
  await expect(row(page, 'region')).toContainText(en('policy_by_defaults'));
  await expect(row(page, 'autoAnswer')).toContainText(en('policy_by_agent'));
  await expect(row(page, 'clientId')).toContainText(en('policy_by_built_in'));
  await expect(row(page, 'callsPerMinute')).toContainText(en('policy_company_only'));
  await expect(row(page, 'sites')).toContainText(`https://wiki.example: ${en('policy_value_yes')}`);
});

test('one’s own choice is given back by a button, from the keyboard too', async () => {
  const page = await stories.open('options/company');
  const name = en('policy_reset', en('policy_key_auto_answer'), en('policy_as_company'));
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
  const groups = en('policy_reset', en('policy_key_skill_groups'), en('policy_as_delivered'));
  await page.getByRole('button', { name: groups }).click();
  expect(await asked(page)).toEqual([
    ['save', { autoAnswer: null }],
    ['save', { skillGroups: null }],
  ]);
});

test('each fault tells its path, its reason, and what follows', async () => {
  const page = await stories.open('options/company');
  const faults = page.locator('.policy-faults li');
  await expect(faults.locator('code')).toHaveText([
    'enforced.deniedCountries[1]',
    'enforced.doNotCall',
    'enforced.premiumRate',
    'enforced.historyDays',
    'enforced.clientid',
    'defaults.keepAliveSeconds',
  ]);
  await expect(faults.nth(1)).toContainText(en('policy_effect_stops_dialling'));
  await expect(faults.nth(2)).toContainText(en('policy_effect_strictest'));
  await expect(faults.nth(3)).toContainText(en('policy_received', '120'));
  await expect(faults.nth(4)).toContainText(en('policy_reason_unknown_key'));
  await expect(faults.nth(5)).toContainText(en('policy_reason_whole_number'));
});

test('one click asks for every address that Chrome still keeps closed', async () => {
  const page = await stories.open('options/company');
  await page.getByRole('button', { name: en('options_policy_access_allow') }).click();
  expect(await asked(page)).toEqual([
    ['allow-sites', ['https://id.acme.example', 'https://phone.acme.example']],
  ]);
});

test('a policy that is on its way is said to be; without a company there is no such part', async () => {
  const waiting = await stories.open('options/company-waiting');
  await expect(waiting.getByText(en('options_policy_waiting'))).toBeVisible();
  const alone = await stories.open('options/practice');
  await expect(alone.getByRole('region', { name: en('options_policy') })).toHaveCount(0);
  await expect(alone.getByRole('region', { name: en('options_policy_all') })).toBeVisible();
});

test('set-up asks once for all of the company’s addresses, and says when Chrome was told no', async () => {
  const page = await stories.open('set-up-company');
  const allow = page.getByRole('button', { name: en('options_policy_access_allow') });
  await allow.click();
  await expect(page.getByText(en('options_site_refused'))).toHaveCount(0);
  await answer(page, 'allow-sites', false);
  await allow.click();
  await expect(page.getByText(en('options_site_refused'))).toBeVisible();
  const all = ['https://crm.acme.example', 'https://id.acme.example'];
  expect(await asked(page)).toEqual([
    ['allow-sites', all],
    ['allow-sites', all],
  ]);
});
