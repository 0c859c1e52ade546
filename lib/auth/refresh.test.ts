import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeBrowser } from './fake-browser';
import { fakeLocks } from './fake-browser';
import { NOW, configured } from './fake-provider';
import { refresh, refreshDue, refreshTime } from './refresh';
import { SignInError, type SignInCode } from './sign-in-error';
import { forgetTokens } from './sign-out';
import { heldTokens, tokenVault, type Tokens } from './token-vault';

const fake = await vi.hoisted(async () => (await import('./fake-browser')).fakeBrowser());
vi.mock('../browser', (): Pick<FakeBrowser, 'browser'> => ({ browser: fake.browser }));

const identity = configured();
const old: Tokens = {
  issuer: identity.issuer,
  clientId: identity.clientId,
  accessToken: 'old-access',
  refreshToken: 'old-refresh',
  idToken: 'old-id',
  scope: 'openid',
  signedInAt: NOW - 9_000_000,
  obtainedAt: NOW - 3_600_000,
  expiresAt: NOW,
  profile: { sub: 'edward', name: 'Edward Chen' },
};
const rotated = {
  access_token: 'new-access',
  refresh_token: 'new-refresh',
  token_type: 'Bearer',
  expires_in: 3600,
};
const rotatedTokens = { accessToken: 'new-access', refreshToken: 'new-refresh' };

type Answer =
  'no answer' | readonly [status: number, body: object, headers?: Record<string, string>];

/** What the token endpoint answers, in turn; the last answer again and again. */
function provider(...answers: readonly Answer[]) {
  const asked: Record<string, string>[] = [];
  const at = (path: string): string => `${identity.issuer}${path}`;
  vi.stubGlobal('fetch', (url: string, init: RequestInit): Promise<Response> => {
    if (url === at('/.well-known/openid-configuration')) {
      return Promise.resolve(
        Response.json({
          issuer: identity.issuer,
          authorization_endpoint: at('/auth'),
          token_endpoint: at('/token'),
          code_challenge_methods_supported: ['S256'],
        }),
      );
    }
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? 'no answer';
    asked.push(Object.fromEntries(new URLSearchParams(init.body as URLSearchParams)));
    if (answer === 'no answer') return Promise.reject(new TypeError('Failed to fetch'));
    const [status, body, headers] = answer;
    return Promise.resolve(Response.json(body, { status, headers }));
  });
  return asked;
}

let now = NOW;
const unseen = vi.fn<(...all: unknown[]) => Promise<Tokens>>();
const again = (stale = old.accessToken) =>
  refresh(identity, stale, { now: () => now, signInUnseen: unseen });
const unseenFails = (code: SignInCode) => unseen.mockRejectedValue(new SignInError(code));
const anew: Tokens = { ...old, accessToken: 'anew', refreshToken: 'anew-refresh', obtainedAt: NOW };

beforeEach(async () => {
  vi.stubGlobal('navigator', fakeLocks());
  fake.session.clear();
  now = NOW;
  unseenFails('access-denied');
  await tokenVault(identity).save(old);
});

describe('refresh', () => {
  it('saves what rotated, all of it', async () => {
    const asked = provider([200, rotated]);
    const fresh = await again();
    expect(asked).toEqual([
      { grant_type: 'refresh_token', refresh_token: 'old-refresh', client_id: 'sidetone' },
    ]);
    expect(fresh).toMatchObject({ ...rotatedTokens, signedInAt: old.signedInAt });
    expect(fresh.expiresAt).toBe(NOW + 3_600_000);
    expect(refreshTime(fresh)).toBe(NOW + 2_520_000);
    expect(await heldTokens(identity)).toMatchObject(rotatedTokens);
    expect(await heldTokens(identity)).not.toHaveProperty('asking');
  });

  it('keeps the refresh token, the ID token and the name where the reply has none', async () => {
    provider([200, { access_token: 'new-access', token_type: 'Bearer', expires_in: '60' }]);
    expect(await again()).toMatchObject({
      accessToken: 'new-access',
      refreshToken: 'old-refresh',
      idToken: 'old-id',
      expiresAt: NOW + 60_000,
      profile: { sub: 'edward', name: 'Edward Chen' },
    });
  });

  it('C5: fifty that need it at once make one request, and all get the same', async () => {
    const asked = provider([200, rotated]);
    const all = await Promise.all(Array.from({ length: 50 }, () => again()));
    expect(asked).toHaveLength(1);
    expect(new Set(all.map(({ accessToken }) => accessToken))).toEqual(new Set(['new-access']));
  });

  it('C5: a worker that was stopped over it signs in unseen, and never shows the token again', async () => {
    const asked = provider([200, rotated]);
    await tokenVault(identity).save({ ...old, asking: true });
    unseen.mockResolvedValue(anew);
    expect(await again()).toEqual(anew);
    expect(asked).toEqual([]);
    expect(await heldTokens(identity)).toMatchObject({ accessToken: 'anew' });
  });

  it('C5: where that is not possible, the token is shown once more, and then no more', async () => {
    const asked = provider([400, { error: 'invalid_grant' }]);
    await tokenVault(identity).save({ ...old, asking: true });
    await expect(again()).rejects.toMatchObject({ code: 'sign-in-expired' });
    await expect(again()).rejects.toMatchObject({ code: 'sign-in-expired' });
    expect(asked).toHaveLength(1);
    expect(unseen).toHaveBeenCalledTimes(1);
    expect(await heldTokens(identity)).toBeNull();
  });

  it('C5: an answer that was lost on the way is treated the same', async () => {
    const asked = provider('no answer');
    await expect(again()).rejects.toMatchObject({ code: 'token-endpoint-failed' });
    now += 30_000;
    unseen.mockResolvedValue(anew);
    expect(await again()).toEqual(anew);
    expect(asked).toHaveLength(1);
  });

  it('signs in unseen when the refresh token is refused, or there is none', async () => {
    unseen.mockResolvedValue(anew);
    const asked = provider([400, { error: 'invalid_grant' }]);
    expect(await again()).toEqual(anew);
    await tokenVault(identity).save({ ...old, refreshToken: undefined });
    expect(await again()).toEqual(anew);
    expect(asked).toHaveLength(1);
  });

  it('does not show a refused token again although nothing else works just now', async () => {
    const asked = provider([400, { error: 'invalid_grant' }]);
    unseenFails('discovery-failed');
    await expect(again()).rejects.toMatchObject({ code: 'token-endpoint-failed' });
    now += 30_000;
    await expect(again()).rejects.toMatchObject({ code: 'token-endpoint-failed' });
    expect(asked).toHaveLength(1);
    expect(await heldTokens(identity)).toMatchObject({ accessToken: 'old-access' });
  });

  it('empties the vault when the provider wants to see the agent', async () => {
    provider([400, { error: 'invalid_grant' }]);
    await expect(again()).rejects.toMatchObject({ code: 'sign-in-expired' });
    expect(await heldTokens(identity)).toBeNull();
    await expect(again()).rejects.toMatchObject({ code: 'sign-in-expired' });
  });

  it.each<[string, Answer, number]>([
    ['a fault', [500, { error: 'server_error' }], 30_000],
    ['nonsense', [200, { no: 'token' }], 30_000],
    ['too many requests', [429, {}, { 'retry-after': '120' }], 120_000],
    ['an hour to wait', [503, {}, { 'retry-after': '3600' }], 600_000],
  ])('C8: after %s nobody asks again for a while', async (_, answer, waitMs) => {
    const asked = provider(answer, [200, rotated]);
    for (const later of [0, 1, waitMs - 1]) {
      now = NOW + later;
      await expect(again()).rejects.toMatchObject({ code: 'token-endpoint-failed' });
    }
    expect(asked).toHaveLength(1);
    expect(refreshTime((await heldTokens(identity)) ?? old)).toBe(NOW + waitMs);
    now = NOW + waitMs;
    expect(await again()).toMatchObject(rotatedTokens);
    expect(asked).toHaveLength(2);
  });

  it('C8: a token that was refreshed just now is not refreshed again, whoever refuses it', async () => {
    const asked = provider([200, rotated]);
    await again();
    now += 29_999;
    expect(await again('new-access')).toMatchObject(rotatedTokens);
    expect(asked).toHaveLength(1);
    now += 1;
    await again('new-access');
    expect(asked).toHaveLength(2);
  });

  it.each([-86_400_000, -600_000, 600_000, 86_400_000])(
    'C8: a clock that jumps by %i ms costs one refresh at most',
    async (jump) => {
      const asked = provider([200, rotated]);
      const fresh = await again();
      now += 600_000;
      const due = refreshDue(fresh, now + jump);
      now += jump;
      if (due) await again('new-access');
      const held = (await heldTokens(identity)) ?? old;
      expect(refreshDue(held, now)).toBe(false);
      expect(asked.length).toBe(Math.abs(jump) > 1_000_000 ? 2 : 1);
    },
  );

  it('C9: does not bring back who signed out meanwhile', async () => {
    provider([200, rotated]);
    const answer = fetch;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      if (url.endsWith('/token')) await forgetTokens(identity);
      return answer(url, init);
    });
    await expect(again()).rejects.toMatchObject({ code: 'sign-in-expired' });
    expect(await heldTokens(identity)).toBeNull();
  });

  it('leaves alone what a new sign-in brought meanwhile', async () => {
    provider([200, rotated]);
    const answer = fetch;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      if (url.endsWith('/token')) await tokenVault(identity).save(anew);
      return answer(url, init);
    });
    expect(await again()).toEqual(anew);
    expect(await heldTokens(identity)).toEqual(anew);
  });
});
