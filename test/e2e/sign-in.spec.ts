import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { ProviderRequest } from '../../demo/identity-provider';
import { startWorld } from '../../demo/world';
import type { World } from '../../demo/world';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { Customer } from './harness/customer';
import { en } from './harness/en';
import { signInAsEdward } from './harness/fixtures';
import { callsIn } from './harness/hub-view';
import { filesUnder, filesWith } from './harness/left-on-disk';
import { says } from './harness/says';
import { heldTokens, inContentScript, needCredentials, tokensOf } from './harness/tokens';

const EDWARD = { name: 'Edward', password: '1234' };

test.describe.serial('Sign-in at an OpenID provider whose issuer has a path', () => {
  let world: World;
  let agent: Browser;
  let panel: Page;
  const canaries: string[] = [];

  test.beforeAll(async () => {
    world = await startWorld({ identityProvider: { path: '/realms/acme' } });
    agent = await launchBrowser();
    await signInAsEdward(agent, world);
    panel = await agent.panels.opened();
  });
  test.afterAll(async () => {
    await agent.close();
    await world.stop();
  });

  const asked = (path: string): ProviderRequest[] =>
    world.identityProvider.requests.entries.filter((request) => request.path === path);

  test('C1: asks for a code with PKCE, state and nonce, and shows whose account it is', async () => {
    expect(world.settings.issuer).toMatch(/\/realms\/acme$/u);
    const query = asked('/auth')[0]?.query;
    expect(query?.get('response_type')).toBe('code');
    expect(query?.get('code_challenge_method')).toBe('S256');
    expect(query?.get('code_challenge')).toMatch(/^[\w-]{43}$/u);
    expect(query?.get('state')).toMatch(/^\w{16,}/u);
    expect(query?.get('nonce')).toMatch(/^[\w-]{16,}/u);
    expect(query?.get('redirect_uri')).toBe(
      `https://${agent.extensionId}.chromiumapp.org/call-centre`,
    );

    expect(asked('/token').map(({ status }) => status)).toEqual([200]);
    // One by the extension; the credentials' own address asks once for each time it is asked.
    expect(asked('/me').length - world.credentials.requests.entries.length).toBe(1);
    await expect(panel.getByText('Edward Chen')).toBeVisible();
    expect(await world.pbx.registrations('edward')).toHaveLength(1);

    const refresh = await panel.evaluate(() => chrome.alarms.get('refresh-tokens'));
    expect(refresh?.scheduledTime).toBeLessThan((await tokensOf(agent)).expiresAt);
  });

  test('C4: a content script reads neither tokens nor settings', async () => {
    canaries.push(...(await secretsIn(agent)));
    const page = agent.context.pages().find((tab) => tab.url().startsWith(world.crm.url));
    if (!page) throw new Error('no page of the CRM');
    for (const area of ['session', 'local', 'sync']) {
      const read = `Promise.resolve().then(() => chrome.storage.${area}.get(null)).then(() => 'read', () => 'refused')`;
      expect(await inContentScript(page, agent.extensionId, read), area).toBe('refused');
    }
  });

  test('C5: fifty needs after a 401 refresh once, and the refresh token is exchanged', async () => {
    const before = await tokensOf(agent);
    const refreshes = asked('/token').length;
    const since = world.credentials.requests.entries.length;
    world.credentials.fail(401);
    await needCredentials(agent, 50);
    await expect.poll(() => world.credentials.requests.entries.length - since).toBe(100);
    world.credentials.fail(undefined);

    expect(asked('/token').length - refreshes).toBe(1);
    const after = await tokensOf(agent);
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after.refreshToken).not.toBe(before.refreshToken);
    canaries.push(...(await secretsIn(agent)));
  });

  test('a sign-in that the provider ended comes back unseen while it knows the agent', async () => {
    const before = await tokensOf(agent);
    await revokeAt(world, before.refreshToken);
    // Just after a refresh nobody is asked again for a moment, whoever refuses the new token.
    await expect(async () => {
      await needCredentials(agent, 20);
      expect((await tokensOf(agent)).accessToken).not.toBe(before.accessToken);
    }).toPass();

    const unseen = asked('/auth').filter(({ query }) => query.get('prompt') === 'none');
    expect(unseen).toHaveLength(1);
    // The needs are put, not awaited: the last of them may still be on its way with the new token.
    await expect.poll(() => asked('/me').at(-1)?.status).toBe(200);
    expect(await panel.getByText(en('notice_sign_in_sign_in_expired')).count()).toBe(0);
    canaries.push(...(await secretsIn(agent)));
  });

  test('one of an agent whom it no longer knows says so, and the next one works', async () => {
    const { refreshToken } = await tokensOf(agent);
    await agent.context.clearCookies();
    await revokeAt(world, refreshToken);
    await expect(async () => {
      await needCredentials(agent, 20);
      await expect(panel.getByText(en('notice_sign_in_sign_in_expired'))).toBeVisible();
    }).toPass();
    await says(panel, 'notice_sign_in_sign_in_expired');
    expect(await heldTokens(agent)).toBeUndefined();
    expect(asked('/auth').filter(({ query }) => query.get('prompt') === 'none')).toHaveLength(2);

    const again = panel.getByRole('button', { name: en('sign_in'), exact: true }).first();
    await again.click();
    await agent.signInAt(EDWARD);
    await expect(panel.getByText(en('state_ready'), { exact: true }).first()).toBeVisible();
    await expect(panel.getByText(en('notice_sign_in_sign_in_expired'))).toHaveCount(0);
    canaries.push(...(await secretsIn(agent)));
  });

  test('C9: signing out revokes both tokens, takes the phone off line, and starts over', async () => {
    const { accessToken, refreshToken } = await tokensOf(agent);
    const options = await agent.context.newPage();
    await options.goto(agent.url('options.html'));
    await options.getByRole('button', { name: en('sign_out') }).click();

    await expect(panel.getByRole('heading', { name: en('set_up_title') })).toBeVisible();
    await world.pbx.waitFor(({ unregisters }) => unregisters);
    await expect.poll(() => world.pbx.registrations('edward')).toEqual([]);
    await expect
      .poll(() => asked('/token/revocation').filter(({ status }) => status === 200))
      .toHaveLength(4);
    expect(await meStatus(world, accessToken)).toBe(401);
    expect(await refreshStatus(world, refreshToken)).toBe(400);
    expect(await heldTokens(agent)).toBeUndefined();
    await options.close();
  });

  test('C4: no token is in the profile after the browser has gone', async () => {
    await panel.getByRole('button', { name: en('sign_in'), exact: true }).click();
    // The provider's own session lives, but the next person at this desk may be another.
    await agent.signInAt(EDWARD);
    await expect(panel.getByText(en('state_ready'), { exact: true }).first()).toBeVisible();
    expect(asked('/auth').at(-1)?.query.get('prompt')).toContain('login');
    canaries.push(...(await secretsIn(agent)));
    expect(new Set(canaries).size).toBeGreaterThanOrEqual(10);
    await agent.panels.disconnect();
    await agent.context.close();

    const files = filesUnder(agent.profile);
    expect(filesWith(files, world.identityProvider.issuer)).not.toEqual([]);
    for (const canary of canaries) expect(filesWith(files, canary)).toEqual([]);
  });
});

test('short-lived tokens and SIP passwords are renewed in time, under a call that goes on', async () => {
  const world = await startWorld({
    identityProvider: { accessTokenSeconds: 6 },
    credentialsLife: 3,
  });
  const agent = await launchBrowser();
  try {
    await signInAsEdward(agent, world);
    const panel = await agent.panels.opened();
    const customer = await Customer.open(world.customerPhone.url, { context: agent.context });
    await customer.mode('answer');
    await panel.getByRole('textbox', { name: en('dial_field') }).fill('+12025550143');
    await panel.getByRole('button', { name: en('call_who', '+12025550143') }).click();
    await customer.becomes('talking');
    const first = await tokensOf(agent);

    const refreshes = () =>
      world.identityProvider.requests.entries.filter(({ path }) => path === '/token').length - 1;
    await expect.poll(refreshes, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    const { requests } = world.credentials;
    await expect.poll(() => requests.entries.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(5);

    expect(requests.entries.map(({ status }) => status)).not.toContain(401);
    expect((await tokensOf(agent)).refreshToken).not.toBe(first.refreshToken);
    expect(world.pbx.log.entries.filter(({ unregisters }) => unregisters)).toEqual([]);
    expect(await world.pbx.registrations('edward')).toHaveLength(1);
    expect(world.pbx.invites()).toHaveLength(1);
    expect(await callsIn(agent)).toEqual(['outgoing connected']);
    await customer.hears();
    await agent.engine.hears();
  } finally {
    await agent.close();
    await world.stop();
  }
});

async function secretsIn(agent: Browser): Promise<string[]> {
  const { accessToken, refreshToken } = await tokensOf(agent);
  return [accessToken, refreshToken];
}

function revokeAt({ identityProvider }: World, token: string): Promise<Response> {
  const { issuer, clientId } = identityProvider;
  return fetch(`${issuer}/token/revocation`, {
    method: 'POST',
    body: new URLSearchParams({ token, client_id: clientId }),
  });
}

async function meStatus({ identityProvider }: World, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(identityProvider.userinfoUrl, { headers })).status;
}

async function refreshStatus({ identityProvider }: World, token: string): Promise<number> {
  const { issuer, clientId } = identityProvider;
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: token,
    client_id: clientId,
  });
  return (await fetch(`${issuer}/token`, { method: 'POST', body })).status;
}
