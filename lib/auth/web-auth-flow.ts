import { browser } from '../browser';
import { windowFault } from './sign-in-error';

/** A provider that redirects by script takes a moment; one that shows a page would stay for ever. */
const UNSEEN_WITHIN_MS = 10_000;

/**
 * The browser's own sign-in window, or the same without a window; resolves with the address that the
 * provider sent it back to. Chrome allows one at a time for an extension, so they wait in line.
 *
 * @throws {SignInError} `access-denied`: unseen, the provider wanted to see the agent
 */
export function webAuthFlow(url: string, seen: boolean): Promise<string> {
  const unseen = {
    abortOnLoadForNonInteractive: false,
    timeoutMsForNonInteractive: UNSEEN_WITHIN_MS,
  };
  const details = { url, interactive: seen, ...(!seen && unseen) };
  return navigator.locks.request('web-auth-flow', async () => {
    try {
      return await browser.identity.launchWebAuthFlow(details);
    } catch (cause) {
      throw windowFault(cause);
    }
  });
}
