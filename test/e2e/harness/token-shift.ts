import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { GrantRequest, IdentityProvider } from '../../../demo/identity-provider';
import { startWorld } from '../../../demo/world';
import { launchBrowser } from './browser';
import type { Browser } from './browser';
import { signInAsEdward } from './fixtures';

/** Tokens live for so long, in seconds; refreshed at 70 %. */
const LIFE_S = 3;
const EARLIEST_MS = LIFE_S * 700;

type Part = (agent: Browser, provider: IdentityProvider) => Promise<void>;

const askedFor = (provider: IdentityProvider, status: number) =>
  provider.requests.waitFor((request) => request.path === '/token' && request.status === status, {
    from: provider.requests.entries.length,
    timeout: 30_000,
  });

/** What can happen between two expiries. */
const HAPPENS: Readonly<Record<string, Part>> = {
  nothing: () => Promise.resolve(),
  'the worker is stopped': (agent) => agent.killWorker(),
  'the provider has a fault': async (_agent, provider) => {
    provider.fail('token', 500);
    await askedFor(provider, 500);
    provider.mend('token');
  },
  'the provider is busy': async (_agent, provider) => {
    provider.fail('token', { busyForSeconds: 1 });
    await askedFor(provider, 429);
    provider.mend('token');
  },
  'the worker is stopped while it refreshes': async (agent, provider) => {
    const hold = provider.hold('token');
    await hold.answered;
    await agent.killWorker();
    hold.release();
  },
};

/**
 * A shift with time compressed: the real worker at a real provider that rotates refresh tokens and
 * revokes a family when one is shown twice, through so many expiries, with something happening
 * between any two of them. The same seed, the same shift.
 */
export async function workShift(expiries: number, seed: number): Promise<string> {
  const world = await startWorld({ identityProvider: { accessTokenSeconds: LIFE_S } });
  const agent = await launchBrowser();
  const random = randomFrom(seed);
  const counts = new Map<string, number>();
  try {
    await signInAsEdward(agent, world);
    const { identityProvider: provider } = world;
    const watcher = await agent.context.newPage();
    await watchSignIn(watcher, agent);
    const names = Object.keys(HAPPENS);
    while (provider.grants.entries.length - 1 < expiries) {
      const from = provider.grants.entries.length;
      const name = names[Math.floor(random() * names.length)] ?? 'nothing';
      counts.set(name, (counts.get(name) ?? 0) + 1);
      await HAPPENS[name]?.(agent, provider);
      await provider.grants.waitFor(() => true, { from, timeout: 30_000 });
    }
    expect(await signInsSeen(watcher)).toEqual([]);
    const kills = [...counts].filter(([name]) => name.includes('stopped'));
    oneRefreshPerExpiry(
      provider.grants.entries,
      kills.reduce((sum, [, count]) => sum + count, 0),
    );
    const codes = provider.grants.entries.filter(({ type }) => type === 'authorization_code');
    const told = [...counts].map(([name, count]) => `${name}: ${count}`).join(', ');
    return `${provider.grants.entries.length - 1} expiries, ${codes.length - 1} of them unseen sign-ins (${told})`;
  } finally {
    await agent.close();
    await world.stop();
  }
}

/**
 * Every grant builds on the one before it: it shows the refresh token that was given last, not before
 * its time, and is not refused; or it is an unseen sign-in, after a worker that lost the answer.
 */
function oneRefreshPerExpiry(grants: readonly GrantRequest[], kills: number): void {
  let unseen = 0;
  for (const [index, grant] of grants.entries()) {
    expect(grant.given, `grant ${index} is not refused`).toBeDefined();
    const before = grants[index - 1];
    if (!before) continue;
    if (grant.type === 'authorization_code') {
      unseen += 1;
      continue;
    }
    expect(grant.shown, `grant ${index} shows what came last`).toBe(before.given);
    expect(grant.at - before.at, `grant ${index} is not early`).toBeGreaterThanOrEqual(EARLIEST_MS);
  }
  expect(unseen).toBeLessThanOrEqual(kills);
}

type Watching = typeof globalThis & { seen?: string[] };

/** Writes down every moment at which a view would not have said "signed in", or said something. */
async function watchSignIn(page: Page, agent: Browser): Promise<void> {
  await page.goto(agent.url('options.html'));
  await page.evaluate(() => {
    const seen: string[] = ((globalThis as Watching).seen = []);
    chrome.storage.session.onChanged.addListener(({ snapshot }) => {
      const now = snapshot?.newValue as { signIn: string; notice: { code: string } | null };
      if (now.signIn !== 'in' || now.notice) seen.push(`${now.signIn} ${now.notice?.code ?? ''}`);
    });
  });
}

function signInsSeen(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as Watching).seen ?? ['nobody watched']);
}

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
