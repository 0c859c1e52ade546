import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loggerOf } from '../log/log';
import type { FakeBrowser } from './fake-browser';
import { fakeLocks } from './fake-browser';
import { configured, NOW } from './fake-provider';
import { finishForgetting, forgetTokens, revoke } from './sign-out';
import type { Tokens } from './token-vault';
import { heldTokens, tokenVault } from './token-vault';

const fake = await vi.hoisted(async () => (await import('./fake-browser')).fakeBrowser());
vi.mock('../browser', (): Pick<FakeBrowser, 'browser'> => ({ browser: fake.browser }));

const identity = configured();
const log = loggerOf('test');

/** Refresh and access tokens that the provider was told of, in order. */
let told: string[];
let reachable: boolean;

beforeEach(() => {
  fake.session.clear();
  fake.local.clear();
  told = [];
  reachable = true;
  vi.stubGlobal('navigator', fakeLocks());
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (!reachable) return Promise.reject(new TypeError('no network'));
    if (!url.endsWith('/revoke')) return Promise.resolve(Response.json(metadata));
    told.push(new URLSearchParams(init.body as URLSearchParams).get('token') ?? '');
    return Promise.resolve(new Response());
  });
});

const metadata = {
  issuer: identity.issuer,
  authorization_endpoint: `${identity.issuer}/auth`,
  token_endpoint: `${identity.issuer}/token`,
  revocation_endpoint: `${identity.issuer}/revoke`,
  code_challenge_methods_supported: ['S256'],
};

async function signedIn(who: string): Promise<Tokens> {
  const tokens: Tokens = {
    issuer: identity.issuer,
    clientId: identity.clientId,
    accessToken: `access of ${who}`,
    refreshToken: `refresh of ${who}`,
    signedInAt: NOW,
    obtainedAt: NOW,
    expiresAt: NOW + 60_000,
    profile: { sub: who },
  };
  await tokenVault(identity).save(tokens);
  return tokens;
}

async function signOut(): Promise<void> {
  await forgetTokens(identity);
  await revoke(identity, log);
}

describe('sign-out', () => {
  it('tells the provider once, refresh token first', async () => {
    await signedIn('edward');
    await signOut();
    await revoke(identity, log);
    expect(told).toEqual(['refresh of edward', 'access of edward']);
    expect(await heldTokens(identity)).toBeNull();
    expect([...fake.session.keys()].filter((key) => key.startsWith('tokens'))).toEqual([]);
  });

  it('two while the provider is out of reach: it hears of both when it is back', async () => {
    reachable = false;
    await signedIn('edward');
    await signOut();
    await signedIn('sissi');
    await signOut();
    expect(told).toEqual([]);
    reachable = true;
    await revoke(identity, log);
    expect(told).toEqual([
      ...['refresh of edward', 'access of edward'],
      ...['refresh of sissi', 'access of sissi'],
    ]);
    await revoke(identity, log);
    expect(told).toHaveLength(4);
  });

  it('one that comes while the provider is being told of another is not lost', async () => {
    await signedIn('edward');
    await forgetTokens(identity);
    const first = revoke(identity, log);
    await signedIn('sissi');
    await forgetTokens(identity);
    await first;
    await revoke(identity, log);
    expect(new Set(told)).toEqual(
      new Set(['edward', 'sissi'].flatMap((who) => [`refresh of ${who}`, `access of ${who}`])),
    );
  });

  it('cut short by the browser, it is finished; the next sign-in is left alone', async () => {
    const edward = await signedIn('edward');
    await forgetTokens(identity);
    await tokenVault(identity).save(edward);
    await finishForgetting(identity);
    expect(await heldTokens(identity)).toBeNull();
    await signedIn('sissi');
    await finishForgetting(identity);
    expect(await heldTokens(identity)).toMatchObject({ accessToken: 'access of sissi' });
    await revoke(identity, log);
    expect(told).toEqual(['refresh of edward', 'access of edward']);
  });
});
