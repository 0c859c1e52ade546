import { chromium } from '@playwright/test';
import { launchBrowser } from '../../test/e2e/harness/browser';
import { chromiumPath } from '../machine';
import { lookThrough } from './look-through';
import { widened } from './widened';

const LOADED = { waitUntil: 'load', timeout: 60_000 } as const;

/** One number on a page; `frame`: the address of the frame's document, '' for the page itself. */
export type SeenNumber = {
  readonly text: string;
  readonly e164: string;
  readonly ext: string | null;
  readonly frame: string;
};

/** What a built extension marks and offers on any page of the web, all frames of it. */
export async function numbersAt(
  build: string,
  url: string,
  region: string,
): Promise<readonly SeenNumber[]> {
  const { landed, hosts } = await hostsOf(url);
  const copy = widened(build, hosts);
  try {
    const browser = await launchBrowser({ extensionDir: copy.folder });
    try {
      await browser.setSettings({ siteRegions: { [new URL(landed).origin]: region } });
      const page = await browser.context.newPage();
      await page.goto(landed, LOADED);
      const seen = await lookThrough(browser, page);
      return seen.map(({ text, e164, ext, frame }) => ({ text, e164, ext, frame }));
    } finally {
      await browser.close();
    }
  } finally {
    copy.remove();
  }
}

/** Where an address leads to, and the hosts of that page and of the frames in it. */
async function hostsOf(url: string): Promise<{ landed: string; hosts: readonly string[] }> {
  const browser = await chromium.launch({ executablePath: chromiumPath() });
  try {
    const page = await browser.newPage();
    await page.goto(url, LOADED);
    const addresses = page.frames().map((frame) => new URL(frame.url()));
    const hosts = addresses
      .filter(({ protocol }) => /^https?:$/u.test(protocol))
      .map(({ protocol, hostname }) => `${protocol}//${hostname}/*`);
    return { landed: page.url(), hosts: [...new Set(hosts)] };
  } finally {
    await browser.close();
  }
}
