import { expect } from '@playwright/test';
import { accessibilityFaults, overflow } from './accessibility';
import { STORIES } from './stories/names';
import { test } from './story-test';

/** Colours change nothing that another rule looks at. */
const COLOURS = ['color-contrast'];

/** `rules`: those that are looked at, all when there are none. */
const LOOKS = [
  { name: 'light', theme: 'light', language: 'en', forcedColors: 'none', rules: [] },
  {
    name: 'dark, in Chinese',
    theme: 'dark',
    language: 'zh_CN',
    forcedColors: 'none',
    rules: COLOURS,
  },
  {
    name: 'forced colours',
    theme: 'light',
    language: 'en',
    forcedColors: 'active',
    rules: COLOURS,
  },
] as const;

for (const group of ['panel', 'shift', 'page', 'other'] as const) {
  for (const { name, theme, language, forcedColors, rules } of LOOKS) {
    test(`${group}, ${name}: no accessibility fault, and it fits 320 px`, async ({
      storyBrowser,
    }) => {
      test.setTimeout(300_000);
      const page = await storyBrowser.blank({ theme });
      await page.emulateMedia({ forcedColors });
      for (const story of STORIES[group]) {
        await storyBrowser.show(page, story, language);
        expect.soft(await accessibilityFaults(page, rules), story).toEqual([]);
        expect.soft(await overflow(page), story).toBeLessThanOrEqual(0);
      }
      await storyBrowser.clear();
    });
  }

  test(`${group}: a language of long words fits 320 px`, async ({ storyBrowser }) => {
    test.setTimeout(300_000);
    const page = await storyBrowser.blank({});
    for (const story of STORIES[group]) {
      await storyBrowser.show(page, story, 'long');
      expect.soft(await overflow(page), story).toBeLessThanOrEqual(0);
    }
    await storyBrowser.clear();
  });
}
