import { expect, test } from '@playwright/test';
import { launchBrowser, type Browser } from '../e2e/harness/browser';
import { servePages, type PageServer } from './pages';

const EMBEDDER_POLICY = `<!doctype html><title>CRM</title><h1>CRM</h1>`;

let browser: Browser;
let server: PageServer;

test.beforeAll(async () => {
  server = await servePages(
    { '/': EMBEDDER_POLICY },
    {
      'cross-origin-embedder-policy': 'require-corp',
      'content-security-policy':
        "default-src 'none'; frame-src 'none'; require-trusted-types-for 'script'",
    },
  );
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Tells the page's top frame, as the hub does. */
async function tell(type: 'card.show' | 'card.hide', body: Record<string, string>): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(
    async ([name, content]) => {
      const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
      await chrome.tabs.sendMessage(
        tab?.id ?? -1,
        { to: 'page', type: name, body: content },
        { frameId: 0 },
      );
    },
    [type, body] as const,
  );
}

test('A5: the card opens on the strictest page, which can read nothing of it', async () => {
  const page = await browser.context.newPage();
  await page.goto(server.url('/'));
  const card = () => page.frames().find((frame) => frame.url().includes('caller-card.html'));
  // Right after its installation the extension starts anew in open tabs: then the card is gone.
  await expect
    .poll(async () => {
      if (!card()) await tell('card.show', { nonce: 'n-1' }).catch(() => null);
      const state = await card()
        ?.evaluate(() => document.readyState)
        .catch(() => 'gone');
      return [card()?.url(), state];
    })
    .toEqual([expect.stringContaining('nonce=n-1'), 'complete']);
  const seen = await page.evaluate(() => {
    const host = document.querySelector('sidetone-page');
    return {
      root: host?.shadowRoot,
      frames: document.querySelectorAll('iframe').length,
      text: document.documentElement.textContent.includes('nonce'),
      entries: performance.getEntries().filter((entry) => entry.name.includes('nonce')).length,
    };
  });
  expect(seen).toEqual({ root: null, frames: 0, text: false, entries: 0 });
  await tell('card.hide', {});
  await expect.poll(() => card()).toBeUndefined();
});
