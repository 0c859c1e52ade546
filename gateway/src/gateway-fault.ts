/** Why the gateway did not do what it was asked, and the HTTP status that says so. */
export const GATEWAY_FAULTS = {
  /** The request is not one that we know; nothing was asked of a vendor. */
  'request-invalid': 400,
  /** No bearer, or not one that lives: sign in (again). */
  unauthorised: 401,
  /** This agent may not do that; also an action that is on no list. */
  forbidden: 403,
  'not-found': 404,
  'request-too-large': 413,
  /** Asked too often: `retryAfterS` says when again. */
  'too-many-requests': 429,
  /** The call centre does not have what was asked for; see `can` of `GET /session`. */
  'not-supported': 501,
  /** The vendor refused what we asked, in its own words. */
  'vendor-refused': 502,
  /** The vendor does not know us, or this agent: an admin's case. `gateway check` tells more. */
  'vendor-denied': 502,
  /** The vendor failed, said nothing that can be read, or asks for patience. */
  'vendor-failed': 503,
  'vendor-timeout': 504,
  'gateway-failed': 500,
} as const;
export type GatewayFaultCode = keyof typeof GATEWAY_FAULTS;

/** What the vendor itself said; shown to an admin, never a secret. */
export type VendorWords = {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
};

/** Thrown by everything under `gateway/src`; the app turns it into `{ error, vendor? }`. */
export class GatewayFault extends Error {
  override readonly name = 'GatewayFault';
  constructor(
    readonly code: GatewayFaultCode,
    readonly more: ErrorOptions & {
      readonly vendor?: VendorWords;
      /** Seconds, as in the `Retry-After` that is passed on (RFC 9110 §10.2.3). */
      readonly retryAfterS?: number;
    } = {},
  ) {
    super(code, more);
  }
}
