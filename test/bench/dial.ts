import { until } from '../e2e/harness/targets';
import { sampled, summary, type Results } from './samples';
import { dialButton, type Scene } from './scene';

const MINUTE_MS = 60_000;
/** What a page may dial unless a company says otherwise: `callsPerMinutePerSite`. */
const CALLS_PER_MINUTE = 10;

/**
 * Click → INVITE at the proxy: from telling the browser to press and release the mouse button, as the
 * page itself hears nothing of a click on our button, to the packet in the proxy's log.
 */
export async function benchDial(scene: Scene, count: number): Promise<Results> {
  await click(scene, false);
  const alive = await sampled(count, () => click(scene, false));
  const dead = await sampled(count, () => click(scene, true));
  return { ...summary('dial.alive', alive), ...summary('dial.dead', dead) };
}

async function click(scene: Scene, dead: boolean): Promise<number> {
  const { page, browser, pbx } = scene;
  await withinTheRate(scene);
  await scene.lineUp();
  await page.mouse.move(5, 5);
  const { x, y } = await dialButton(scene);
  await page.mouse.move(x, y, { steps: 4 });
  await until(() => settled(scene), 'the button to be seen');
  const from = pbx.log.entries.length;
  if (dead) await browser.killWorker();
  const told = Date.now();
  await page.mouse.click(x, y);
  const invite = await pbx.waitFor(
    ({ kind, method }) => kind === 'request' && method === 'INVITE',
    {
      from,
    },
  );
  await scene.lineUp();
  return invite.at - told;
}

/** IntersectionObserver v2 looks every 100 ms; a person takes longer than two looks to click. */
async function settled({ page }: Scene): Promise<boolean> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
  return true;
}

/** Until one more call is allowed: a page starts no more than so many a minute, ours neither. */
async function withinTheRate({ pbx }: Scene): Promise<void> {
  const oldest = pbx.invites().at(-CALLS_PER_MINUTE);
  if (!oldest) return;
  const wait = oldest.at + MINUTE_MS - Date.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}
