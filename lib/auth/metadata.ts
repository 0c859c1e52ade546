import * as v from 'valibot';
import { timeThere } from './clock';
import type { Identity } from './identity-provider';
import { sessionVault } from './session-vault';
import { SignInError } from './sign-in-error';

const ANSWER_WITHIN_MS = 15_000;
const KEPT_FOR_MS = 24 * 3_600_000;

const secure =
  import.meta.env.MODE === 'demo'
    ? v.regex(/^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/u)
    : v.regex(/^https:\/\//u);
const endpoint = v.pipe(v.string(), v.url(), secure);

/** OpenID Connect Discovery 1.0 §3, as far as we use it. */
const discovery = v.object({
  issuer: v.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  userinfo_endpoint: v.optional(endpoint),
  revocation_endpoint: v.optional(endpoint),
  code_challenge_methods_supported: v.optional(v.array(v.string())),
  authorization_response_iss_parameter_supported: v.optional(v.boolean(), false),
});

/** Where a provider is asked for what. */
export type Metadata = {
  readonly authorization: string;
  readonly token: string;
  readonly userinfo?: string;
  readonly revocation?: string;
  /** Its answers name it (RFC 9207). */
  readonly namesItself: boolean;
};

/** `there`: what time it is at the provider, ms since the epoch, where that is known. */
type Discovery = { readonly metadata: Metadata; readonly there?: number };

type Kept = { readonly issuer: string; readonly at: number; readonly metadata: Metadata };

const kept = (identity: Identity) => sessionVault<Kept>(`provider-metadata:${identity.id}`);

/**
 * Asks the provider. Whoever does not take PKCE with S256 (RFC 7636) is refused: without it a code
 * that somebody caught is as good as a sign-in.
 *
 * @throws {SignInError} `discovery-failed` or `pkce-unsupported`
 */
export async function discover(identity: Identity, now: () => number): Promise<Discovery> {
  const { issuer, quirks } = identity;
  const answer = await ask(`${issuer.replace(/\/$/u, '')}/.well-known/openid-configuration`);
  const parsed = v.safeParse(discovery, await answer.json().catch(() => null));
  if (!parsed.success || parsed.output.issuer !== issuer) throw new SignInError('discovery-failed');
  const said = parsed.output;
  const s256 = said.code_challenge_methods_supported?.includes('S256') ?? quirks.pkceUnstated;
  if (!s256) throw new SignInError('pkce-unsupported');
  const userinfo = said.userinfo_endpoint ?? quirks.endpoints?.userinfo;
  const metadata = {
    authorization: said.authorization_endpoint,
    token: said.token_endpoint,
    userinfo: quirks.noUserinfo ? undefined : userinfo,
    revocation: said.revocation_endpoint ?? quirks.endpoints?.revocation,
    namesItself: said.authorization_response_iss_parameter_supported,
  };
  await kept(identity).save({ issuer, at: now(), metadata });
  return { metadata, there: timeThere(answer) };
}

/** The same from memory where it is young, so that a refresh asks for one thing only. */
export async function metadataOf(identity: Identity, now: () => number): Promise<Metadata> {
  const known = await kept(identity).read();
  const age = known ? now() - known.at : -1;
  if (known?.issuer === identity.issuer && age >= 0 && age < KEPT_FOR_MS) return known.metadata;
  return (await discover(identity, now)).metadata;
}

export async function forgetMetadata(identity: Identity): Promise<void> {
  await kept(identity).clear();
}

async function ask(url: string): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal,
    });
    if (!answer.ok) throw new Error(`Discovery answered ${String(answer.status)}`);
    return answer;
  } catch (cause) {
    throw new SignInError('discovery-failed', { cause });
  }
}
