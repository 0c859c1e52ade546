import type { Page } from '@playwright/test';
import type { Browser } from '../e2e/harness/browser';

/** How the finder in the page's tab fares, as the hub has heard it. */
export async function finderOf(browser: Browser, page: Page): Promise<string> {
  const worker = await browser.worker();
  return worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const key = `tab-numbers:${tab?.id}`;
    const { [key]: known } = await chrome.storage.session.get(key);
    return (known as { finder?: string } | undefined)?.finder ?? 'running';
  }, page.url());
}
