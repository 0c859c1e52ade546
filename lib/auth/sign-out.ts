import type { Logger } from '../log/log';
import { clientOf, type Identity } from './identity-provider';
import { tokenVault, type Tokens } from './token-vault';

/** A provider that does not answer must not keep the agent waiting. */
const REVOCATION_TIMEOUT_MS = 10_000;

/** Empties the vault; what was in it is left to be revoked. */
export async function forgetTokens(): Promise<Tokens | null> {
  const tokens = await tokenVault.read();
  await tokenVault.clear();
  return tokens;
}

/**
 * Tells the provider that these tokens are over (RFC 7009): first the refresh token, then the
 * access token. Never rejects: one that cannot be reached does not keep an agent signed in here.
 */
export async function revoke(identity: Identity, tokens: Tokens, log: Logger): Promise<void> {
  await tell(identity, tokens).catch((cause: unknown) => log.warn('revoke', cause));
}

/**
 * A plain request, not the library's: it reads the empty `text/plain` answer that RFC 7009 allows
 * as an error.
 */
async function tell(identity: Identity, tokens: Tokens): Promise<void> {
  const endpoint = await clientOf(identity).metadataService.getRevocationEndpoint(true);
  if (!endpoint) return;
  const post = (token: string, hint: string): Promise<Response> =>
    fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({ token, token_type_hint: hint, client_id: identity.clientId }),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(REVOCATION_TIMEOUT_MS),
    });
  if (tokens.refreshToken) await post(tokens.refreshToken, 'refresh_token');
  await post(tokens.accessToken, 'access_token');
}
