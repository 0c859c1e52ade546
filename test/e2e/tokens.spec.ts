import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { serve } from '../../demo/http';
import { startWorld } from '../../demo/world';
import type { World } from '../../demo/world';
import { askHub } from './harness/ask-hub';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { Customer } from './harness/customer';
import { en } from './harness/en';
import { signInAsEdward } from './harness/fixtures';
import { callsIn } from './harness/hub-view';
import { isReady, says } from './harness/says';
import { bothHear, takeCall } from './harness/talk';
import { heldTokens, needCredentials, tokensOf } from './harness/tokens';
import { longIf } from '../long';

type Scene = { readonly world: World; readonly agent: Browser; readonly panel: Page };

/** Edward, signed in, with tokens that live so long. */
async function scene(accessTokenSeconds: number, play: (all: Scene) => Promise<void>) {
  const world = await startWorld({ identityProvider: { accessTokenSeconds } });
  const agent = await launchBrowser();
  try {
    await signInAsEdward(agent, world);
    await play({ world, agent, panel: await agent.panels.opened() });
  } finally {
    await agent.close();
    await world.stop();
  }
}

const refreshes = ({ identityProvider }: World) =>
  identityProvider.grants.entries.filter(({ type }) => type === 'refresh_token');
const unseen = ({ identityProvider }: World) =>
  identityProvider.requests.entries.filter(({ query }) => query.get('prompt') === 'none');

/** Fifty calls want a token while one is being refreshed; the worker dies before the answer. */
async function killedInRefresh({ world, agent }: Scene): Promise<void> {
  const hold = world.identityProvider.hold('token');
  world.credentials.fail(401);
  await needCredentials(agent, 50);
  await hold.answered;
  await agent.killWorker();
  world.credentials.fail(undefined);
  hold.release();
  await needCredentials(agent, 50);
}

test('C5: a worker that dies in a refresh: one refresh, then unseen, and no family revoked', () =>
  scene(3600, async (all) => {
    const { world, agent, panel } = all;
    const before = await tokensOf(agent);
    await killedInRefresh(all);
    await expect.poll(() => unseen(world).length).toBe(1);
    await expect.poll(async () => (await tokensOf(agent)).accessToken).not.toBe(before.accessToken);

    expect(refreshes(world)).toHaveLength(1);
    expect(refreshes(world)[0]).toMatchObject({ shown: before.refreshToken });
    expect(refreshes(world)[0]?.given).toBeDefined();
    await isReady(panel);
    const me = await fetch(world.identityProvider.userinfoUrl, {
      headers: { authorization: `Bearer ${(await tokensOf(agent)).accessToken}` },
    });
    expect(me.status).toBe(200);
  }));

test('C5: the same where the provider no longer knows the agent: asked once, said once, no loop', () =>
  scene(3600, async (all) => {
    const { world, agent, panel } = all;
    await agent.context.clearCookies();
    await killedInRefresh(all);
    await says(panel, 'notice_sign_in_sign_in_expired');
    await needCredentials(agent, 50);
    await expect(
      panel.getByRole('button', { name: en('sign_in'), exact: true }).first(),
    ).toBeVisible();

    expect(unseen(world)).toHaveLength(1);
    // The second time is the last try of the one whose answer was lost.
    expect(refreshes(world).map(({ given }) => given !== undefined)).toEqual([true, false]);
    expect(await heldTokens(agent)).toBeUndefined();
  }));

test('C6: a sign-in that ends during a call leaves the call, keeps from dialling, and says why', () =>
  scene(3, async ({ world, agent }) => {
    const customer = await Customer.open(world.customerPhone.url);
    const panel = await takeCall(agent, customer);
    await agent.context.clearCookies();
    const { issuer, clientId } = world.identityProvider;
    const { refreshToken: token } = await tokensOf(agent);
    await fetch(`${issuer}/token/revocation`, {
      method: 'POST',
      body: new URLSearchParams({ token, client_id: clientId }),
    });
    await says(panel, 'notice_sign_in_sign_in_expired');
    expect(await callsIn(agent)).toEqual(['incoming connected']);
    await bothHear(agent, customer);
    expect(world.pbx.log.entries.filter(({ unregisters }) => unregisters)).toEqual([]);

    const invites = world.pbx.invites().length;
    const wish = { id: crypto.randomUUID(), text: '+12025550143' };
    const answer = await askHub(panel, 'dial.number', wish);
    expect(answer).toEqual({ ok: false, error: 'not-signed-in' });
    await says(panel, 'notice_dial_not_signed_in');
    expect(world.pbx.invites()).toHaveLength(invites);
    await bothHear(agent, customer);
    await customer.close();
  }));

test('C7: a bearer token follows no redirect to another host', () =>
  scene(3600, async ({ agent, world, panel }) => {
    const seen: string[] = [];
    const evil = await serve((request, response) => {
      seen.push(`${String(request.url)} ${String(request.headers.authorization)}`);
      response.writeHead(200).end('{}');
    });
    let status = 302;
    const asked: string[] = [];
    const redirecting = await serve((request, response) => {
      asked.push(`${status} ${String(request.headers.authorization?.startsWith('Bearer '))}`);
      // Loopback by its other name is another host.
      const location = `${evil.url.replace('localhost', '127.0.0.1')}/caught`;
      response.writeHead(status, { location }).end();
    });
    try {
      await agent.setSettings({ sipCredentialsUrl: `${redirecting.url}/sip-credentials` });
      for (status of [301, 302, 303, 307, 308]) {
        await needCredentials(agent, 1);
        await expect.poll(() => asked.at(-1)).toBe(`${status} true`);
      }
      await agent.setSettings({ sipCredentialsUrl: world.settings.sipCredentialsUrl ?? '' });
      await needCredentials(agent, 1);
      await isReady(panel);
      expect(seen).toEqual([]);
    } finally {
      await redirecting.stop();
      await evil.stop();
    }
  }));

for (const minutes of [-10, 10]) {
  test(
    `C8: a computer whose clock is ${minutes} minutes off signs in, and refreshes in time`,
    longIf(minutes > 0),
    () =>
      scene(3600, async ({ agent, world, panel }) => {
        await signOut(panel);
        await setClock(agent, minutes);
        const before = refreshes(world).length;
        await signInAgain(agent, panel);
        const { obtainedAt } = (await tokensOf(agent)) as { obtainedAt?: number };
        expect(Math.round(((obtainedAt ?? 0) - Date.now()) / 60_000)).toBe(minutes);
        await needCredentials(agent, 50);
        await isReady(panel);
        expect(refreshes(world)).toHaveLength(before);
      }),
  );
}

test('C8: one that is a day off is told to set its clock; one that jumps in a shift refreshes once', () =>
  scene(3600, async ({ agent, world, panel }) => {
    for (const [days, requests] of [
      [1, 1],
      [-1, 2],
    ] as const) {
      await setClock(agent, days * 24 * 60);
      await needCredentials(agent, 50);
      await expect.poll(() => refreshes(world).length).toBe(requests);
      await needCredentials(agent, 50);
      await isReady(panel);
      expect(refreshes(world)).toHaveLength(requests);
    }
    await setClock(agent, 0);
    await signOut(panel);
    const opened = world.identityProvider.requests.entries.length;
    for (const days of [1, -1]) {
      await setClock(agent, days * 24 * 60);
      await panel
        .getByRole('button', { name: en('sign_in'), exact: true })
        .first()
        .click();
      await says(panel, 'notice_sign_in_clock_wrong');
      await panel.getByRole('button', { name: en('dismiss') }).click();
      await setClock(agent, 0);
    }
    const since = world.identityProvider.requests.entries.slice(opened);
    expect(since.filter(({ path }) => path === '/auth')).toEqual([]);
    await signInAgain(agent, panel);
  }));

/** The worker's clock, so many minutes from the machine's. */
async function setClock(agent: Browser, minutes: number): Promise<void> {
  const worker = await agent.worker();
  await worker.evaluate((offMs) => {
    const world: typeof globalThis & { trueNow?: () => number } = globalThis;
    const trueNow = (world.trueNow ??= Date.now.bind(Date));
    Date.now = () => trueNow() + offMs;
  }, minutes * 60_000);
}

async function signOut(panel: Page): Promise<void> {
  await askHub(panel, 'sign-out', {});
  await expect(panel.getByRole('heading', { name: en('set_up_title') })).toBeVisible();
}

async function signInAgain(agent: Browser, panel: Page): Promise<void> {
  await panel
    .getByRole('button', { name: en('sign_in'), exact: true })
    .first()
    .click();
  await agent.signInAt({ name: 'Edward', password: '1234' });
  await isReady(panel);
}
