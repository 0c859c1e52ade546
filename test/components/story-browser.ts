import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { NOW } from './stories/people';
import type { SnapshotName } from './stories/snapshots';
import { serveStories } from './story-server';
import type { StoryServer } from './story-server';

export type Look = {
  readonly theme?: 'light' | 'dark';
  readonly language?: string;
  readonly width?: number;
  /** Its time passes by `page.clock.runFor` alone, however long the test takes to type. */
  readonly held?: boolean;
};

/** Later than any clock has come that is held as soon as it is installed, in ms. */
const BEGUN_MS = 60_000;

/** After it a story has pressed what it presses, and shows what it is about. */
const DRAWN_MS = 600;

/** Stories, and a browser to see them in. */
export class StoryBrowser {
  private constructor(
    private readonly stories: StoryServer,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<StoryBrowser> {
    const stories = await serveStories();
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      chromiumSandbox: false,
    });
    return new StoryBrowser(stories, browser);
  }

  /** Where a story is, before its first moments have passed. */
  url(story: string, language = 'en'): string {
    return `${this.stories.url}?${new URLSearchParams({ story, language }).toString()}`;
  }

  /** A page with its clock at the stories' moment; `show` draws a story in it. */
  async blank({ theme = 'light', width = 320, held = false }: Look): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width, height: 680 },
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.clock.install({ time: NOW });
    if (held) await page.clock.pauseAt(NOW + BEGUN_MS);
    return page;
  }

  async show(page: Page, story: string, language = 'en'): Promise<void> {
    await page.goto(this.url(story, language));
    await page.locator('#root > *').waitFor();
    await page.clock.runFor(DRAWN_MS);
  }

  async open(story: string, look: Look = {}): Promise<Page> {
    const page = await this.blank(look);
    await this.show(page, story, look.language);
    return page;
  }

  /** Closes what was opened, but the browser. */
  async clear(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.stories.close();
  }
}

/** The story that is shown, drawn anew in another language: a fifth of what it takes to load it. */
export async function tell(page: Page, language: string): Promise<void> {
  await page.evaluate(
    (next) => (globalThis as unknown as { tell: (language: string) => Promise<void> }).tell(next),
    language,
  );
  await page.clock.runFor(DRAWN_MS);
}

/** Every intent that the story's part has told, in order. */
export function asked(page: Page): Promise<readonly (readonly [string, unknown])[]> {
  return page.evaluate(() => (globalThis as unknown as { asked: [string, unknown][] }).asked);
}

/** The snapshot changes under the panel that is shown, to another story's. */
export async function turn(page: Page, story: SnapshotName): Promise<void> {
  await page.evaluate((next) => {
    (globalThis as unknown as { turn: (story: string) => void }).turn(next);
  }, story);
}

/** From now on the hub answers so to an intent. */
export async function answer(page: Page, type: string, value: unknown): Promise<void> {
  await page.evaluate(
    ([key, given]) => {
      (globalThis as unknown as { answers: Record<string, unknown> }).answers[key] = given;
    },
    [type, value] as const,
  );
}
