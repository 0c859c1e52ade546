import { ErrorResponse } from 'oidc-client-ts';

/** What can go wrong between the agent's click and the first token. */
export type SignInCode =
  | 'not-configured'
  | 'discovery-failed'
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

/** Chrome has no error codes here, only this sentence (measured in Chromium 156). */
const CLOSED_BY_USER = /did not approve|cancell?ed/iu;

/** Why `launchWebAuthFlow` gave no address back. */
export function windowFault(cause: unknown): SignInError {
  const closed = cause instanceof Error && CLOSED_BY_USER.test(cause.message);
  return new SignInError(closed ? 'window-closed' : 'discovery-failed', { cause });
}

/** Why the answer was not turned into tokens: the provider said so, or it does not fit. */
export function answerFault(cause: unknown): SignInError {
  if (cause instanceof ErrorResponse) {
    const denied = ['access_denied', 'login_required', 'consent_required', 'interaction_required'];
    if (cause.error && denied.includes(cause.error)) {
      return new SignInError('access-denied', { cause });
    }
    return new SignInError('token-endpoint-failed', { cause });
  }
  const ours = /state|nonce|authority|client_id|subject|id_token|ID Token|No matching/iu;
  const invalid = cause instanceof Error && ours.test(withoutAddresses(cause.message));
  return new SignInError(invalid ? 'answer-invalid' : 'token-endpoint-failed', { cause });
}

/** The library's sentences name the address it asked, which may hold any of our words. */
function withoutAddresses(sentence: string): string {
  return sentence.replace(/https?:\S+/gu, '');
}
