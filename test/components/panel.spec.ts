import { expect } from '@playwright/test';
import { asked } from './story-browser';
import type { Look, StoryBrowser } from './story-browser';
import { test } from './story-test';

let stories: StoryBrowser;
test.beforeEach(({ storyBrowser }) => {
  stories = storyBrowser;
});
test.afterEach(() => stories.clear());

const open = (story: string, look?: Look) => stories.open(story, look);

test.describe('by keyboard alone', () => {
  test('a typed number is dialled by Enter', async () => {
    const page = await open('ready');
    const field = page.getByLabel('Name or number');
    const focused = () => field.evaluate((one) => one === document.activeElement);
    for (let stops = 0; stops < 12 && !(await focused()); stops += 1) {
      await page.keyboard.press('Tab');
    }
    await expect(field).toBeFocused();
    await page.keyboard.type('+44 20 7946 0018');
    await page.keyboard.press('Enter');
    expect(await asked(page)).toMatchObject([['dial.number', { text: '+44 20 7946 0018' }]]);
  });

  test('a name that only one number has is dialled by Enter; of many, the first is focused', async () => {
    const page = await open('ready');
    await page.getByLabel('Name or number').focus();
    await page.keyboard.type('jane');
    await page.keyboard.press('Enter');
    expect(await asked(page)).toMatchObject([['dial.number', { text: '+14155550132' }]]);
    await page.keyboard.press('Escape');
    await page.keyboard.type('e');
    await page.keyboard.press('Enter');
    await expect(page.locator('.call').first()).toBeFocused();
    expect(await asked(page)).toHaveLength(1);
  });

  test('a ringing call is answered, and no key that was being typed does it', async () => {
    const page = await open('ringing');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    expect(await asked(page)).toEqual([]);
    await page.getByRole('button', { name: 'Answer' }).focus();
    await page.keyboard.press('Enter');
    expect(await asked(page)).toEqual([['call.act', { call: 'c1', action: { type: 'answer' } }]]);
  });

  test('digits become tones while the keypad is open', async () => {
    const page = await open('in-call');
    await page.keyboard.press('5');
    expect(await asked(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keypad' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('5');
    await page.keyboard.press('#');
    expect(await asked(page)).toEqual([
      ['call.act', { call: 'c1', action: { type: 'dtmf', tones: '5' } }],
      ['call.act', { call: 'c1', action: { type: 'dtmf', tones: '#' } }],
    ]);
  });

  test('the question is dismissed by Escape and confirmed by its button only', async () => {
    const page = await open('question');
    await page.keyboard.press('Escape');
    expect(await asked(page)).toEqual([['dial.dismiss', { id: 'q1' }]]);
    await page.getByRole('button', { name: 'Call', exact: true }).focus();
    await page.keyboard.press('Enter');
    expect(await asked(page)).toHaveLength(2);
  });
});

test('a key held down does not answer the question', async () => {
  const page = await stories.blank({ held: true });
  await page.goto(stories.url('question'));
  // Drawn, and no moment more.
  await page.clock.runFor(100);
  await expect(page.getByRole('button', { name: 'Call', exact: true })).toBeDisabled();
  await page.clock.runFor(600);
  await expect(page.getByRole('button', { name: 'Call', exact: true })).toBeEnabled();
});

test('only what the call centre can do has a button', async () => {
  const page = await open('set-up-practice');
  await expect(page.getByRole('button', { name: 'Ring me' })).toHaveCount(0);
  const practice = await open('ready-practice');
  await expect(practice.getByRole('button', { name: 'Ring me' })).toBeVisible();
});

test('settings: a wrong address is told beside its field and not saved, and stays typed', async () => {
  const page = await open('options/hosted', { width: 800 });
  await page.getByLabel('Address of the softphone page').fill('ftp://x');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('begins with https://').first()).toBeVisible();
  expect(await asked(page)).toEqual([]);
  await page.getByLabel('Address of the softphone page').fill('https://phone.acme.example/');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('Saved').first()).toBeVisible();
  expect(await asked(page)).toEqual([
    [
      'save',
      {
        provider: 'hosted',
        gateway: '',
        hostedUrl: 'https://phone.acme.example/',
        hostedPlace: 'engine',
      },
    ],
  ]);
});
