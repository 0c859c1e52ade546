import type { Logger } from '../log/log';
import { clientOf, type Identity } from './identity-provider';
import { tokenVault, type Tokens } from './token-vault';

/**
 * Forgets the tokens, then tells the provider (RFC 7009): first the refresh token, then the access
 * token. A provider that cannot be reached does not keep an agent signed in here.
 */
export async function signOut(identity: Identity, log: Logger): Promise<void> {
  const tokens = await tokenVault.read();
  await tokenVault.clear();
  if (tokens) await revoke(identity, tokens).catch((cause: unknown) => log.warn('revoke', cause));
}

/**
 * A plain request, not the library's: it reads the empty `text/plain` answer that RFC 7009 allows
 * as an error.
 */
async function revoke(identity: Identity, tokens: Tokens): Promise<void> {
  const endpoint = await clientOf(identity).metadataService.getRevocationEndpoint(true);
  if (!endpoint) return;
  const tell = (token: string, hint: string): Promise<Response> =>
    fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({ token, token_type_hint: hint, client_id: identity.clientId }),
      credentials: 'omit',
      redirect: 'error',
    });
  if (tokens.refreshToken) await tell(tokens.refreshToken, 'refresh_token');
  await tell(tokens.accessToken, 'access_token');
}
