import type { Identity } from './identity-provider';
import { sessionVault, type SessionVault } from './session-vault';

/** What one sign-in gave us. Times are ms since the epoch. */
export type Tokens = {
  readonly issuer: string;
  readonly clientId: string;
  /** Empty: none yet, the refresh token brings it. */
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly idToken?: string;
  readonly scope?: string;
  /** When the agent signed in; refreshing does not change it. */
  readonly signedInAt: number;
  readonly obtainedAt: number;
  readonly expiresAt: number;
  readonly profile: Profile;
  /** The refresh token is on its way to the provider: who finds this has lost the answer. */
  readonly asking?: boolean;
  /** The provider is not asked again within this time; `failed`: it could not be. */
  readonly rest?: { readonly since: number; readonly until: number; readonly failed: boolean };
};

/** Claims of the ID token and of userinfo; untrusted text. */
export type Profile = { readonly sub: string; readonly name?: string; readonly email?: string };

/** The one home of a provider's tokens; a rotation is saved whole or not at all. */
export function tokenVault({ id }: Pick<Identity, 'id'>): SessionVault<Tokens> {
  return sessionVault<Tokens>(`tokens:${id}`);
}

/** The tokens of this very identity: those of another issuer or client count as none. */
export async function heldTokens(identity: Identity): Promise<Tokens | null> {
  const tokens = await tokenVault(identity).read();
  const ours = tokens?.issuer === identity.issuer && tokens.clientId === identity.clientId;
  return ours ? tokens : null;
}

/** One change of a provider's tokens at a time: what is read in here is still so when it is written. */
export function exclusively<T>({ id }: Pick<Identity, 'id'>, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`change-tokens:${id}`, work);
}
