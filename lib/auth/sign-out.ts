import type { Logger } from '../log/log';
import type { Identity } from './identity-provider';
import { forgetKept } from './kept-sign-in';
import { forgetMetadata, metadataOf } from './metadata';
import { localVault, sessionVault } from './session-vault';
import { stateStoreOf } from './state-store';
import { exclusively, heldTokens, tokenVault, type Tokens } from './token-vault';

/** A provider that does not answer must not keep the agent waiting. */
const REVOCATION_TIMEOUT_MS = 10_000;

/**
 * After a sign-out the provider is to ask who it is (`prompt=login`), although its own session may
 * live on: the next person at this desk may be another. On disk, because the session may be, too.
 */
export const loginWanted = ({ id }: Pick<Identity, 'id'>) => localVault<true>(`login-wanted:${id}`);

/** Tokens that are over here, and of which the provider has not been told yet. */
const toRevoke = ({ id }: Identity) => sessionVault<Tokens>(`tokens-to-revoke:${id}`);

/**
 * Empties the vault, and whatever else is kept of the sign-in; what was in it is left to be revoked.
 * `false`: nobody was signed in.
 */
export function forgetTokens(identity: Identity): Promise<boolean> {
  return exclusively(identity, async () => {
    const tokens = await heldTokens(identity);
    if (tokens) {
      await toRevoke(identity).save(tokens);
      await loginWanted(identity).save(true);
    }
    await tokenVault(identity).clear();
    await forgetKept(identity);
    await stateStoreOf(identity.id, Date.now).clear();
    return tokens !== null;
  });
}

/** A sign-out that the browser cut short: what it had not emptied yet is emptied. */
export async function finishForgetting(identity: Identity): Promise<void> {
  const leaving = await toRevoke(identity).read();
  const held = await tokenVault(identity).read();
  if (leaving && held?.accessToken === leaving.accessToken) await forgetTokens(identity);
}

/**
 * Tells the provider that the tokens are over (RFC 7009): first the refresh token, then the access
 * token. Never rejects: one that cannot be reached does not keep an agent signed in here. It is tried
 * again when the worker starts next, until the browser closes.
 */
export async function revoke(identity: Identity, log: Logger): Promise<void> {
  const tokens = await toRevoke(identity).read();
  if (!tokens) return;
  try {
    await tell({ ...identity, clientId: tokens.clientId, issuer: tokens.issuer }, tokens);
    await toRevoke(identity).clear();
    await forgetMetadata(identity);
  } catch (cause) {
    log.warn('The provider could not be told of a sign-out', cause);
  }
}

async function tell(identity: Identity, tokens: Tokens): Promise<void> {
  const { revocation } = await metadataOf(identity, Date.now);
  if (revocation === undefined) return;
  const post = async (token: string, hint: string): Promise<void> => {
    const answer = await fetch(revocation, {
      method: 'POST',
      body: new URLSearchParams({ token, token_type_hint: hint, client_id: identity.clientId }),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(REVOCATION_TIMEOUT_MS),
    });
    if (answer.status >= 500) throw new Error(`Revocation answered ${String(answer.status)}`);
  };
  if (tokens.refreshToken) await post(tokens.refreshToken, 'refresh_token');
  if (tokens.accessToken) await post(tokens.accessToken, 'access_token');
}
