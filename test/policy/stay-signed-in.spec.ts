import { expect, test } from '@playwright/test';
import { startWorld } from '../../demo/world';
import type { World } from '../../demo/world';
import { askHub } from '../e2e/harness/ask-hub';
import { launchBrowser } from '../e2e/harness/browser';
import type { Browser } from '../e2e/harness/browser';
import { openCrm } from '../e2e/harness/crm-page';
import { en } from '../e2e/harness/en';
import { signInAsEdward } from '../e2e/harness/fixtures';
import { filesUnder, filesWith } from '../e2e/harness/left-on-disk';
import { isReady } from '../e2e/harness/says';
import { tokensOf } from '../e2e/harness/tokens';
import { DEMO_ID, ManagedPolicy, mayRule } from './harness/managed-policy';

test.skip(!mayRule(), 'the policy of this machine is not ours to write');

test.describe.serial('The browser is closed and opened again', () => {
  let world: World;
  let agent: Browser;
  let policy: ManagedPolicy;

  test.beforeAll(async () => {
    policy = new ManagedPolicy(DEMO_ID);
    policy.set({ enforced: { staySignedIn: true, staySignedInHours: 8_760 }, defaults: {} });
    world = await startWorld();
    agent = await launchBrowser();
  });
  test.afterAll(async () => {
    await agent.close();
    await world.stop();
    policy.remove();
  });

  const windows = () =>
    world.identityProvider.requests.entries.filter(({ path }) => path === '/auth').length;
  const restart = async () => {
    await agent.quit();
    agent = await launchBrowser({ profile: agent.profile });
    const page = agent.context.pages()[0] ?? (await agent.context.newPage());
    await openCrm(page, world.crm.url);
    return agent.panels.open(page);
  };

  test('where the company lets agents stay signed in, they are ready without a login', async () => {
    await signInAsEdward(agent, world);
    const { refreshToken, accessToken } = await tokensOf(agent);
    const before = windows();

    const panel = await restart();
    await isReady(panel);
    expect(windows()).toBe(before);
    const refreshed = world.identityProvider.grants.entries.at(-1);
    expect(refreshed).toMatchObject({ type: 'refresh_token', shown: refreshToken });
    expect(refreshed?.given).toBeDefined();
    await expect(panel.getByText('Edward Chen')).toBeVisible();

    // Sealed: neither token is in any file, although the browser found its way back.
    const files = filesUnder(agent.profile);
    expect(filesWith(files, refreshToken)).toEqual([]);
    expect(filesWith(files, accessToken)).toEqual([]);
  });

  test('and again, with the refresh token that rotated meanwhile', async () => {
    const { refreshToken } = await tokensOf(agent);
    await isReady(await restart());
    expect(world.identityProvider.grants.entries.at(-1)).toMatchObject({ shown: refreshToken });
  });

  test('C9: who signed out is not signed in again by it', async () => {
    await askHub(await agent.panels.opened(), 'sign-out', {});
    const grants = world.identityProvider.grants.entries.length;
    const panel = await restart();
    await expect(panel.getByRole('heading', { name: en('set_up_title') })).toBeVisible();
    expect(world.identityProvider.grants.entries).toHaveLength(grants);
  });

  test('without the company saying so, closing the browser signs out', async () => {
    policy.set({ enforced: {}, defaults: {} });
    await restart();
    await signInAsEdward(agent, world);
    const grants = world.identityProvider.grants.entries.length;
    const panel = await restart();
    await expect(panel.getByRole('heading', { name: en('set_up_title') })).toBeVisible();
    expect(world.identityProvider.grants.entries).toHaveLength(grants);
  });
});
