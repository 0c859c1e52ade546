import type { SignInApp } from '../oauth/sign-in-app';
import type { Outside } from '../outside';
import type { Claims } from '../oauth/claims';
import type { Finding } from '../vendors/call-centre';

export const CRMS = ['hubspot', 'zoho'] as const;
/** CRMs that want a client secret, so that the gateway stands between. */
export type CrmName = (typeof CRMS)[number];

/** A request of the CRM's API that may pass. */
export type Passing = {
  /** For the log. */
  readonly action: string;
  /** Names that may stand in its query, each once. */
  readonly query?: readonly string[];
  /** What the session says of the agent goes before what the body says. */
  readonly inTheNameOf?: (body: JsonObject, claims: Claims) => JsonObject;
};
type JsonObject = Readonly<Record<string, unknown>>;

/** A tenant's app at a CRM, as the gateway uses it. */
export type Crm = {
  /** Without the client id that the extension names: it is the tenant's. */
  readonly signIn: Omit<SignInApp, 'client'>;
  /**
   * All that passes, by `METHOD /path`, where `{id}` stands for the number of a record; nothing else
   * ever leaves.
   */
  readonly passing: ReadonlyMap<string, Passing>;
  /** Where the API of somebody with these claims is. */
  readonly api: (claims: Claims) => string;
  readonly authorization: (access: string) => string;
  /** Which of the CRM's accounts this is, as its record pages need it. */
  readonly account: (claims: Claims) => string;
  /** Whether the CRM takes client id and secret, as far as that can be known without an agent. */
  readonly check: (outside: Outside, signal: AbortSignal) => Promise<readonly Finding[]>;
};
