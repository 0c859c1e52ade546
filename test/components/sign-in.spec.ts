import { expect } from '@playwright/test';
import { en } from '../e2e/harness/en';
import { asked } from './story-browser';
import type { StoryBrowser } from './story-browser';
import { test } from './story-test';

let stories: StoryBrowser;
test.beforeEach(({ storyBrowser }) => {
  stories = storyBrowser;
});
test.afterEach(() => stories.clear());

test('a kind of provider is chosen; a line that is no parameter stops saving', async () => {
  const page = await stories.open('options/sip', { width: 800 });
  const part = page.getByRole('region', { name: en('options_sign_in') });
  await part.getByLabel(en('options_preset')).selectOption(en('options_preset_entra'));
  await part.getByLabel(en('options_parameters')).fill('domain_hint');
  await part.getByRole('button', { name: en('save') }).click();
  await expect(part.getByText(en('options_parameters_invalid'))).toBeVisible();
  expect(await asked(page)).toEqual([]);
  await part.getByLabel(en('options_parameters')).fill('domain_hint=acme.example');
  await part.getByRole('button', { name: en('save') }).click();
  const wanted = {
    identityPreset: 'entra',
    authorizeParameters: { domain_hint: 'acme.example' },
  };
  await expect
    .poll(() => asked(page))
    .toEqual([['save', expect.objectContaining(wanted) as unknown]]);
});
