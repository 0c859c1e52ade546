import type { Browser } from '../e2e/harness/browser';

/**
 * All that the extension keeps: snapshot, tokens, memory, settings. Only what a page may say of
 * its own numbers is left out.
 */
export async function keptByHub(browser: Browser): Promise<Record<string, unknown>> {
  const worker = await browser.worker();
  const [session, local, sync] = await worker.evaluate(() =>
    Promise.all([
      chrome.storage.session.get(null),
      chrome.storage.local.get(null),
      chrome.storage.sync.get(null),
    ]),
  );
  const ofHub = Object.entries(session).filter(([key]) => !/^(?:tab-numbers:|seen)/u.test(key));
  return { session: Object.fromEntries(ofHub), local, sync };
}
