import { until } from '../e2e/harness/targets';
import { sampled, summary, type Results } from './samples';
import { dialButton, type Scene } from './scene';

declare global {
  interface Window {
    /** When the last click was dispatched, ms since the epoch. */
    clickedAt: number;
  }
}

/** Click → INVITE at the proxy, from the dispatch of the click to the packet in the proxy's log. */
export async function benchDial(scene: Scene, count: number): Promise<Results> {
  const { page } = scene;
  await page.evaluate(() => {
    addEventListener(
      'click',
      ({ timeStamp }) => {
        window.clickedAt = performance.timeOrigin + timeStamp;
      },
      { capture: true },
    );
  });
  await click(scene, false);
  const alive = await sampled(count, () => click(scene, false));
  const dead = await sampled(count, () => click(scene, true));
  return { ...summary('dial.alive', alive), ...summary('dial.dead', dead) };
}

async function click(scene: Scene, dead: boolean): Promise<number> {
  const { page, browser, pbx } = scene;
  await scene.lineUp();
  await page.mouse.move(5, 5);
  const { x, y } = await dialButton(scene);
  await page.mouse.move(x, y, { steps: 4 });
  await until(() => settled(scene), 'the button to be seen');
  const from = pbx.log.entries.length;
  if (dead) await browser.killWorker();
  await page.mouse.click(x, y);
  const invite = await pbx.waitFor(
    ({ kind, method }) => kind === 'request' && method === 'INVITE',
    {
      from,
    },
  );
  const clickedAt = await page.evaluate(() => window.clickedAt);
  await scene.lineUp();
  return invite.at - clickedAt;
}

/** IntersectionObserver v2 looks every 100 ms; a person takes longer than two looks to click. */
async function settled({ page }: Scene): Promise<boolean> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
  return true;
}
