import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

/** Of what is right nothing is told, and of what is wrong no path to it. */
const BRIEF: RunOptions = { resultTypes: ['violations'], selectors: false };
type Checked = { readonly axe?: { run(options: RunOptions): Promise<AxeResults> } };

/**
 * What axe finds wrong with a page of stories: the rule and the first element of each fault. `rules`:
 * only these. A page gets axe from its own server, once: to hand it over each time costs more than
 * most of its looks.
 */
export async function accessibilityFaults(
  page: Page,
  rules: readonly string[] = [],
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis)))
    await page.addScriptTag({ url: '/axe.js' });
  const options = { ...BRIEF, ...(rules.length > 0 && { runOnly: [...rules] }) };
  return page.evaluate(async (wanted) => {
    const { axe } = globalThis as Checked;
    if (!axe) throw new Error('the page has no axe');
    const { violations } = await axe.run(wanted);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }, options);
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
