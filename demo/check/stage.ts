import { join } from 'node:path';
import type { Page } from '@playwright/test';
import messages from '../../public/_locales/en/messages.json';
import type { Browser, LaunchOptions } from '../../test/e2e/harness/browser';
import { launchBrowser } from '../../test/e2e/harness/browser';
import { Album } from '../../test/e2e/harness/picture';
import type { Steps } from './steps';

/** What every walk stands on: a browser with the extension, its panel, and an album. */
export type Stage = {
  readonly browser: Browser;
  readonly page: Page;
  readonly steps: Steps;
  panel(): Promise<Page>;
  /** Presses a button of the panel. */
  press(word: keyof typeof messages): Promise<void>;
  shoot(name: string): Promise<void>;
  close(): Promise<void>;
};

/** Where the pictures go. */
export const PICTURES = 'demo-screenshots';

export async function openStage(steps: Steps, options: LaunchOptions = {}): Promise<Stage> {
  const browser = await launchBrowser({ viewport: null, ...options });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const album = new Album();
  let panel: Page | undefined;
  let pictures = 0;
  const open = async (): Promise<Page> => (panel ??= await browser.panels.open(page));
  return {
    browser,
    page,
    steps,
    panel: open,
    press: async (word) => {
      const beside = await open();
      await beside.getByRole('button', { name: messages[word].message, exact: true }).click();
    },
    shoot: async (name) => {
      pictures += 1;
      const file = `${String(pictures).padStart(2, '0')}-${name}.png`;
      await album.take(join(PICTURES, file), page, await open());
    },
    close: async () => {
      await album.close();
      await browser.close();
    },
  };
}

/** A sentence of the extension in English. */
export function sentence(word: keyof typeof messages): string {
  return messages[word].message;
}
