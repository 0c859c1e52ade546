import type { TenantsApp } from './app';
import type { Passages } from './passage';

/** Names that may stand in the request once at most (RFC 6749 §3.1). */
const ONCE = ['client_id', 'redirect_uri', 'response_type', 'state', 'code_challenge', 'prompt'];
const LONGEST_STATE = 1024;

/** The only addresses that an answer ever goes to: those of the extension's own ids, letter by letter. */
export function redirectUris(extensions: readonly string[]): ReadonlySet<string> {
  const paths = ['aliyun', 'call-centre'];
  return new Set(
    extensions.flatMap((id) => paths.map((path) => `https://${id}.chromiumapp.org/${path}`)),
  );
}

export type Authorization =
  | { readonly to: string }
  /** Nobody whom an answer could be sent to. */
  | { readonly refused: string };

export type Desk = {
  readonly apps: readonly TenantsApp[];
  readonly redirects: ReadonlySet<string>;
  readonly passages: Passages;
  readonly issuer: string;
  readonly callback: string;
};

/**
 * Where the browser goes from our authorize endpoint: to Aliyun's sign-in page, with the gateway's own
 * callback and the challenge as it came, or back with an error. PKCE with S256 is demanded, whether or
 * not Aliyun checks it for a WebApp.
 */
export async function authorized(desk: Desk, query: URLSearchParams): Promise<Authorization> {
  const app = desk.apps.find(({ clientId }) => clientId === query.get('client_id'));
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!app) return { refused: 'This client_id is not configured here.' };
  if (!desk.redirects.has(redirectUri) || ONCE.some((name) => query.getAll(name).length > 1)) {
    return { refused: 'This redirect_uri is not one of the extension.' };
  }
  const state = query.get('state') ?? undefined;
  const back = (error: string): Authorization => ({
    to: answerTo(desk, redirectUri, { error, ...(state !== undefined && { state }) }),
  });
  if ((state ?? '').length > LONGEST_STATE) return back('invalid_request');
  if (query.get('response_type') !== 'code') return back('unsupported_response_type');
  // Aliyun has no way to ask without being seen.
  if (query.get('prompt') === 'none') return back('login_required');
  const challenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/u.test(challenge)) {
    return back('invalid_request');
  }
  const journey = { client: app.clientId, redirectUri, state, challenge };
  const said = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: desk.callback,
    response_type: 'code',
    scope: app.scope,
    // Brings the refresh token.
    access_type: 'offline',
    state: await desk.passages.depart(journey),
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  return { to: `${app.signIn}/oauth2/v1/auth?${said.toString()}` };
}

/** Errors that RFC 6749 §4.1.2.1 knows; Aliyun's own are not published. */
const KNOWN = /^(?:access_denied|invalid_scope|server_error|temporarily_unavailable)$/u;

/**
 * Where the browser goes from our callback: to the extension that began, with code, state and issuer
 * (RFC 9207) and nothing else. The code is sealed: it is worth nothing without the verifier.
 */
export async function called(desk: Desk, said: URLSearchParams): Promise<Authorization> {
  const journey = await desk.passages.arrive(said.get('state') ?? '').catch(() => undefined);
  if (!journey || !desk.redirects.has(journey.redirectUri)) {
    return { refused: 'This sign-in took too long, or did not begin here. Please start again.' };
  }
  const { redirectUri, state } = journey;
  const code = said.get('code') ?? '';
  const error = said.get('error') ?? (code === '' ? 'server_error' : undefined);
  const answer: Record<string, string> =
    error === undefined
      ? { code: await desk.passages.hand({ ...journey, code }) }
      : { error: KNOWN.test(error) ? error : 'server_error' };
  return { to: answerTo(desk, redirectUri, { ...answer, ...(state !== undefined && { state }) }) };
}

function answerTo({ issuer }: Desk, redirectUri: string, said: Record<string, string>): string {
  return `${redirectUri}?${new URLSearchParams({ ...said, iss: issuer }).toString()}`;
}
