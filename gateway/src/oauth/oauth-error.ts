import { GatewayFault } from '../gateway-fault';

export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'temporarily_unavailable'
  | 'server_error';

/** RFC 6749 §5.2: what a token endpoint refuses. `why` is for the log. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  constructor(
    readonly error: OAuthErrorCode,
    readonly why: string,
    readonly status: 400 | 401 | 503 = 400,
    readonly retryAfterS?: number,
  ) {
    super(error);
  }
}

/** Whatever went wrong, as a client of OAuth understands it. */
export function asOAuthError(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error;
  if (!(error instanceof GatewayFault)) throw error;
  const { code, more } = error;
  const why = typeof more.cause === 'string' ? more.cause : code;
  if (code === 'unauthorised') return new OAuthError('invalid_grant', why);
  return new OAuthError('temporarily_unavailable', why, 503, more.retryAfterS);
}
