import { expect } from '@playwright/test';
import { accessibilityFaults, cutOff, overflow } from './accessibility';
import { STORIES } from './stories/names';
import { test } from './story-test';

/** A side panel of 320 px at 200 % zoom (WCAG 1.4.4), in CSS pixels. */
const ZOOMED = 160;
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

  if (group !== 'other') {
    test(`${group}: at 200 % zoom nothing is cut off, nor reached by scrolling sideways`, async ({
      storyBrowser,
    }) => {
      test.setTimeout(300_000);
      const page = await storyBrowser.blank({ width: ZOOMED });
      for (const story of STORIES[group]) {
        await storyBrowser.show(page, story);
        expect.soft(await overflow(page), story).toBeLessThanOrEqual(0);
        expect.soft(await cutOff(page), story).toEqual([]);
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
