import type { Frame, Page } from '@playwright/test';

/** The texts that are underlined in a frame now, as the page's own scripts can see them. */
export function marksIn(frame: Frame | Page): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const range = document.createRange();
    return [...(CSS.highlights.get('sidetone-number') ?? [])]
      .map(({ startContainer, startOffset, endContainer, endOffset }) => {
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range.toString();
      })
      .sort();
  });
}

/** The middle of a text's first box in the viewport. */
export function placeOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  return page.locator(selector).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const box = range.getClientRects()[0] ?? element.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2, right: box.right };
  });
}
