import { expect } from '@playwright/test';
import type { World } from '../../../demo/world';
import { familyOf, signalAll } from '../../peers/harness/family';
import { acceptedRegister, bindings } from '../../peers/harness/register-log';
import type { Browser } from './browser';
import { en } from './en';

declare global {
  interface Window {
    /** Each time a word came into sight or went; ms since the epoch. */
    sightings: { readonly at: number; readonly seen: boolean }[];
  }
}

/** Runs in a view: notes when a word comes into sight, and when it goes. */
function watchWord(word: string): void {
  const seen = (): boolean =>
    [...document.querySelectorAll('body *')].some(
      (element) =>
        element.childElementCount === 0 &&
        element.textContent.trim() === word &&
        element.checkVisibility(),
    );
  window.sightings = [{ at: Date.now(), seen: seen() }];
  new MutationObserver(() => {
    const now = seen();
    if (now !== window.sightings.at(-1)?.seen) window.sightings.push({ at: Date.now(), seen: now });
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/**
 * All of the browser's processes stand still for so long, in ms, and until the registrar has forgotten
 * the agent. Then the panel says "ready" only after a REGISTER that was asked since.
 */
export async function sleeps(ms: number, browser: Browser, { pbx }: World): Promise<void> {
  const panel = await browser.panels.opened();
  await panel.evaluate(watchWord, en('state_ready'));
  expect(await panel.evaluate(() => window.sightings)).toMatchObject([{ seen: true }]);
  const { processInfo } = (await browser.cdp.send('SystemInfo.getProcessInfo')) as {
    readonly processInfo: readonly { readonly type: string; readonly id: number }[];
  };
  const main = processInfo.find(({ type }) => type === 'browser');
  const family = familyOf(main?.id ?? NaN);
  signalAll(family, 'SIGSTOP');
  await Promise.all([
    expect.poll(() => bindings(pbx, 'edward'), { timeout: ms + 60_000 }).toEqual([]),
    new Promise((resolve) => setTimeout(resolve, ms)),
  ]);
  const [from, woken] = [pbx.log.entries.length, Date.now()];
  signalAll(family, 'SIGCONT');

  const since = async () =>
    (await panel.evaluate(() => window.sightings)).filter(({ at }) => at >= woken);
  await expect.poll(async () => (await since()).at(-1)?.seen, { timeout: 30_000 }).toBe(true);
  const asked = await acceptedRegister(pbx, from);
  expect(asked).toBeGreaterThanOrEqual(woken);
  const [first, ...rest] = await since();
  expect(first?.seen).toBe(false);
  for (const { seen, at } of rest) if (seen) expect(at).toBeGreaterThanOrEqual(Math.floor(asked));
  expect(await bindings(pbx, 'edward')).toHaveLength(1);
}
