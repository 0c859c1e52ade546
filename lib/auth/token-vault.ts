import { browser } from '../browser';

const TOKENS_KEY = 'tokens';

/** What one sign-in gave us. Times are ms since the epoch. */
export type Tokens = {
  readonly issuer: string;
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly idToken?: string;
  readonly scope?: string;
  readonly obtainedAt: number;
  readonly expiresAt: number;
  readonly profile: Profile;
};

/** Claims of the ID token and of userinfo; untrusted text. */
export type Profile = { readonly sub: string; readonly name?: string; readonly email?: string };

/**
 * The tokens' one home: `storage.session`, which is memory of the browser and never on disk. One
 * `set` writes all of them, so that a rotation is saved whole or not at all.
 */
export const tokenVault = {
  async read(): Promise<Tokens | null> {
    const found = await browser.storage.session.get(TOKENS_KEY);
    return (found[TOKENS_KEY] as Tokens | undefined) ?? null;
  },
  async save(tokens: Tokens): Promise<void> {
    await browser.storage.session.set({ [TOKENS_KEY]: tokens });
  },
  async clear(): Promise<void> {
    await browser.storage.session.remove(TOKENS_KEY);
  },
};
