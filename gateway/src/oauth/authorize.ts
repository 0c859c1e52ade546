import type { Passages } from './passage';
import type { TenantsApp } from './sign-in-app';

/** Names that may stand in the request once at most (RFC 6749 §3.1). */
const ONCE = ['client_id', 'redirect_uri', 'response_type', 'state', 'code_challenge', 'prompt'];
const LONGEST_STATE = 1024;

/** The only addresses that an answer ever goes to: those of the extension's own ids, letter by letter. */
export function redirectUris(
  extensions: readonly string[],
  paths: readonly string[],
): ReadonlySet<string> {
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
 * Where the browser goes from our authorize endpoint: to the vendor's sign-in page, with the gateway's
 * own callback and the challenge as it came, or back with an error. PKCE with S256 is demanded,
 * whether or not the vendor checks it for an app with a secret.
 */
export async function authorized(desk: Desk, query: URLSearchParams): Promise<Authorization> {
  const app = desk.apps.find(({ client }) => client === query.get('client_id'));
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
  // None of these vendors has a way to ask without being seen.
  if (query.get('prompt') === 'none') return back('login_required');
  const challenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/u.test(challenge)) {
    return back('invalid_request');
  }
  const journey = { client: app.client, redirectUri, state, challenge };
  const { callback, passages } = desk;
  const sealed = await passages.depart(journey);
  return { to: app.authorizeAddress({ callback, state: sealed, challenge }) };
}

/** Errors that RFC 6749 §4.1.2.1 knows; a vendor's own are for its own people. */
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
  const { redirectUri, state, client } = journey;
  const app = desk.apps.find((one) => one.client === client);
  const code = said.get('code') ?? '';
  const error = said.get('error') ?? (code === '' ? 'server_error' : undefined);
  const place = app?.placeOf?.(said);
  const ticket = { ...journey, code, ...(place !== undefined && { place }) };
  const answer: Record<string, string> =
    error === undefined
      ? { code: await desk.passages.hand(ticket) }
      : { error: KNOWN.test(error) ? error : 'server_error' };
  return { to: answerTo(desk, redirectUri, { ...answer, ...(state !== undefined && { state }) }) };
}

function answerTo({ issuer }: Desk, redirectUri: string, said: Record<string, string>): string {
  return `${redirectUri}?${new URLSearchParams({ ...said, iss: issuer }).toString()}`;
}
