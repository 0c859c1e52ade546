import type { Page } from '@playwright/test';
import type { Browser } from './browser';
import { until } from './targets';

export type HeldTokens = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: number;
};

/** What the worker holds of a sign-in; told by its shape, because only `lib/auth` knows the key. */
export async function heldTokens(browser: Browser): Promise<HeldTokens | undefined> {
  const worker = await browser.worker();
  const all = await worker.evaluate(() => chrome.storage.session.get(null));
  return Object.values(all).find(
    (value): value is HeldTokens =>
      typeof value === 'object' && value !== null && 'accessToken' in value,
  );
}

/** As `heldTokens`, for a browser in which somebody is signed in. */
export async function tokensOf(browser: Browser): Promise<HeldTokens> {
  const tokens = await heldTokens(browser);
  if (!tokens) throw new Error('nobody is signed in');
  return tokens;
}

/** Puts so many questions for SIP credentials to the hub at once, over a port as the engine's. */
export function needCredentials(browser: Browser, times: number): Promise<void> {
  return browser.engine.evaluate(`{
    const port = chrome.runtime.connect({ name: 'engine' });
    for (let i = 0; i < ${times}; i += 1)
      port.postMessage({ type: 'credentials?', id: 'need-' + i, refused: false });
  }`);
}

/** The value of an expression in the extension's own content script of a page. */
export async function inContentScript(
  page: Page,
  extensionId: string,
  expression: string,
): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  let contextId: number | undefined;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extensionId}`) contextId = context.id;
  });
  await session.send('Runtime.enable');
  const id = await until(() => contextId, 'the content script');
  const { result } = await session.send('Runtime.evaluate', {
    contextId: id,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return result.value;
}
