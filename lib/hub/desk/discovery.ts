import * as v from 'valibot';

const ANSWER_WITHIN_MS = 10_000;

const discovery = v.object({ issuer: v.string() });

export type Discovery = {
  /** It answers, and is who it should be. */
  readonly reachable: boolean;
  /** This machine's clock against the server's, ms; absent where the server tells no time. */
  readonly clockAheadMs?: number;
};

/**
 * Asks an OpenID provider for its discovery document, and what time it is there: the `Date` header
 * (RFC 9110 § 6.6.1), which has whole seconds. Without permission for the host browsers hide it.
 * Never rejects.
 */
export async function discover(issuer: string, now: () => number): Promise<Discovery> {
  const url = `${issuer.replace(/\/$/u, '')}/.well-known/openid-configuration`;
  try {
    const asked = now();
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(url, { cache: 'no-store', credentials: 'omit', signal });
    const between = (asked + now()) / 2;
    const told = Date.parse(answer.headers.get('date') ?? '');
    const found = v.parse(discovery, await answer.json());
    const reachable = answer.ok && found.issuer === issuer;
    return Number.isNaN(told) ? { reachable } : { reachable, clockAheadMs: between - told };
  } catch {
    return { reachable: false };
  }
}
