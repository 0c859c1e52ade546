import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds wrong with a page: the rule and the first element of each fault. `rules`: only
 * these. A page without foreign frames needs no second page for the sum, which costs most of the
 * time.
 */
export async function accessibilityFaults(
  page: Page,
  rules: readonly string[] = [],
): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    // Of what is right nothing is told, and of what is wrong no path to it.
    .options({
      ...(rules.length > 0 && { runOnly: [...rules] }),
      resultTypes: ['violations'],
      selectors: false,
    });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** By how much, in CSS pixels, a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** The texts that are cut off: wider than the box that hides their rest, or drawn beyond the window. */
export function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#root *')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        const { width, right } = element.getBoundingClientRect();
        // A field's text is its own to scroll, and what only screen readers see is 1 px wide.
        if (width <= 1 || element.matches('input, select, textarea, .unseen')) return false;
        const hides = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
        return hides || right > innerWidth + 1;
      })
      .map(({ className, textContent }) => `${className}: ${textContent.slice(0, 40)}`),
  );
}
