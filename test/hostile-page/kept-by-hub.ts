import type { Memory } from '../../lib/hub/store';
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

/** The nonces of the cards that have said hello. */
export async function spentNonces(browser: Browser): Promise<readonly string[]> {
  const worker = await browser.worker();
  const stored = await worker.evaluate(() => chrome.storage.session.get('hub-memory'));
  const { cards } = stored['hub-memory'] as Pick<Memory, 'cards'>;
  return cards.filter((card) => card.documentId !== undefined).map(({ nonce }) => nonce);
}
