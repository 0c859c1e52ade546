import type { Clock } from '../clock';
import type { Outside } from '../outside';
import type { Claims } from './claims';
import type { VendorTokens } from './vendor-tokens';

/** What the browser takes along to the vendor's sign-in page. */
export type Departure = {
  /** The gateway's own, as it is registered with the vendor. */
  readonly callback: string;
  readonly state: string;
  /** PKCE with S256, as the extension made it. */
  readonly challenge: string;
};

/** What the browser came back with. */
export type Arrival = {
  readonly code: string;
  readonly verifier: string;
  readonly callback: string;
  /** As `placeOf` read it. */
  readonly place?: string;
};

/** What a request to the vendor needs beside its own fields. */
export type Asking = {
  readonly outside: Outside;
  readonly now: Clock;
  readonly signal: AbortSignal;
};

/**
 * An app that a tenant has registered with a vendor's OAuth, for which the gateway stands. Its secret
 * is known to these functions alone. They throw `OAuthError` for what the vendor refuses, and
 * `GatewayFault` when it could not be asked.
 */
export type SignInApp = {
  /** The client id that the extension names. */
  readonly client: string;
  /** All that is asked about a sign-in. */
  readonly origins: readonly string[];
  readonly authorizeAddress: (departure: Departure) => string;
  /** What the vendor's callback says beside the code, and the token endpoint depends on. */
  readonly placeOf?: (said: URLSearchParams) => string | undefined;
  readonly byCode: (
    arrival: Arrival,
    asking: Asking,
  ) => Promise<{ readonly tokens: VendorTokens; readonly claims: Claims }>;
  /** The vendor's answer to a refresh may omit the refresh token. */
  readonly byRefresh: (refresh: string, claims: Claims, asking: Asking) => Promise<VendorTokens>;
  /** RFC 7009: the refresh token, where there is one. */
  readonly revoke: (token: string, claims: Claims, asking: Asking) => Promise<void>;
};

/** An app, and whose it is. */
export type TenantsApp = SignInApp & { readonly tenant: string };
