import type { Page } from '@playwright/test';
import type { Browser } from '../e2e/harness/browser';
import { callsIn } from '../e2e/harness/hub-view';
import { until } from '../e2e/harness/targets';
import { listenAnew } from './messages';
import { command } from './reach-button';

/**
 * A browser that several tests share, as a test finds a new one: one page, no call, and nothing
 * heard at the hub. Resolves to the page, which is empty and in front.
 */
export async function afresh(browser: Browser): Promise<Page> {
  const page = await browser.context.newPage();
  const others = browser.context.pages().filter((other) => other !== page);
  await Promise.all(others.map((other) => other.close()));
  await noCall(browser);
  await listenAnew(browser);
  return page;
}

/** A wish that a test made has become a call, which ends by the agent's own key. */
async function noCall(browser: Browser): Promise<void> {
  const over = async (): Promise<boolean> =>
    (await callsIn(browser)).every((call) => call.includes('ended'));
  while (!(await over())) {
    await command(browser, 'end-call');
    await until(over, 'the call to end');
  }
}
