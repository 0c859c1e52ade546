import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startWorld } from '../../demo/world';
import type { World } from '../../demo/world';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { en } from './harness/en';
import { isReady, says } from './harness/says';
import { heldTokens } from './harness/tokens';

const EDWARD = { name: 'Edward', password: '1234' };
const KNOWN = '/.well-known/openid-configuration';

/** What somebody makes of the provider's good answer to the sign-in that is under way. */
const FORGED: Readonly<Record<string, (good: URL, earlier: URL) => void>> = {
  'a code of another sign-in without its state': (good) => good.searchParams.set('state', 'forged'),
  'no state': (good) => good.searchParams.delete('state'),
  'two states': (good) => good.searchParams.append('state', 'another'),
  'two codes': (good) => good.searchParams.append('code', 'another'),
  'another issuer': (good) => good.searchParams.set('iss', 'https://evil.example'),
  'no issuer': (good) => good.searchParams.delete('iss'),
  'another path': (good) => (good.pathname = '/crm'),
  'the answer to an earlier sign-in': (good, earlier) => (good.href = earlier.href),
};

test.describe.serial('Answers that the provider did not give to this sign-in', () => {
  let world: World;
  let agent: Browser;
  let panel: Page;
  let earlier: URL;

  test.beforeAll(async () => {
    world = await startWorld();
    agent = await launchBrowser();
    await agent.setSettings(world.settings);
    const page = await agent.context.newPage();
    await page.goto('about:blank');
    panel = await agent.panels.open(page);
  });
  test.afterAll(async () => {
    await agent.close();
    await world.stop();
  });

  const start = () =>
    panel
      .getByRole('button', { name: en('sign_in'), exact: true })
      .first()
      .click();
  const tokenRequests = () => world.identityProvider.grants.entries.length;

  test('C1: metadata that lost S256 opens no window, and says who is to mend it', async () => {
    const { identityProvider } = world;
    const known = (await (await fetch(identityProvider.issuer + KNOWN)).json()) as object;
    for (const methods of [undefined, [], ['plain']]) {
      const changed = { ...known, code_challenge_methods_supported: methods };
      identityProvider.fail('discovery', { json: JSON.stringify(changed) });
      await start();
      await says(panel, 'notice_sign_in_pkce_unsupported');
      await panel.getByRole('button', { name: en('dismiss') }).click();
    }
    identityProvider.mend();
    const opened = identityProvider.requests.entries.filter(({ path }) => path === '/auth');
    expect(opened).toEqual([]);
  });

  test('the good answer signs in', async () => {
    await start();
    await agent.signInAt(EDWARD);
    await isReady(panel);
    const answers = world.identityProvider.requests.entries.flatMap(({ location }) =>
      location?.includes('chromiumapp.org') ? [location] : [],
    );
    expect(answers).toHaveLength(1);
    earlier = new URL(answers[0] ?? '');
    expect(earlier.searchParams.get('iss')).toBe(world.identityProvider.issuer);
    const options = await agent.context.newPage();
    await options.goto(agent.url('options.html'));
    await options.getByRole('button', { name: en('sign_out') }).click();
    await expect(panel.getByRole('heading', { name: en('set_up_title') })).toBeVisible();
    await options.close();
  });

  for (const [what, forge] of Object.entries(FORGED)) {
    test(`C2: ${what} is refused, and no code is exchanged`, async () => {
      const before = tokenRequests();
      await start();
      const window = await agent.signInWindow();
      const asked = world.identityProvider.requests.entries.filter(({ path }) => path === '/auth');
      const address = new URL(earlier);
      address.searchParams.set('state', asked.at(-1)?.query.get('state') ?? '');
      address.searchParams.set('code', 'a-code-that-somebody-else-got');
      forge(address, earlier);
      await window.goto(address.href).catch(() => undefined);
      await says(panel, 'notice_sign_in_answer_invalid');
      expect(tokenRequests()).toBe(before);
      expect(await heldTokens(agent)).toBeUndefined();
      await panel.getByRole('button', { name: en('dismiss') }).click();
    });
  }

  test('C2: with the right state, issuer and place the code itself is what the provider refuses', async () => {
    const before = tokenRequests();
    await start();
    const window = await agent.signInWindow();
    const asked = world.identityProvider.requests.entries.filter(({ path }) => path === '/auth');
    const address = new URL(earlier);
    address.searchParams.set('state', asked.at(-1)?.query.get('state') ?? '');
    await window.goto(address.href).catch(() => undefined);
    await says(panel, 'notice_sign_in_token_endpoint_failed');
    expect(tokenRequests()).toBe(before + 1);
    expect(world.identityProvider.grants.entries.at(-1)?.given).toBeUndefined();
    expect(await heldTokens(agent)).toBeUndefined();
  });
});
