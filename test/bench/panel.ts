import { sampled, summary, type Results } from './samples';
import type { Scene } from './scene';

/**
 * Panel opened → usable: from the start of its document to its first contentful paint, which is the
 * panel's state with the dial field in it; nothing is drawn before.
 */
export async function benchPanel(scene: Scene, count: number): Promise<Results> {
  const { browser, page } = scene;
  await scene.lineUp();
  const samples = await sampled(count, async () => {
    const panel = await browser.panels.open(page);
    await panel.getByRole('textbox').first().waitFor();
    const usable = await panel.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return paint?.startTime ?? Number.NaN;
    });
    await browser.panels.close();
    await browser.panels.disconnect();
    return usable;
  });
  return summary('panel.open', samples);
}
