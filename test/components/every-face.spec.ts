import { expect } from '@playwright/test';
import { accessibilityFaults, cutOff, overflow } from './accessibility';
import { STORIES } from './stories/names';
import { test } from './story-test';

/** A side panel of 320 px at 200 % zoom (WCAG 1.4.4), in CSS pixels. */
const ZOOMED = 160;
/** Colours change nothing that another rule looks at. */
const COLOURS = ['color-contrast'];

for (const group of ['panel', 'shift', 'page', 'other'] as const) {
  // One page for both: to load it costs as much as to look at its colours.
  test(`${group}, light and in forced colours: no accessibility fault, and it fits 320 px`, async ({
    storyBrowser,
  }) => {
    test.setTimeout(300_000);
    const page = await storyBrowser.blank({});
    for (const story of STORIES[group]) {
      await storyBrowser.show(page, story);
      expect.soft(await accessibilityFaults(page), story).toEqual([]);
      expect.soft(await overflow(page), story).toBeLessThanOrEqual(0);
      await page.emulateMedia({ forcedColors: 'active' });
      expect.soft(await accessibilityFaults(page, COLOURS), `${story}, forced`).toEqual([]);
      expect.soft(await overflow(page), `${story}, forced`).toBeLessThanOrEqual(0);
      await page.emulateMedia({ forcedColors: 'none' });
    }
    await storyBrowser.clear();
  });

  test(`${group}, dark, in Chinese: no accessibility fault, and it fits 320 px`, async ({
    storyBrowser,
  }) => {
    test.setTimeout(300_000);
    const page = await storyBrowser.blank({ theme: 'dark' });
    for (const story of STORIES[group]) {
      await storyBrowser.show(page, story, 'zh_CN');
      expect.soft(await accessibilityFaults(page, COLOURS), story).toEqual([]);
      expect.soft(await overflow(page), story).toBeLessThanOrEqual(0);
    }
    await storyBrowser.clear();
  });

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
