import type { Frame, Page } from '@playwright/test';

/** The browser's word that something is seen takes 100 ms, and a frame or two. */
export const SEEN_MS = 250;

/**
 * Resolves when a page has had so many ms and has drawn two pictures since: what it can be told
 * about itself by then it has been told, however slow the machine is.
 */
export async function drawsFor(view: Page | Frame, ms = SEEN_MS): Promise<void> {
  await view.evaluate(
    (long) =>
      new Promise((resolve) => {
        setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), long);
      }),
    ms,
  );
}
