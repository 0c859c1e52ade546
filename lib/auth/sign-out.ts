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

/** Tokens that are over here, and of which the provider has not been told yet: of each sign-out. */
const toRevoke = ({ id }: Identity) => sessionVault<readonly Tokens[]>(`tokens-to-revoke:${id}`);

/**
 * Empties the vault, and whatever else is kept of the sign-in; what was in it is left to be revoked.
 * `false`: nobody was signed in.
 */
export function forgetTokens(identity: Identity): Promise<boolean> {
  return exclusively(identity, async () => {
    const tokens = await heldTokens(identity);
    if (tokens) {
      const before = (await toRevoke(identity).read()) ?? [];
      await toRevoke(identity).save([...before.filter((one) => !same(one, tokens)), tokens]);
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
  const leaving = (await toRevoke(identity).read()) ?? [];
  const held = await tokenVault(identity).read();
  if (held && leaving.some((one) => same(one, held))) await forgetTokens(identity);
}

/**
 * Tells the provider that the tokens are over (RFC 7009): first the refresh token, then the access
 * token. Never rejects: one that cannot be reached does not keep an agent signed in here. It is tried
 * again at the next sign-out and when the worker starts next, until the browser closes.
 */
export async function revoke(identity: Identity, log: Logger): Promise<void> {
  for (const tokens of (await toRevoke(identity).read()) ?? []) {
    try {
      await tell({ ...identity, clientId: tokens.clientId, issuer: tokens.issuer }, tokens);
      await told(identity, tokens);
      await forgetMetadata(identity);
    } catch (cause) {
      log.warn('The provider could not be told of a sign-out', cause);
    }
  }
}

/** Another sign-out may have been added meanwhile. */
function told(identity: Identity, tokens: Tokens): Promise<void> {
  return exclusively(identity, async () => {
    const left = ((await toRevoke(identity).read()) ?? []).filter((one) => !same(one, tokens));
    if (left.length > 0) await toRevoke(identity).save(left);
    else await toRevoke(identity).clear();
  });
}

function same(one: Tokens, other: Tokens): boolean {
  return one.accessToken === other.accessToken && one.refreshToken === other.refreshToken;
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
