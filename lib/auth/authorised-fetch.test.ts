import { beforeEach, describe, expect, it, vi } from 'vitest';
import { authorisedAccess, authorisedFetch } from './authorised-fetch';
import { configured } from './fake-provider';
import { refresh } from './refresh';
import { SignInError } from './sign-in-error';
import type { Tokens } from './token-vault';

vi.mock('./refresh', async (original) => ({ ...(await original<object>()), refresh: vi.fn() }));
const heldTokens = vi.hoisted(() => vi.fn<() => Promise<Tokens | null>>());
vi.mock('./token-vault', () => ({ heldTokens }));
vi.mock('../browser', () => ({ browser: {} }));

const identity = configured();
const ADDRESS = 'https://api.example/credentials';
const HOUR_MS = 3_600_000;

function tokens(accessToken: string, leftMs: number): Tokens {
  const expiresAt = Date.now() + leftMs;
  const profile = { sub: 'edward' };
  return {
    issuer: identity.issuer,
    clientId: identity.clientId,
    accessToken,
    signedInAt: 0,
    obtainedAt: expiresAt - HOUR_MS,
    expiresAt,
    profile,
  };
}

/** The far end: answers in turn, and writes down which bearer asked. */
function server(...statuses: readonly number[]) {
  const bearers: (string | undefined)[] = [];
  vi.stubGlobal('fetch', (_url: string, init: RequestInit): Promise<Response> => {
    expect(init).toMatchObject({ redirect: 'error', credentials: 'omit' });
    bearers.push(new Headers(init.headers).get('authorization') ?? undefined);
    return Promise.resolve(new Response(null, { status: statuses[bearers.length - 1] ?? 200 }));
  });
  return bearers;
}

const ask = (url = ADDRESS) => authorisedFetch(identity, url);

describe('authorisedFetch', () => {
  beforeEach(() => {
    heldTokens.mockResolvedValue(tokens('held', HOUR_MS));
    vi.mocked(refresh).mockResolvedValue(tokens('fresh', HOUR_MS));
  });

  it('C7: sends no token to an origin that was not named', async () => {
    const bearers = server();
    await expect(ask('https://api.example.evil/credentials')).rejects.toThrow(TypeError);
    await expect(ask('http://api.example/credentials')).rejects.toThrow(TypeError);
    expect(bearers).toEqual([]);
  });

  it('uses the token that is held while most of its life is left', async () => {
    const bearers = server(200);
    expect((await ask()).status).toBe(200);
    expect(bearers).toEqual(['Bearer held']);
    expect(refresh).not.toHaveBeenCalled();
  });

  it('refreshes before the token expires', async () => {
    heldTokens.mockResolvedValue(tokens('held', HOUR_MS / 4));
    const bearers = server(200);
    await ask();
    expect(bearers).toEqual(['Bearer fresh']);
  });

  it('goes on with a living token when the provider cannot be asked', async () => {
    heldTokens.mockResolvedValue(tokens('held', HOUR_MS / 4));
    vi.mocked(refresh).mockRejectedValue(new SignInError('token-endpoint-failed'));
    const bearers = server(200);
    await ask();
    expect(bearers).toEqual(['Bearer held']);
  });

  it('refreshes once after a 401; a second 401 is the answer', async () => {
    const bearers = server(401, 401);
    expect((await ask()).status).toBe(401);
    expect(bearers).toEqual(['Bearer held', 'Bearer fresh']);
    expect(refresh).toHaveBeenCalledExactlyOnceWith(identity, 'held');
  });

  it('without tokens asks nobody', async () => {
    heldTokens.mockResolvedValue(null);
    const bearers = server();
    await expect(ask()).rejects.toMatchObject({ code: 'sign-in-expired' });
    expect(bearers).toEqual([]);
  });
});

describe('authorisedAccess', () => {
  const access = authorisedAccess(identity);

  beforeEach(() => {
    heldTokens.mockResolvedValue(tokens('held', HOUR_MS));
    vi.mocked(refresh).mockResolvedValue(tokens('fresh', HOUR_MS));
  });

  it('C7: sends no token to an origin that was not named', async () => {
    const bearers = server();
    await expect(access.fetch('https://api.example.evil/contacts', {})).rejects.toThrow(TypeError);
    expect(bearers).toEqual([]);
  });

  it('adds the token, whatever headers come along', async () => {
    const bearers = server(200);
    const headers = new Headers({ authorization: 'mine', 'x-odoo-database': 'acme' });
    expect((await access.fetch(ADDRESS, { headers })).status).toBe(200);
    expect(bearers).toEqual(['Bearer held']);
  });

  it('without a sign-in the answer is a 401, and nobody is asked', async () => {
    heldTokens.mockResolvedValue(null);
    const bearers = server(200);
    expect((await access.fetch(ADDRESS, {})).status).toBe(401);
    await expect(access.renew()).resolves.toBe(false);
    expect(bearers).toEqual([]);
  });

  it('renews what was refused, once for each time that it is asked', async () => {
    await expect(access.renew()).resolves.toBe(true);
    expect(refresh).toHaveBeenCalledExactlyOnceWith(identity, 'held');
  });

  it('says that the agent must sign in, and rejects where nobody could be asked', async () => {
    vi.mocked(refresh).mockRejectedValue(new SignInError('sign-in-expired'));
    await expect(access.renew()).resolves.toBe(false);
    vi.mocked(refresh).mockRejectedValue(new SignInError('token-endpoint-failed'));
    await expect(access.renew()).rejects.toThrow('token-endpoint-failed');
  });
});
