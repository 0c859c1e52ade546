import { claimsOf } from './id-token';
import type { Identity } from './identity-provider';
import { forgetKept, keepSignIn } from './kept-sign-in';
import { metadataOf } from './metadata';
import { SOONEST_MS } from './pace';
import { signInUnseen } from './sign-in';
import { SignInError } from './sign-in-error';
import { TokenRefusal, askForTokens } from './token-endpoint';
import { exclusively, heldTokens, tokenVault, type Tokens } from './token-vault';

/** Refresh once this share of a token's life has gone. */
const REFRESH_AT = 0.7;
/** A clock that was set back by more than this tells nothing about a token's age. */
const CLOCK_MAY_STEP_MS = 60_000;

/** What refreshing takes from the world. */
type Ports = {
  readonly now: () => number;
  readonly signInUnseen: typeof signInUnseen;
};

/** When these tokens should be refreshed, ms since the epoch; at once, if an answer was lost. */
export function refreshTime({ obtainedAt, expiresAt, asking, rest }: Tokens): number {
  const due = asking ? 0 : obtainedAt + (expiresAt - obtainedAt) * REFRESH_AT;
  return Math.max(due, rest?.until ?? 0);
}

/** Whether it is time; also after the clock was set back, because their age is unknown then. */
export function refreshDue(tokens: Tokens, now: number): boolean {
  return now >= refreshTime(tokens) || now < tokens.obtainedAt - CLOCK_MAY_STEP_MS;
}

/**
 * Fresh tokens, whoever asks and however often: one request at a time for the whole extension
 * (`navigator.locks`), and whoever waited gets what the first one brought. `stale` is the access
 * token that was refused or is about to expire; if the vault holds another one already, or this one
 * has just been refreshed, that is it.
 *
 * Where the refresh token is missing or refused, or its answer was lost with a worker that was
 * stopped, the agent is signed in again unseen, if the provider still knows them. To show a token
 * twice that rotates would make the provider revoke all of them (RFC 9700 §4.14.2).
 *
 * @throws {SignInError} `sign-in-expired` when the agent must sign in: the vault is empty then.
 *   `token-endpoint-failed` when nobody could be asked: the old tokens stay.
 */
export function refresh(
  identity: Identity,
  stale: string,
  ports: Ports = { now: Date.now, signInUnseen },
): Promise<Tokens> {
  return navigator.locks.request(`refresh-tokens:${identity.id}`, async () => {
    const held = await heldTokens(identity);
    if (!held) throw new SignInError('sign-in-expired');
    if (held.accessToken !== stale) return held;
    if (resting(held, ports.now())) {
      if (held.rest?.failed) throw new SignInError('token-endpoint-failed');
      return held;
    }
    const fresh = await renewed(identity, held, ports);
    const now = ports.now();
    const rest = { since: now, until: now + pause(fresh), failed: false };
    if (await replaced(identity, held, { ...fresh, rest })) return fresh;
    // The agent has signed out, or in, while the provider was asked.
    const kept = await heldTokens(identity);
    if (!kept) throw new SignInError('sign-in-expired');
    return kept;
  });
}

/** Saves tokens in the place of others. `false`: those are no longer there, and nothing is saved. */
function replaced(identity: Identity, before: Tokens, after: Tokens): Promise<boolean> {
  return exclusively(identity, async () => {
    const held = await heldTokens(identity);
    if (held?.accessToken !== before.accessToken) return false;
    await tokenVault(identity).save(after);
    if (after.accessToken !== before.accessToken) await keepSignIn(identity, after);
    return true;
  });
}

async function renewed(identity: Identity, held: Tokens, ports: Ports): Promise<Tokens> {
  const lost = held.asking === true;
  if (!lost) {
    const fresh = await exchanged(identity, held, ports);
    if (fresh) return fresh;
  }
  const again = await unseen(identity, held, ports);
  if (again) return again;
  // It may be that the request never left, and then it is good still; nothing is lost by asking.
  const last = lost ? await exchanged(identity, held, ports) : null;
  if (last) return last;
  await exclusively(identity, async () => {
    const stored = await heldTokens(identity);
    if (stored?.accessToken !== held.accessToken) return;
    await tokenVault(identity).clear();
    await forgetKept(identity);
  });
  throw new SignInError('sign-in-expired');
}

/** `null`: there is no refresh token that the provider takes. */
async function exchanged(identity: Identity, held: Tokens, ports: Ports): Promise<Tokens | null> {
  const { refreshToken } = held;
  if (refreshToken === undefined) return null;
  try {
    const { token } = await metadataOf(identity, ports.now);
    if (!(await replaced(identity, held, { ...held, asking: true }))) return null;
    const grant = await askForTokens(token, identity, {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    if (grant.idToken !== undefined) samePerson(identity, held, grant.idToken);
    const { issuer, clientId, idToken, scope, signedInAt, profile } = held;
    const now = ports.now();
    return {
      ...{ issuer, clientId, signedInAt, profile },
      accessToken: grant.accessToken,
      // What the reply omits stays as it was (RFC 6749 §6, OpenID Connect Core §12.2).
      refreshToken: grant.refreshToken ?? refreshToken,
      idToken: grant.idToken ?? idToken,
      scope: grant.scope ?? scope,
      obtainedAt: now,
      expiresAt: now + grant.lifeMs,
    };
  } catch (cause) {
    if (cause instanceof SignInError && cause.code === 'answer-invalid') return null;
    if (cause instanceof TokenRefusal && final(cause)) {
      // Never shown again, also if the next step fails.
      await replaced(identity, held, { ...held, refreshToken: undefined, asking: undefined });
      return null;
    }
    return giveUpForNow(identity, held, ports.now(), cause);
  }
}

/** `null`: the provider wants to see the agent. */
async function unseen(identity: Identity, held: Tokens, ports: Ports): Promise<Tokens | null> {
  try {
    return await ports.signInUnseen(identity, held, ports.now);
  } catch (cause) {
    const { code } = cause instanceof SignInError ? cause : { code: undefined };
    const reachable = code !== 'discovery-failed' && code !== 'token-endpoint-failed';
    return reachable ? null : giveUpForNow(identity, held, ports.now(), cause);
  }
}

/** Nobody asks again for a while. An answer that may be on its way is remembered as lost. */
async function giveUpForNow(
  identity: Identity,
  before: Tokens,
  now: number,
  cause: unknown,
): Promise<never> {
  const stored = await heldTokens(identity);
  if (stored) {
    const refusal = cause instanceof TokenRefusal ? cause : undefined;
    const wait = Math.max(refusal?.waitMs ?? 0, pause(before));
    const rest = { since: now, until: now + wait, failed: true };
    await replaced(identity, before, {
      ...stored,
      asking: refusal ? undefined : stored.asking,
      rest,
    });
  }
  throw new SignInError('token-endpoint-failed', { cause });
}

function samePerson(identity: Identity, { profile }: Tokens, idToken: string): void {
  if (claimsOf(idToken, identity).sub !== profile.sub) throw new SignInError('answer-invalid');
}

/** RFC 6749 §5.2: what no repetition will change. */
function final({ status, error }: TokenRefusal): boolean {
  return status >= 400 && status < 500 && (error === 'invalid_grant' || error === 'invalid_client');
}

function resting({ rest }: Tokens, now: number): boolean {
  return rest !== undefined && now >= rest.since && now < rest.until;
}

/** Short where tokens live shortly, so that a refresh is never kept from its time. */
function pause({ obtainedAt, expiresAt }: Tokens): number {
  const life = expiresAt - obtainedAt;
  return life > 0 ? Math.min(SOONEST_MS, life * REFRESH_AT) : SOONEST_MS;
}
