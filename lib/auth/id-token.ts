import * as v from 'valibot';
import type { Identity } from './identity-provider';
import { SignInError } from './sign-in-error';

/** OpenID Connect Core §3.1.3.7 leaves the tolerance to us. */
const TOLERATED_S = 60;

const optionalText = v.optional(v.string());
const claims = v.object({
  iss: v.string(),
  sub: v.pipe(v.string(), v.nonEmpty()),
  aud: v.union([v.string(), v.array(v.string())]),
  azp: optionalText,
  exp: v.number(),
  iat: v.number(),
  nonce: optionalText,
  name: optionalText,
  preferred_username: optionalText,
  email: optionalText,
});

export type Claims = v.InferOutput<typeof claims>;

/**
 * The claims of an ID token that came from the token endpoint itself, so that TLS vouches for its
 * signature (OpenID Connect Core §3.1.3.7, point 6); issuer and audience are checked all the same.
 *
 * @throws {SignInError} `answer-invalid`
 */
export function claimsOf(idToken: string, identity: Identity): Claims {
  const parsed = v.safeParse(claims, payloadOf(idToken));
  if (!parsed.success) throw new SignInError('answer-invalid');
  const said = parsed.output;
  const audience = [said.aud].flat();
  const ours =
    said.iss === identity.issuer &&
    audience.includes(identity.clientId) &&
    (audience.length === 1 || said.azp === identity.clientId);
  if (!ours) throw new SignInError('answer-invalid');
  return said;
}

/**
 * Checks when it was made and when it ends, by the provider's clock, or by ours where the provider
 * tells no time.
 *
 * @throws {SignInError} `clock-wrong`
 */
export function checkTimes({ iat, exp }: Claims, nowMs: number): void {
  const now = nowMs / 1000;
  if (iat - TOLERATED_S > now || exp + TOLERATED_S < now) throw new SignInError('clock-wrong');
}

function payloadOf(jwt: string): unknown {
  try {
    const part = (jwt.split('.')[1] ?? '').replace(/-/gu, '+').replace(/_/gu, '/');
    const bytes = Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
