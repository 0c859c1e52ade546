import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { StoryBrowser } from '../test/components/story-browser';
import { STORIES } from '../test/components/stories/names';
import { takeStorePictures } from './store-pictures';

const FOLDER = join(import.meta.dirname, '../docs/gallery');
const COLUMNS = 8;
/** Pictures are drawn at this part of their size; letters stay readable. */
const SCALE = 0.6;

type Picture = { readonly name: string; readonly data: string };

/**
 * Draws every state of every screen in both themes and both languages, and lays the pictures out on
 * one sheet for each: `docs/gallery/panel-light-en.jpg` and so on. These are real screenshots of the
 * product's own components.
 */
async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const stories = await StoryBrowser.start();
  try {
    for (const theme of ['light', 'dark'] as const) {
      for (const language of ['en', 'zh_CN']) {
        const page = await stories.blank({ theme });
        for (const [group, names] of Object.entries(STORIES)) {
          const pictures: Picture[] = [];
          for (const name of names) {
            await stories.show(page, name, language);
            pictures.push({ name, data: (await page.screenshot()).toString('base64') });
          }
          const file = `${group}-${theme}-${language}.jpg`;
          await writeFile(join(FOLDER, file), await sheet(await stories.blank({}), pictures));
          console.log(`${file}: ${String(pictures.length)} pictures`);
        }
        await page.context().close();
      }
    }
  } finally {
    await stories.close();
  }
}

async function sheet(page: Page, pictures: readonly Picture[]): Promise<Buffer> {
  const width = 320 * SCALE;
  await page.setViewportSize({ width: COLUMNS * (width + 16) + 16, height: 600 });
  const cells = pictures.map(
    ({ name, data }) =>
      `<figure><img width="${String(width)}" src="data:image/png;base64,${data}"><figcaption>${name}</figcaption></figure>`,
  );
  await page.setContent(`<style>
    body { margin: 16px 0 0 16px; background: #dfe3e8; font: 13px system-ui; }
    main { display: flex; flex-wrap: wrap; gap: 16px; }
    figure { margin: 0; } img { display: block; border-radius: 8px; }
    figcaption { padding: 6px 0; color: #333; }
  </style><main>${cells.join('')}</main>`);
  const picture = await page.screenshot({ fullPage: true, type: 'jpeg', quality: 70 });
  await page.context().close();
  return picture;
}

await main();
await takeStorePictures();
