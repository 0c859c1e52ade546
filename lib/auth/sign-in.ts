import type { OidcClient, SigninResponse } from 'oidc-client-ts';
import { browser } from '../browser';
import { clientOf, type Identity } from './identity-provider';
import { SignInError, answerFault, windowFault } from './sign-in-error';
import { tokenVault, type Profile, type Tokens } from './token-vault';

/**
 * Authorization code with PKCE (S256), state and nonce (RFC 6749, RFC 7636, OpenID Connect Core)
 * in the browser's own sign-in window. Resolves with the tokens, already in the vault.
 *
 * @throws {SignInError} with the one code that says what to do next
 */
export async function signIn(identity: Identity, now = Date.now): Promise<Tokens> {
  if (!identity.issuer || !identity.clientId) throw new SignInError('not-configured');
  const client = clientOf(identity);
  const url = await authorizeUrl(client, identity);
  const answer = await throughWindow(url);
  const response = await client.processSigninResponse(answer).catch((cause: unknown) => {
    throw answerFault(cause);
  });
  const tokens = tokensOf(response, identity.issuer, now());
  await tokenVault.save(tokens);
  return tokens;
}

async function authorizeUrl(client: OidcClient, identity: Identity): Promise<string> {
  try {
    await client.clearStaleState();
    const { userinfo_endpoint: userinfo } = await client.metadataService.getMetadata();
    const request = await client.createSigninRequest({
      nonce: crypto.randomUUID(),
      skipUserInfo: userinfo === undefined,
      ...(identity.scope.includes('offline_access') ? { prompt: 'consent' } : {}),
    });
    return request.url;
  } catch (cause) {
    throw new SignInError('discovery-failed', { cause });
  }
}

async function throughWindow(url: string): Promise<string> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true });
  } catch (cause) {
    throw windowFault(cause);
  }
}

/** Vendors send `expires_in` as a string or leave it out: an hour then, and a 401 corrects us. */
const UNSTATED_LIFE_S = 3600;

/** The tokens of an answer; `kept` fills what a refresh reply may omit (RFC 6749 §6). */
export function tokensOf(
  response: Pick<
    SigninResponse,
    'access_token' | 'refresh_token' | 'id_token' | 'scope' | 'expires_in' | 'profile'
  >,
  issuer: string,
  now: number,
  kept?: Tokens,
): Tokens {
  const stated: unknown = response.expires_in;
  const life = Number(stated ?? UNSTATED_LIFE_S);
  return {
    issuer,
    accessToken: response.access_token,
    refreshToken: response.refresh_token ?? kept?.refreshToken,
    idToken: response.id_token ?? kept?.idToken,
    scope: response.scope ?? kept?.scope,
    obtainedAt: now,
    expiresAt: now + (Number.isFinite(life) ? life : UNSTATED_LIFE_S) * 1000,
    profile: kept?.profile ?? profileOf(response.profile),
  };
}

function profileOf(claims: SigninResponse['profile'] | undefined): Profile {
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  return {
    sub: text(claims?.sub) ?? '',
    name: text(claims?.name) ?? text(claims?.preferred_username),
    email: text(claims?.email),
  };
}
