import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { en } from '../e2e/harness/en';
import { asked, turn } from './story-browser';
import type { StoryBrowser } from './story-browser';
import { test } from './story-test';

let stories: StoryBrowser;
test.beforeEach(({ storyBrowser }) => {
  stories = storyBrowser;
});
test.afterEach(() => stories.clear());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const top = async (page: Page, name: string) =>
  (await page.getByRole('button', { name }).first().boundingBox())?.y;

test('of several the agent says who it is by keyboard, or that it is nobody of them', async () => {
  const page = await stories.open('ringing-several');
  await page.getByRole('button', { name: en('choose_customer', '王伟') }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: en('nobody_of_them') }).click();
  expect(await asked(page)).toEqual([
    ['customer.choose', { call: 'c1', contact: 1 }],
    ['customer.choose', { call: 'c1', contact: 'nobody' }],
  ]);
});

test('who was named can be changed, and their record, cases and the CRM are one click away', async () => {
  const page = await stories.open('in-call-customer');
  await expect(page.getByRole('region', { name: en('who_is_it') })).toHaveCount(0);
  await button(page, en('open_record')).click();
  await button(page, en('open_item', 'Portal login')).click();
  await button(page, en('more_in_crm', 'Salesforce')).click();
  await expect(page.getByText('Fourth')).toHaveCount(0);
  await button(page, en('change_customer')).click();
  const named = page.getByRole('button', { pressed: true });
  await expect(named).toHaveCount(1);
  await expect(named).toContainText('李薇 · Li Wei');
  expect(await asked(page)).toEqual([
    ['record.open', { call: 'c1', contact: 0 }],
    ['open-item.open', { call: 'c1', item: 2 }],
    ['record.open', { call: 'c1', contact: 0 }],
  ]);
});

test('where nobody is known the CRMs help on, and who did not answer is said quietly', async () => {
  const page = await stories.open('ringing-nobody');
  await expect(page.getByText(en('lookup_fault_unreachable', 'Salesforce'))).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await button(page, en('search_crm')).click();
  await button(page, en('create_contact_in', 'Salesforce')).click();
  await button(page, en('lookup_fault_expired', 'Dynamics 365')).click();
  expect(await asked(page)).toEqual([
    ['crm-page.open', { call: 'c1', way: 0 }],
    ['crm-page.open', { call: 'c1', way: 1 }],
    ['options.open', {}],
  ]);
});

test('by name: the keyboard goes in, along and back, and whoever is chosen is the customer', async () => {
  const page = await stories.open('in-call-long');
  const opener = button(page, en('search_by_name'));
  await opener.press('Enter');
  await expect(page.getByLabel(en('name_field'), { exact: true })).toBeFocused();
  await page.keyboard.type('L');
  await page.keyboard.press('Enter');
  await page.keyboard.type('i Wei');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  expect(await asked(page)).toEqual([['customer.search', { call: 'c1', name: 'Li Wei' }]]);

  await stories.show(page, 'shift/finding-found');
  await expect(page.getByText(en('why_name', 'Salesforce')).first()).toBeVisible();
  await expect(page.getByText(en('lookup_fault_unreachable', 'Salesforce'))).toBeVisible();
  const second = page.locator('.find-drawer .candidate').nth(1);
  await second.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.find-drawer')).toHaveCount(0);
  const chosen = { call: 'c1', contact: { search: 's1', place: 1 } };
  expect(await asked(page)).toEqual([['customer.choose', chosen]]);
});

test('a new contact: once by a double click, and no second one while nobody knows of the first', async () => {
  const page = await stories.open('shift/finding-nobody');
  await expect(page.getByText(en('name_nobody', 'Li Wei'))).toBeVisible();
  await page
    .locator('.find-drawer')
    .getByRole('button', { name: en('create_contact') })
    .click();
  await button(page, en('create_contact_in', 'HubSpot')).click();
  const [[type, body] = []] = await asked(page);
  expect([type, body]).toMatchObject([
    'customer.create',
    { call: 'c1', connector: 'hubspot', name: 'Li Wei' },
  ]);

  await stories.show(page, 'shift/finding-unsure');
  await expect(page.getByText(en('contact_unsure', 'HubSpot'))).toBeVisible();
  await page.getByLabel(en('name_field'), { exact: true }).fill('Li Wei');
  await button(page, en('contact_look_again', 'HubSpot')).click();
  // It is on its way there.
  await button(page, en('create_contact_in', 'Kundenverwaltung Zentraleinkauf')).dblclick({
    force: true,
  });
  expect(await asked(page)).toMatchObject([['customer.create', { connector: 'hubspot' }]]);
});

test('an answer that comes late moves nothing that may be pressed', async () => {
  const page = await stories.open('ringing-several');
  const [choice, answer] = [en('choose_customer', '李薇'), en('answer')];
  const before = [await top(page, choice), await top(page, answer)];
  await turn(page, 'ringing-several-later');
  await expect(page.getByText('Head of Everything')).toHaveCount(2);
  expect([await top(page, choice), await top(page, answer)]).toEqual(before);
});

test('whose page is in front can be called at each of their numbers, before all others', async () => {
  const page = await stories.open('page/record');
  const calls = page.getByRole('region', { name: en('page_numbers') }).locator('.call');
  await expect(calls).toHaveCount(3);
  await expect(calls.nth(0)).toHaveAccessibleName('Call Jane Doe, Mobile, +1 415 555 0132');
  await calls.nth(1).click();
  expect(await asked(page)).toMatchObject([['dial.number', { text: '+493023456789', tabId: 7 }]]);
});
