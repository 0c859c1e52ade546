import type { Identity } from './identity-provider';
import { refresh, refreshDue } from './refresh';
import { SignInError } from './sign-in-error';
import { heldTokens, type Tokens } from './token-vault';

/** What may be said along with it. A body is text, so that it can be sent again after a 401. */
export type AuthorisedRequest = {
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

/**
 * `fetch` with the agent's bearer token, for the identity's own origins only; a redirect is an error,
 * so that no token follows one. A 401 refreshes once and asks again.
 *
 * @throws {SignInError} when there is no usable token; `TypeError` as `fetch` does
 */
export async function authorisedFetch(
  identity: Identity,
  url: string,
  request: AuthorisedRequest = {},
): Promise<Response> {
  if (!identity.origins.includes(new URL(url).origin)) {
    throw new TypeError('This address is not one that the token is meant for');
  }
  const tokens = await heldTokens(identity);
  if (!tokens) throw new SignInError('sign-in-expired');
  const current = await stillGood(identity, tokens);
  const answer = await withBearer(url, current.accessToken, request);
  if (answer.status !== 401) return answer;
  const fresh = await refresh(identity, current.accessToken);
  return withBearer(url, fresh.accessToken, request);
}

/** What a connector to one of the identity's services is handed: it asks, and never sees a token. */
export type AuthorisedAccess = {
  /** As `fetch`, for the identity's own origins. Where there is no sign-in the answer is a 401. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** New tokens after a 401; `false`: there are none, the agent must sign in. */
  readonly renew: () => Promise<boolean>;
};

/** Access to an identity's services, for whoever does its own asking again. */
export function authorisedAccess(identity: Identity): AuthorisedAccess {
  return {
    async fetch(url, init) {
      if (!identity.origins.includes(new URL(url).origin)) {
        throw new TypeError('This address is not one that the token is meant for');
      }
      const tokens = await heldTokens(identity);
      if (!tokens) return new Response(null, { status: 401 });
      return withBearer(url, (await stillGood(identity, tokens)).accessToken, init);
    },
    async renew() {
      const tokens = await heldTokens(identity);
      if (!tokens) return false;
      try {
        await refresh(identity, tokens.accessToken);
        return true;
      } catch (cause) {
        if (cause instanceof SignInError && cause.code === 'sign-in-expired') return false;
        throw cause;
      }
    },
  };
}

/** Refreshes early; a provider that cannot be asked just now does not spoil a token that lives. */
async function stillGood(identity: Identity, tokens: Tokens): Promise<Tokens> {
  if (!refreshDue(tokens, Date.now())) return tokens;
  return refresh(identity, tokens.accessToken).catch((cause: unknown) => {
    const unreachable = cause instanceof SignInError && cause.code === 'token-endpoint-failed';
    if (unreachable && tokens.expiresAt > Date.now()) return tokens;
    throw cause;
  });
}

function withBearer(url: string, token: string, request: RequestInit): Promise<Response> {
  const headers = new Headers(request.headers);
  if (!headers.has('accept')) headers.set('accept', 'application/json');
  headers.set('authorization', `Bearer ${token}`);
  return fetch(url, {
    ...request,
    headers,
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
  });
}
