import { sessionVault } from './session-vault';

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

/** The tokens' one home; a rotation is saved whole or not at all. */
export const tokenVault = sessionVault<Tokens>('tokens');
