import * as v from 'valibot';
import { GatewayFault } from './gateway-fault';
import type { Seal } from './seal';

/** What the seal of a sign-in through the gateway is made for: the call centre, or one CRM. */
export type SessionKind = 'session' | `crm-${string}`;
const CALL_CENTRE: SessionKind = 'session';

const text = v.pipe(v.string(), v.nonEmpty());

const sealedSession = v.strictObject({
  tenant: text,
  /** `sub` at the vendor's identity provider. */
  subject: text,
  /** The client id that signed in; a session of another one is refused. */
  client: text,
  /** What the vendor says about the agent; the tenant's `agents` tell what it means. */
  claims: v.record(v.string(), v.unknown()),
  /** The vendor's tokens: they leave the gateway inside this seal alone. */
  access: text,
  /** ms since the epoch. */
  accessExpiresAt: v.number(),
  refresh: v.optional(v.string()),
  idToken: v.optional(v.string()),
  /** ms since the epoch: when the agent has to sign in again, however often it is renewed. */
  endsAt: v.number(),
});

/** What a vendor's sign-in through the gateway comes to: bearer and refresh token at once. */
export type SealedSession = v.InferOutput<typeof sealedSession>;

/** Seals a session until its end. */
export function sealSession(
  seal: Seal,
  session: SealedSession,
  kind = CALL_CENTRE,
): Promise<string> {
  return seal.seal(kind, session, session.endsAt);
}

/**
 * Opens a session, whether or not its access token still lives.
 *
 * @throws {GatewayFault} `unauthorised`
 */
export async function openSession(
  seal: Seal,
  sealed: string,
  kind = CALL_CENTRE,
): Promise<SealedSession> {
  const read = v.safeParse(sealedSession, await seal.open(kind, sealed));
  if (read.success) return read.output;
  throw new GatewayFault('unauthorised', { cause: 'a session of another version' });
}
