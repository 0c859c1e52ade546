/** What the gateway says when it did not do what it was asked (docs/gateway.md). */
export const GATEWAY_SAYS = [
  'request-invalid',
  'unauthorised',
  'forbidden',
  'not-found',
  'request-too-large',
  'too-many-requests',
  'not-supported',
  'vendor-refused',
  'vendor-denied',
  'vendor-failed',
  'vendor-timeout',
  'gateway-failed',
] as const;

/**
 * Why there is no answer: its own words, or `not-configured`: there is no gateway · `signed-out`:
 * nobody's token to show · `unreachable`: nothing came back · `answer-invalid`: nothing that can be
 * read, or that fits.
 */
export type GatewayFault =
  | (typeof GATEWAY_SAYS)[number]
  | 'not-configured'
  | 'signed-out'
  | 'unreachable'
  | 'answer-invalid';

/** What the call centre's vendor itself said, for an admin. */
export type VendorWords = {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
};

/** `retryAfterS`: nobody asks again sooner; who does gets the same answer without a request. */
export type GatewayFailure = {
  readonly ok: false;
  readonly error: GatewayFault;
  readonly vendor?: VendorWords;
  readonly retryAfterS?: number;
};

export type GatewayAnswer<T> = { readonly ok: true; readonly value: T } | GatewayFailure;
