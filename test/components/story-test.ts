import { test as base } from '@playwright/test';
import { StoryBrowser } from './story-browser';

/** `test` with a browser of stories that lasts as long as the worker. */
export const test = base.extend<object, { readonly storyBrowser: StoryBrowser }>({
  storyBrowser: [
    // Playwright reads what a fixture needs from this pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const stories = await StoryBrowser.start();
      await use(stories);
      await stories.close();
    },
    { scope: 'worker' },
  ],
});
