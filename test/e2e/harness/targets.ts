import type { CDPSession } from '@playwright/test';

export type TargetInfo = {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly title: string;
};

/** Asks again until there is an answer. For what the browser announces by no event. */
export async function until<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  what: string,
  timeout = 20_000,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited ${timeout} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Everything the browser runs, tabs included. */
export async function targets(browser: CDPSession): Promise<TargetInfo[]> {
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{}] });
  return targetInfos;
}
