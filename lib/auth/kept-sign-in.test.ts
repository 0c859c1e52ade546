import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeBrowser } from './fake-browser';
import { NOW, configured } from './fake-provider';
import { forgetKept, keepSignIn, keptSignIn } from './kept-sign-in';
import type { Tokens } from './token-vault';

const fake = await vi.hoisted(async () => (await import('./fake-browser')).fakeBrowser());
vi.mock('../browser', (): Pick<FakeBrowser, 'browser'> => ({ browser: fake.browser }));
const keys = vi.hoisted(() => new Map<string, CryptoKey>());
vi.mock('./sealing-key', () => ({
  sealingKey: async (name: string) => {
    const made = crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const key = keys.get(name) ?? (await made);
    keys.set(name, key);
    return key;
  },
  dropSealingKey: (name: string) => Promise.resolve(keys.delete(name)),
}));

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const forHours = (staySignedInHours: number | null) => configured({ staySignedInHours });
const YEAR = forHours(365 * 24);

const tokens: Tokens = {
  issuer: YEAR.issuer,
  clientId: YEAR.clientId,
  accessToken: 'canary-access',
  refreshToken: 'canary-refresh',
  signedInAt: NOW,
  obtainedAt: NOW + HOUR_MS,
  expiresAt: NOW + 2 * HOUR_MS,
  profile: { sub: 'edward', name: 'Canary Chen' },
};
const onDisk = (): string => JSON.stringify([...fake.local]);

beforeEach(() => {
  fake.local.clear();
  keys.clear();
});

describe('kept sign-in', () => {
  it('keeps nothing unless the company says so', async () => {
    await keepSignIn(forHours(null), tokens);
    expect(onDisk()).toBe('[]');
    expect(keys.size).toBe(0);
  });

  it('a year is allowed: thirty days later the refresh token is there, the access token not', async () => {
    await keepSignIn(YEAR, tokens);
    expect(onDisk()).not.toMatch(/canary/iu);
    const found = await keptSignIn(YEAR, NOW + 30 * DAY_MS);
    expect(found).toMatchObject({
      accessToken: '',
      refreshToken: 'canary-refresh',
      signedInAt: NOW,
      expiresAt: 0,
      profile: { sub: 'edward', name: 'Canary Chen' },
    });
  });

  it('the hours count from the sign-in, and what is over is deleted with its key', async () => {
    const shift = forHours(12);
    await keepSignIn(shift, tokens);
    expect(await keptSignIn(shift, NOW + 12 * HOUR_MS - 1)).not.toBeNull();
    expect(await keptSignIn(shift, NOW + 12 * HOUR_MS)).toBeNull();
    expect(onDisk()).toBe('[]');
    expect(keys.size).toBe(0);
  });

  it('the company may shorten the hours afterwards', async () => {
    await keepSignIn(YEAR, tokens);
    expect(await keptSignIn(forHours(12), NOW + DAY_MS)).toBeNull();
    expect(onDisk()).toBe('[]');
  });

  it('until the policy is known it waits', async () => {
    await keepSignIn(YEAR, tokens);
    expect(await keptSignIn(forHours(null), NOW + DAY_MS)).toBeNull();
    expect(await keptSignIn(YEAR, NOW + DAY_MS)).not.toBeNull();
  });

  it('opens for no other issuer and no other client, and not when it was altered', async () => {
    for (const other of [{ issuer: 'https://evil.example' }, { clientId: 'another' }]) {
      await keepSignIn(YEAR, tokens);
      const wrong = configured({ staySignedInHours: 8_760, ...other });
      expect(await keptSignIn(wrong, NOW + DAY_MS)).toBeNull();
      expect(onDisk()).toBe('[]');
    }
    await keepSignIn(YEAR, tokens);
    const [[name, sealed] = ['', {}]] = [...fake.local] as [string, object][];
    fake.local.set(name, { ...sealed, data: btoa('something else') });
    expect(await keptSignIn(YEAR, NOW + DAY_MS)).toBeNull();
  });

  it('C9: is forgotten with its key', async () => {
    await keepSignIn(YEAR, tokens);
    await forgetKept(YEAR);
    expect(onDisk()).toBe('[]');
    expect(keys.size).toBe(0);
  });
});
