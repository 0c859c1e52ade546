import type { OAuthClient } from './client';
import { verifies, type Grants } from './grants';
import { OAuthError } from './oauth-error';

/** Who asks: a WebApp proves itself by its secret, a NativeApp has none. */
export function clientOf(clients: readonly OAuthClient[], said: URLSearchParams): OAuthClient {
  const client = clients.find(({ id }) => id === said.get('client_id'));
  if (!client) throw new OAuthError('invalid_client', 'unknown client', 401);
  if ((said.get('client_secret') ?? '') !== (client.secret ?? '')) {
    throw new OAuthError('invalid_client', 'client authentication failed', 401);
  }
  return client;
}

/** `/v1/token`: a code counts once; a refresh has another answer than the first. */
export function granted(
  grants: Grants,
  client: OAuthClient,
  said: URLSearchParams,
): Record<string, unknown> {
  switch (said.get('grant_type')) {
    case 'authorization_code':
      return byCode(grants, client, said);
    case 'refresh_token':
      return byRefresh(grants, client, said);
    default:
      throw new OAuthError('unsupported_grant_type', 'unknown grant');
  }
}

function byCode(grants: Grants, client: OAuthClient, said: URLSearchParams) {
  const text = said.get('code') ?? '';
  const code = grants.codes.get(text);
  grants.codes.delete(text);
  if (code?.client !== client) throw new OAuthError('invalid_grant', 'invalid code');
  if (said.get('redirect_uri') !== code.redirectUri) {
    throw new OAuthError('invalid_grant', 'redirect_uri does not match');
  }
  if (!verifies(said.get('code_verifier') ?? '', code)) {
    throw new OAuthError('invalid_grant', 'invalid code_verifier');
  }
  return grants.first(code);
}

/** A relative `redirect_uri`, as the demo sends it here, is ignored. */
function byRefresh(grants: Grants, client: OAuthClient, said: URLSearchParams) {
  const token = said.get('refresh_token') ?? '';
  const refresh = grants.refreshTokens.get(token);
  if (refresh?.client !== client || refresh.expiresAt < Date.now()) {
    throw new OAuthError('invalid_grant', 'invalid refreshToken');
  }
  return grants.next(token, refresh);
}
