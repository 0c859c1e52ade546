import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { IdentityProvider } from '../../demo/identity-provider';
import { startWorld } from '../../demo/world';
import type { World } from '../../demo/world';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { en } from './harness/en';
import { killBefore } from './harness/kill-before';
import { isReady, says } from './harness/says';
import { until } from './harness/targets';
import { longIf } from '../long';

const EDWARD = { name: 'Edward', password: '1234' };

/** In each of them another, which stays in `npm test`, has as much in hand. */
const ALIKE = ['the code has come back', 'the tokens have come, and are asked whose they are'];

/** Where a sign-in is when its worker dies; resolves when it is dead. */
type Moment = (agent: Browser, provider: IdentityProvider) => Promise<void>;

const MOMENTS: Readonly<Record<string, Moment>> = {
  'the window is open': async (agent) => {
    await expect((await agent.signInWindow()).getByLabel('User name')).toBeVisible();
    await agent.killWorker();
  },
  'the code has come back': (agent) =>
    killBefore('storage.session.remove', agent, () => agent.signInAt(EDWARD)),
  'the tokens are on their way': (agent, provider) => answerLost(agent, provider, 'token'),
  'the tokens have come, and are asked whose they are': (agent, provider) =>
    answerLost(agent, provider, 'userinfo'),
  'the tokens are about to be saved': async (agent, provider) => {
    const hold = provider.hold('userinfo');
    await agent.signInAt(EDWARD);
    await hold.answered;
    await killBefore('storage.session.set', agent, () => Promise.resolve(hold.release()));
  },
};

async function answerLost(
  agent: Browser,
  provider: IdentityProvider,
  endpoint: 'token' | 'userinfo',
): Promise<void> {
  const hold = provider.hold(endpoint);
  await agent.signInAt(EDWARD);
  await hold.answered;
  await agent.killWorker();
  hold.release();
}

test.describe.serial('The worker is stopped during a sign-in', () => {
  let world: World;
  let agent: Browser;
  let panel: Page;

  test.beforeEach(async () => {
    world = await startWorld();
    agent = await launchBrowser();
    await agent.setSettings(world.settings);
    const page = await agent.context.newPage();
    await page.goto('about:blank');
    panel = await agent.panels.open(page);
  });
  test.afterEach(async () => {
    await agent.close();
    await world.stop();
  });

  for (const [moment, killAt] of Object.entries(MOMENTS)) {
    test(
      `C3: ${moment}: no window stays, it is said, and signing in again works`,
      longIf(ALIKE.includes(moment)),
      async () => {
        const signIn = () =>
          panel.getByRole('button', { name: en('sign_in'), exact: true }).first();
        await signIn().click();
        await killAt(agent, world.identityProvider);
        await until(() => windowsOf(agent).length === 0, 'the orphaned window to close');
        await says(panel, 'notice_sign_in_window_closed');

        await signIn().click();
        if (moment === 'the window is open') await agent.signInAt(EDWARD);
        await isReady(panel);
        expect(await world.pbx.registrations('edward')).toHaveLength(1);
        expect(windowsOf(agent)).toEqual([]);
        const states = await (
          await agent.worker()
        ).evaluate(async () => Object.keys(await chrome.storage.session.get(null)));
        expect(states.filter((key) => key.includes('state:'))).toEqual([]);
      },
    );
  }
});

function windowsOf(agent: Browser): Page[] {
  return agent.context.pages().filter((page) => /\/(?:interaction|auth)\//u.test(page.url()));
}
