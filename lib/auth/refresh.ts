import { ErrorResponse, type RefreshState } from 'oidc-client-ts';
import { clientOf, type Identity } from './identity-provider';
import { SignInError } from './sign-in-error';
import { tokensOf } from './sign-in';
import { tokenVault, type Tokens } from './token-vault';

/** Refresh once this share of a token's life has gone. */
const REFRESH_AT = 0.7;

/** When these tokens should be refreshed, ms since the epoch. */
export function refreshTime(tokens: Tokens): number {
  return tokens.obtainedAt + (tokens.expiresAt - tokens.obtainedAt) * REFRESH_AT;
}

/**
 * Fresh tokens, whoever asks and however often: one request at a time for the whole extension
 * (`navigator.locks`), and whoever waited gets what the first one brought. `stale` is the access
 * token that was refused or is about to expire; if the vault holds another one already, that is it.
 *
 * @throws {SignInError} `sign-in-expired` when the provider refuses the refresh token: the vault is
 *   empty then. `token-endpoint-failed` when it could not be asked: the old tokens stay.
 */
export function refresh(identity: Identity, stale: string, now = Date.now): Promise<Tokens> {
  return navigator.locks.request('refresh-tokens', async () => {
    const tokens = await tokenVault.read();
    if (!tokens) throw new SignInError('sign-in-expired');
    if (tokens.accessToken !== stale) return tokens;
    const fresh = await exchange(identity, tokens, now);
    // The agent may have signed out while the provider was asked.
    const kept = await tokenVault.read();
    if (kept?.accessToken !== stale) throw new SignInError('sign-in-expired');
    await tokenVault.save(fresh);
    return fresh;
  });
}

async function exchange(identity: Identity, tokens: Tokens, now: () => number): Promise<Tokens> {
  if (!tokens.refreshToken) {
    await tokenVault.clear();
    throw new SignInError('sign-in-expired');
  }
  try {
    // Without userinfo: a fault there would lose the refresh token that has just rotated.
    const client = clientOf(identity, false);
    const response = await client.useRefreshToken({ state: refreshStateOf(tokens) });
    return tokensOf(response, identity.issuer, now(), tokens);
  } catch (cause) {
    if (cause instanceof ErrorResponse && cause.error === 'invalid_grant') {
      await tokenVault.clear();
      throw new SignInError('sign-in-expired', { cause });
    }
    throw new SignInError('token-endpoint-failed', { cause });
  }
}

/** The profile is never read by the library's refresh; the whole claim set is not worth keeping. */
function refreshStateOf(tokens: Tokens): RefreshState {
  // The library exports this class as a type only, so a literal has to stand for it.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  return {
    refresh_token: tokens.refreshToken ?? '',
    id_token: tokens.idToken,
    session_state: null,
    scope: tokens.scope,
    profile: { sub: tokens.profile.sub, iss: tokens.issuer, aud: '', exp: 0, iat: 0 },
    data: {},
  };
}
