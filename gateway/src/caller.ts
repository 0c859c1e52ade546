import type { Secret } from './secret';

export type Role = 'agent' | 'admin';

/** Who asks, as their verified token tells; nothing of it comes from a request's body. */
export type Caller = {
  readonly tenant: string;
  /** `sub` at the identity provider. */
  readonly subject: string;
  readonly name?: string;
  readonly roles: ReadonlySet<Role>;
  /** The agent's own name at the call centre, by the tenant's claim mapping. */
  readonly vendorUser: string;
  /** The token at the identity provider that was shown, or the one that the seal held. */
  readonly token: Secret;
};
