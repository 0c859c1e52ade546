import { expect } from '@playwright/test';
import { accessibilityFaults, cutOff, overflow } from './accessibility';
import { STORIES } from './stories/names';
import { tell } from './story-browser';
import { test } from './story-test';

const HEIGHT = 680;
const SIDE_PANEL = { width: 320, height: HEIGHT };
/** A side panel of 320 px at 200 % zoom (WCAG 1.4.4), in CSS pixels. */
const ZOOMED = { width: 160, height: HEIGHT };
/** Colours change nothing that another rule looks at. */
const COLOURS = ['color-contrast'];

test.describe.configure({ timeout: 300_000 });

for (const group of ['panel', 'shift', 'page', 'other'] as const) {
  // One page for all of it: to load a face costs more than most of what is asked of it.
  test(`${group}, light, dark, in forced colours, at 200 % zoom, in Chinese, in long words: no accessibility fault, nothing cut off`, async ({
    storyBrowser,
  }) => {
    const page = await storyBrowser.blank({});
    for (const story of STORIES[group]) {
      await storyBrowser.show(page, story);
      expect.soft(await accessibilityFaults(page), story).toEqual([]);
      expect.soft(await overflow(page), story).toBeLessThanOrEqual(0);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await accessibilityFaults(page, COLOURS), `${story}, dark`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
      expect.soft(await overflow(page), `${story}, forced`).toBeLessThanOrEqual(0);
      await page.emulateMedia({ forcedColors: 'none' });
      // What is a tab of its own has room when it is zoomed.
      if (group !== 'other') {
        await page.setViewportSize(ZOOMED);
        expect.soft(await overflow(page), `${story}, zoomed`).toBeLessThanOrEqual(0);
        expect.soft(await cutOff(page), `${story}, zoomed`).toEqual([]);
        await page.setViewportSize(SIDE_PANEL);
      }
      for (const language of ['zh_CN', 'long']) {
        await tell(page, language);
        expect.soft(await overflow(page), `${story}, ${language}`).toBeLessThanOrEqual(0);
      }
    }
    await storyBrowser.clear();
  });

  test(
    `${group}, in Chinese, dark and in forced colours: no fault of colours, and it fits 320 px`,
    { tag: '@long' },
    async ({ storyBrowser }) => {
      const page = await storyBrowser.blank({ theme: 'dark' });
      for (const story of STORIES[group]) {
        await storyBrowser.show(page, story, 'zh_CN');
        expect.soft(await accessibilityFaults(page, COLOURS), story).toEqual([]);
        expect.soft(await overflow(page), story).toBeLessThanOrEqual(0);
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
        expect.soft(await accessibilityFaults(page, COLOURS), `${story}, forced`).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' });
      }
      await storyBrowser.clear();
    },
  );
}
