import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Identity } from './identity-provider';
import { signIn } from './sign-in';
import { tokenVault } from './token-vault';

const { items, launchWebAuthFlow } = vi.hoisted(() => ({
  items: new Map<string, unknown>(),
  launchWebAuthFlow: vi.fn<(details: { url: string }) => Promise<string>>(),
}));

vi.mock('../browser', () => {
  const session = {
    get: (key: string | null) =>
      Promise.resolve(key === null ? Object.fromEntries(items) : { [key]: items.get(key) }),
    set: (entries: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(entries)) items.set(key, value);
      return Promise.resolve();
    },
    remove: (key: string) => Promise.resolve(void items.delete(key)),
  };
  const getRedirectURL = (path: string) => `https://id.chromiumapp.org/${path}`;
  return { browser: { storage: { session }, identity: { getRedirectURL, launchWebAuthFlow } } };
});

const identity: Identity = {
  issuer: 'https://login.example/realms/acme',
  clientId: 'sidetone',
  scope: 'openid profile offline_access',
};
const NOW = 1_800_000_000_000;

type Window = { readonly state?: string; readonly nonce?: string; readonly error?: string };

/** A provider and its window, each spoilt as told; resolves with what the token endpoint got. */
function provider({ state, nonce, error }: Window, { userinfo = true } = {}) {
  const asked: URLSearchParams[] = [];
  let sentNonce = '';
  launchWebAuthFlow.mockImplementation(({ url }) => {
    const query = new URL(url).searchParams;
    sentNonce = query.get('nonce') ?? '';
    const answer = new URLSearchParams({ state: state ?? query.get('state') ?? '' });
    if (error) answer.set('error', error);
    else answer.set('code', 'the-code');
    return Promise.resolve(`https://id.chromiumapp.org/call-centre?${answer.toString()}`);
  });
  vi.stubGlobal('fetch', (url: string, init?: RequestInit): Promise<Response> => {
    const at = (path: string): string => `${identity.issuer}${path}`;
    switch (url) {
      case at('/.well-known/openid-configuration'):
        return json({
          issuer: identity.issuer,
          authorization_endpoint: at('/auth'),
          token_endpoint: at('/token'),
          ...(userinfo && { userinfo_endpoint: at('/me') }),
        });
      case at('/token'):
        asked.push(new URLSearchParams(init?.body as URLSearchParams));
        return json({
          access_token: 'access',
          refresh_token: 'refresh',
          id_token: jwt({ sub: 'edward', preferred_username: 'ed', nonce: nonce ?? sentNonce }),
          token_type: 'Bearer',
          expires_in: '60',
        });
      default:
        return json({ sub: 'edward', name: 'Edward Chen', email: 'edward@example.com' });
    }
  });
  return asked;
}

const json = (body: unknown): Promise<Response> => Promise.resolve(Response.json(body));

function jwt(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.signature`;
}

describe('signIn', () => {
  beforeEach(() => items.clear());

  it('exchanges the code with the verifier, and keeps who the agent is', async () => {
    const asked = provider({});
    const tokens = await signIn(identity, () => NOW);
    expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
      grant_type: 'authorization_code',
      code: 'the-code',
      redirect_uri: 'https://id.chromiumapp.org/call-centre',
    });
    expect(asked[0]?.get('code_verifier')).toMatch(/^[\w.~-]{43,128}$/u);
    expect(tokens).toMatchObject({
      accessToken: 'access',
      refreshToken: 'refresh',
      expiresAt: NOW + 60_000,
      profile: { sub: 'edward', name: 'Edward Chen', email: 'edward@example.com' },
    });
    expect(await tokenVault.read()).toEqual(tokens);
    expect([...items.keys()]).toHaveLength(1);
  });

  it('does without userinfo where the provider has none', async () => {
    provider({}, { userinfo: false });
    expect((await signIn(identity)).profile).toMatchObject({ sub: 'edward', name: 'ed' });
  });

  it.each([
    [{ state: 'of-somebody-else' }, 'answer-invalid'],
    [{ nonce: 'of-another-sign-in' }, 'answer-invalid'],
    [{ error: 'access_denied' }, 'access-denied'],
  ] satisfies [Window, string][])('refuses an answer with %j: %s', async (window, code) => {
    provider(window);
    await expect(signIn(identity)).rejects.toMatchObject({ code });
    expect(await tokenVault.read()).toBeNull();
  });

  it('opens no window before it is set up', async () => {
    provider({});
    await expect(signIn({ ...identity, clientId: '' })).rejects.toMatchObject({
      code: 'not-configured',
    });
    expect(launchWebAuthFlow).not.toHaveBeenCalled();
  });
});
