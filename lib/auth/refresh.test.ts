import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Identity } from './identity-provider';
import { refresh, refreshTime } from './refresh';
import { tokenVault, type Tokens } from './token-vault';

vi.mock('../browser', () => {
  const items = new Map<string, unknown>();
  const session = {
    get: (key: string) => Promise.resolve({ [key]: items.get(key) }),
    set: (entries: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(entries)) items.set(key, structuredClone(value));
      return Promise.resolve();
    },
    remove: (key: string) => Promise.resolve(void items.delete(key)),
  };
  const identity = { getRedirectURL: (path: string) => `https://id.chromiumapp.org/${path}` };
  return { browser: { storage: { session }, identity } };
});

const identity: Identity = {
  issuer: 'https://login.example/realms/acme',
  clientId: 'sidetone',
  scope: 'openid',
};
const NOW = 1_800_000_000_000;
const old: Tokens = {
  issuer: identity.issuer,
  accessToken: 'old-access',
  refreshToken: 'old-refresh',
  idToken: 'old-id',
  scope: 'openid',
  obtainedAt: NOW - 3_000_000,
  expiresAt: NOW,
  profile: { sub: 'edward', name: 'Edward Chen' },
};

/** What the token endpoint answers, in turn; the last answer again and again. */
function provider(...answers: readonly (readonly [status: number, body: unknown])[]) {
  const asked: URLSearchParams[] = [];
  const address = (path: string): string => `${identity.issuer}${path}`;
  vi.stubGlobal('fetch', (url: string, init?: RequestInit): Promise<Response> => {
    const json = (body: unknown, status = 200) => Promise.resolve(Response.json(body, { status }));
    if (url === address('/.well-known/openid-configuration')) {
      const userinfo_endpoint = address('/me');
      return json({
        issuer: identity.issuer,
        token_endpoint: address('/token'),
        userinfo_endpoint,
      });
    }
    if (url === address('/me')) return json({ sub: 'edward', name: 'Edward Chen' });
    const [status, body] = answers[Math.min(asked.length, answers.length - 1)] ?? [500, {}];
    asked.push(new URLSearchParams(init?.body as URLSearchParams));
    return json(body, status);
  });
  return asked;
}

/** `navigator.locks` as far as it is used: one holder at a time, in order. */
function locks() {
  let last: Promise<unknown> = Promise.resolve();
  const request = <T>(_name: string, work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  return { locks: { request } };
}

const again = () => refresh(identity, old.accessToken, () => NOW);

describe('refresh', () => {
  beforeEach(async () => {
    vi.stubGlobal('navigator', locks());
    await tokenVault.save(old);
  });

  it('saves what rotated, all of it', async () => {
    const asked = provider([
      200,
      {
        access_token: 'new-access',
        refresh_token: 'new-refresh',
        token_type: 'Bearer',
        expires_in: 60,
      },
    ]);
    const fresh = await again();
    expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'old-refresh',
      client_id: 'sidetone',
    });
    expect(fresh).toMatchObject({ accessToken: 'new-access', refreshToken: 'new-refresh' });
    expect(fresh.expiresAt).toBe(NOW + 60_000);
    expect(refreshTime(fresh)).toBe(NOW + 42_000);
    expect(await tokenVault.read()).toEqual(fresh);
  });

  it('keeps the refresh token, the ID token and the name where the reply has none', async () => {
    provider([200, { access_token: 'new-access', token_type: 'Bearer', expires_in: '60' }]);
    const fresh = await again();
    expect(fresh).toMatchObject({
      accessToken: 'new-access',
      refreshToken: 'old-refresh',
      idToken: 'old-id',
      expiresAt: NOW + 60_000,
      profile: { sub: 'edward', name: 'Edward Chen' },
    });
  });

  it('asks once for twenty that need it, and gives all of them the same', async () => {
    const asked = provider([
      200,
      { access_token: 'new-access', refresh_token: 'new-refresh', token_type: 'Bearer' },
    ]);
    const all = await Promise.all(Array.from({ length: 20 }, again));
    expect(asked).toHaveLength(1);
    expect(new Set(all.map(({ accessToken }) => accessToken))).toEqual(new Set(['new-access']));
  });

  it('empties the vault when the provider refuses the refresh token', async () => {
    provider([400, { error: 'invalid_grant' }]);
    await expect(again()).rejects.toMatchObject({ code: 'sign-in-expired' });
    expect(await tokenVault.read()).toBeNull();
    await expect(again()).rejects.toMatchObject({ code: 'sign-in-expired' });
  });

  it('keeps the tokens when the provider has a fault', async () => {
    provider([500, { error: 'server_error' }]);
    await expect(again()).rejects.toMatchObject({ code: 'token-endpoint-failed' });
    expect(await tokenVault.read()).toEqual(old);
  });

  it('does not bring back who signed out meanwhile', async () => {
    provider([200, { access_token: 'new-access', token_type: 'Bearer' }]);
    const answer = fetch;
    vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
      if (url.endsWith('/token')) await tokenVault.clear();
      return answer(url, init);
    });
    await expect(again()).rejects.toMatchObject({ code: 'sign-in-expired' });
    expect(await tokenVault.read()).toBeNull();
  });
});
