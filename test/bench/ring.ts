import { chromium } from '@playwright/test';
import { startCustomerPhone } from '../../demo/customer-phone/server';
import { chromiumPath } from '../../scripts/machine';
import { until } from '../e2e/harness/targets';
import { NUMBER, type Scene } from './scene';
import { sampled, summary, type Results } from './samples';

const AGENT = '+862155550100';

/**
 * INVITE at the proxy → the caller card's first contentful paint, with the side panel closed: an
 * open one draws the same call on the same thread at the same time.
 */
export async function benchRing(scene: Scene, count: number): Promise<Results> {
  const site = await startCustomerPhone({
    wsUrl: scene.pbx.wsUrl,
    users: scene.pbx.users,
    customers: [],
    lines: [{ number: AGENT, name: 'Sales' }],
  });
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
  const phone = await browser.newPage();
  await phone.goto(site.url);
  await phone.waitForFunction(() => window.phone.state === 'idle');

  async function ring(dead: boolean): Promise<number> {
    await scene.lineUp();
    await phone.waitForFunction(() => window.phone.state === 'idle');
    const from = scene.pbx.log.entries.length;
    if (dead) await scene.browser.killWorker();
    await phone.evaluate(([line, number]) => window.phone.call(line, { number }), [
      AGENT,
      NUMBER,
    ] as const);
    const painted = await until(() => paintedAt(scene), 'the caller card');
    const invites = scene.pbx.log.entries
      .slice(from)
      .filter(({ kind, method }) => kind === 'request' && method === 'INVITE');
    const invite = invites.at(-1);
    if (!invite) throw new Error('no INVITE reached the proxy');
    await phone.evaluate(() => window.phone.hangUp());
    await until(() => !cardOf(scene), 'the card to go');
    return painted - invite.at;
  }

  try {
    if ((await scene.browser.panels.count()) > 0) await scene.browser.panels.close();
    await scene.page.bringToFront();
    await ring(false);
    const alive = await sampled(count, () => ring(false));
    const dead = await sampled(count, () => ring(true));
    return { ...summary('ring.alive', alive), ...summary('ring.dead', dead) };
  } finally {
    await browser.close();
    await site.stop();
  }
}

function cardOf({ page }: Scene) {
  return page.frames().find((frame) => frame.url().includes('caller-card.html'));
}

async function paintedAt(scene: Scene): Promise<number | undefined> {
  return cardOf(scene)
    ?.evaluate(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      return paint && performance.timeOrigin + paint.startTime;
    })
    .catch(() => undefined);
}
