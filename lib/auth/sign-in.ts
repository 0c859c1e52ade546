import { Authorization, type Code } from './authorization';
import { clockWrong } from './clock';
import { checkTimes, claimsOf } from './id-token';
import { redirectAddress, type Identity } from './identity-provider';
import { keepSignIn } from './kept-sign-in';
import { discover, type Metadata } from './metadata';
import { SignInError } from './sign-in-error';
import { loginWanted } from './sign-out';
import { askForTokens, type Grant } from './token-endpoint';
import { exclusively, tokenVault, type Profile, type Tokens } from './token-vault';
import { userinfoOf } from './userinfo';
import { webAuthFlow } from './web-auth-flow';

/**
 * Authorization code with PKCE in the browser's own sign-in window. Resolves with the tokens,
 * already in the vault.
 *
 * @throws {SignInError} with the one code that says what to do next
 */
export async function signIn(identity: Identity, now = Date.now): Promise<Tokens> {
  const { quirks, scope } = identity;
  const consent = scope.split(' ').includes('offline_access') && !quirks.noConsentPrompt;
  const login = !quirks.noLoginPrompt && (await loginWanted(identity).read());
  const prompt = [...(login ? ['login'] : []), ...(consent ? ['consent'] : [])].join(' ');
  const tokens = await throughProvider(identity, now, { prompt, seen: true });
  await exclusively(identity, async () => {
    await tokenVault(identity).save(tokens);
    await keepSignIn(identity, tokens);
  });
  return tokens;
}

/**
 * The same without a window, by the session that the agent still has at the provider (`prompt=none`);
 * it must be the same person. The caller saves the tokens.
 *
 * @throws {SignInError} `access-denied`: the provider wants to see the agent
 */
export async function signInUnseen(
  identity: Identity,
  before: Tokens,
  now = Date.now,
): Promise<Tokens> {
  const way = { prompt: 'none', seen: false, idTokenHint: before.idToken };
  const tokens = await throughProvider(identity, now, way);
  if (tokens.profile.sub !== before.profile.sub) throw new SignInError('access-denied');
  return { ...tokens, signedInAt: before.signedInAt };
}

type Way = { readonly prompt: string; readonly seen: boolean; readonly idTokenHint?: string };

async function throughProvider(identity: Identity, now: () => number, way: Way): Promise<Tokens> {
  if (!identity.issuer || !identity.clientId) throw new SignInError('not-configured');
  const { metadata, there } = await discover(identity, now);
  if (clockWrong(there, now())) throw new SignInError('clock-wrong');
  const authorization = new Authorization(identity, metadata, now);
  try {
    const address = await authorization.address(way.prompt, way.idTokenHint);
    const code = await authorization.answer(await webAuthFlow(address, way.seen));
    if (way.seen) await loginWanted(identity).clear();
    return await tokensFor(code, identity, metadata, now);
  } finally {
    await authorization.over();
  }
}

async function tokensFor(
  { code, verifier, nonce }: Code,
  identity: Identity,
  metadata: Metadata,
  now: () => number,
): Promise<Tokens> {
  const grant = await askForTokens(metadata.token, identity, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: redirectAddress(identity.id),
  }).catch((cause: unknown) => {
    throw new SignInError('token-endpoint-failed', { cause });
  });
  const claims = grant.idToken === undefined ? undefined : claimsOf(grant.idToken, identity);
  if (claims && claims.nonce !== nonce) throw new SignInError('answer-invalid');
  if (claims) checkTimes(claims, grant.there ?? now());
  const more = metadata.userinfo ? await userinfoOf(metadata.userinfo, grant.accessToken) : {};
  const sub = claims?.sub ?? more.sub;
  // Without an ID token nothing but userinfo says who it is (plain OAuth 2.0).
  if (sub === undefined || (more.sub !== undefined && more.sub !== sub)) {
    throw new SignInError('answer-invalid');
  }
  const name = more.name ?? claims?.name ?? more.preferred_username ?? claims?.preferred_username;
  return firstTokens(identity, grant, { sub, name, email: more.email ?? claims?.email }, now());
}

function firstTokens(
  { issuer, clientId }: Identity,
  { accessToken, refreshToken, idToken, scope, lifeMs }: Grant,
  profile: Profile,
  now: number,
): Tokens {
  const times = { signedInAt: now, obtainedAt: now, expiresAt: now + lifeMs };
  return { issuer, clientId, accessToken, refreshToken, idToken, scope, ...times, profile };
}
