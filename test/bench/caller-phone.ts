import { chromium } from '@playwright/test';
import { startCustomerPhone } from '../../demo/customer-phone/server';
import { chromiumPath } from '../../scripts/machine';
import { until } from '../e2e/harness/targets';
import type { Scene } from './scene';

const AGENT = '+862155550100';

/** A customer's phone in a browser of its own, which rings at the agent's. */
export async function openCallerPhone(scene: Scene) {
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
  if ((await scene.browser.panels.count()) > 0) await scene.browser.panels.close();
  await scene.page.bringToFront();

  /**
   * From the INVITE at the proxy to what `at` waits for on the caller card, in ms, with the side panel
   * closed: an open one draws the same call on the same thread at the same time.
   */
  async function ring(
    number: string,
    dead: boolean,
    at: (scene: Scene) => Promise<number | undefined>,
  ): Promise<number> {
    await scene.lineUp();
    await phone.waitForFunction(() => window.phone.state === 'idle');
    const from = scene.pbx.log.entries.length;
    if (dead) await scene.browser.killWorker();
    await phone.evaluate(([line, as]) => window.phone.call(line, { number: as }), [
      AGENT,
      number,
    ] as const);
    const painted = await until(() => at(scene), 'the caller card');
    const invites = scene.pbx.log.entries
      .slice(from)
      .filter(({ kind, method }) => kind === 'request' && method === 'INVITE');
    const invite = invites.at(-1);
    if (!invite) throw new Error('no INVITE reached the proxy');
    await phone.evaluate(() => window.phone.hangUp());
    await until(() => !cardOf(scene), 'the card to go');
    return painted - invite.at;
  }

  return {
    ring,
    close: async (): Promise<void> => {
      await browser.close();
      await site.stop();
    },
  };
}

/** The caller card on the scene's page, if it is there. */
export function cardOf({ page }: Scene) {
  return page.frames().find((frame) => frame.url().includes('caller-card.html'));
}
