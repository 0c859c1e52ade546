import type { ErrorResponse } from 'oidc-client-ts';

/** What can go wrong between the agent's click and the first token. */
export type SignInCode =
  | 'not-configured'
  | 'discovery-failed'
  | 'pkce-unsupported'
  | 'clock-wrong'
  | 'window-closed'
  | 'access-denied'
  | 'token-endpoint-failed'
  | 'answer-invalid'
  | 'sign-in-expired';

/** Thrown by everything in this folder; `cause` keeps what was thrown first. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  constructor(
    readonly code: SignInCode,
    options?: ErrorOptions,
  ) {
    super(`Sign-in: ${code}`, options);
  }
}

/** Chrome has no error codes here, only these sentences (measured in Chromium 156). */
const CLOSED_BY_USER = /did not approve|cancell?ed/iu;
const WANTS_THE_AGENT = /interaction required/iu;

/** Why `launchWebAuthFlow` gave no address back. */
export function windowFault(cause: unknown): SignInError {
  const { message } = cause instanceof Error ? cause : new Error();
  if (CLOSED_BY_USER.test(message)) return new SignInError('window-closed', { cause });
  if (WANTS_THE_AGENT.test(message)) return new SignInError('access-denied', { cause });
  return new SignInError('discovery-failed', { cause });
}

/** Errors of OAuth and OpenID Connect that another account, or the agent's own hand, may mend. */
const DENIED = [
  'access_denied',
  'login_required',
  'consent_required',
  'interaction_required',
  'account_selection_required',
];

/** What an error code in the provider's answer (RFC 6749 §4.1.2.1) means to us. */
export function answerFault(cause: ErrorResponse): SignInError {
  const denied = DENIED.includes(cause.error ?? '');
  return new SignInError(denied ? 'access-denied' : 'token-endpoint-failed', { cause });
}
