import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { chromiumPath } from '../../../scripts/machine';

/**
 * Pictures of CRM page and side panel as they stand beside each other in the window. They are put
 * together in a browser of their own: another tab in the agent's would move the caller card.
 */
export class Album {
  /** `size`: of each picture, in pixels; else as large as what it shows. */
  constructor(private readonly size?: { readonly width: number; readonly height: number }) {}

  #browser: Browser | undefined;
  #table: Page | undefined;

  /** Saves one picture as PNG. */
  async take(file: string, page: Page, panel?: Page): Promise<void> {
    mkdirSync(dirname(file), { recursive: true });
    const shots = [await page.screenshot(), ...(panel ? [await panel.screenshot()] : [])];
    const table = await this.#empty();
    const images = shots.map(
      (shot) =>
        `<img src="data:image/png;base64,${shot.toString('base64')}" style="display:block" />`,
    );
    await table.setContent(
      `<body style="margin:0"><div style="display:inline-flex;align-items:flex-end;gap:1px;background:#dfe3ea">${images.join('')}</div></body>`,
    );
    await table
      .locator('img')
      .last()
      .evaluate((image: HTMLImageElement) => image.decode());
    if (!this.size) {
      await table.locator('div').screenshot({ path: file });
      return;
    }
    await table.setViewportSize(this.size);
    await table.locator('div').evaluate((pair: HTMLElement) => {
      const { width, height } = pair.getBoundingClientRect();
      const scale = Math.min(innerWidth / width, innerHeight / height);
      document.body.style.cssText = 'margin:0;height:100vh;display:grid;place-items:center';
      document.body.style.background = pair.style.background;
      pair.style.zoom = String(scale);
    });
    await table.screenshot({ path: file });
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }

  async #empty(): Promise<Page> {
    const executablePath = chromiumPath();
    this.#browser ??= await chromium.launch({
      ...(executablePath && { executablePath }),
      chromiumSandbox: false,
    });
    this.#table ??= await this.#browser.newPage({ viewport: { width: 1700, height: 900 } });
    return this.#table;
  }
}
