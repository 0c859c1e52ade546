import { expect } from '@playwright/test';
import { accessibilityFaults, cutOff, overflow } from './accessibility';
import { STORIES } from './stories/names';
import { test } from './story-test';

const HEIGHT = 680;
const SIDE_PANEL = { width: 320, height: HEIGHT };
/** A side panel of 320 px at 200 % zoom (WCAG 1.4.4), in CSS pixels. */
const ZOOMED = { width: 160, height: HEIGHT };
/** Colours change nothing that another rule looks at. */
const COLOURS = ['color-contrast'];

for (const group of ['panel', 'shift', 'page', 'other'] as const) {
  // One page for all of it: to load a face costs more than most of what is asked of it.
  test(`${group}, light, in forced colours, at 200 % zoom: no accessibility fault, nothing cut off`, async ({
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
      // What is a tab of its own has room when it is zoomed.
      if (group === 'other') continue;
      await page.setViewportSize(ZOOMED);
      expect.soft(await overflow(page), `${story}, zoomed`).toBeLessThanOrEqual(0);
      expect.soft(await cutOff(page), `${story}, zoomed`).toEqual([]);
      await page.setViewportSize(SIDE_PANEL);
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
