import { Hono, type Context } from 'hono';
import type { Clock } from '../clock';
import type { Seal } from '../seal';
import { openSession, type SessionKind } from '../session';
import { authorized, called, redirectUris, type Authorization } from './authorize';
import { asOAuthError } from './oauth-error';
import { passages } from './passage';
import type { TenantsApp } from './sign-in-app';
import { granted, revoked, type TokenDesk } from './token';

export type BrokerOptions = {
  /** Whose OAuth it stands for: the path below which it is mounted. */
  readonly name: string;
  readonly kind: SessionKind;
  /** The last part of the extension's redirect address. */
  readonly redirectPaths: readonly string[];
  readonly apps: readonly TenantsApp[];
  readonly seal: Seal;
  readonly now: Clock;
  /** How browsers reach the gateway. */
  readonly publicUrl: string;
  /** Ids of the extension. */
  readonly extensions: readonly string[];
  readonly sessionHours: number;
  /** Told why a sign-in or a renewal was refused, without anything secret. */
  readonly refused: (why: string) => void;
};

/**
 * The gateway as OAuth server for a vendor whose apps have a secret: to the extension it is an issuer
 * like any other, `<publicUrl>/<name>`, while the client secret and the vendor's tokens stay here.
 */
export function oauthBroker(options: BrokerOptions) {
  const { name, kind, apps, seal, now, publicUrl, extensions } = options;
  const issuer = `${publicUrl}/${name}`;
  const desk: TokenDesk = {
    ...{ apps, seal, now, issuer, kind },
    callback: callbackOf(publicUrl, name),
    redirects: redirectUris(extensions, options.redirectPaths),
    passages: passages(name, seal, now),
    sessionMs: options.sessionHours * 3_600_000,
  };
  const go = (asked: Context, way: Authorization): Response => {
    asked.header('Cache-Control', 'no-store');
    asked.header('Referrer-Policy', 'no-referrer');
    if ('to' in way) return asked.redirect(way.to, 302);
    options.refused(way.refused);
    return asked.text(way.refused, 400);
  };
  const oauthError = (asked: Context, cause: unknown): Response => {
    const { error, why, status, retryAfterS } = asOAuthError(cause);
    options.refused(why);
    if (retryAfterS !== undefined) asked.header('Retry-After', String(retryAfterS));
    return asked.json({ error }, status, { 'Cache-Control': 'no-store' });
  };

  return new Hono()
    .get('/.well-known/openid-configuration', (asked) => asked.json(metadata(issuer)))
    .get('/authorize', async (asked) => go(asked, await authorized(desk, query(asked))))
    .get('/auth/callback', async (asked) => go(asked, await called(desk, query(asked))))
    .post('/auth/callback', async (asked) => go(asked, await called(desk, await form(asked))))
    .post('/token', async (asked) => {
      try {
        const answer = await granted(desk, await form(asked), asked.req.raw.signal);
        return asked.json(answer, 200, { 'Cache-Control': 'no-store' });
      } catch (cause) {
        return oauthError(asked, cause);
      }
    })
    .post('/revoke', async (asked) => {
      try {
        const token = (await form(asked)).get('token') ?? '';
        await revoked(desk, token, asked.req.raw.signal);
        return asked.body(null, 200);
      } catch (cause) {
        return oauthError(asked, cause);
      }
    })
    .get('/userinfo', async (asked) => {
      const bearer = /^Bearer (\S+)$/iu.exec(asked.req.header('authorization') ?? '')?.[1] ?? '';
      const session = await openSession(seal, bearer, kind).catch(() => undefined);
      const lives = session && session.accessExpiresAt > now() && owns(apps, session);
      if (!lives)
        return asked.json({ error: 'invalid_token' }, 401, { 'WWW-Authenticate': 'Bearer' });
      const { sub, name: called, upn, email } = session.claims;
      return asked.json({ sub, name: called, preferred_username: upn, email });
    });
}

/** What is registered with the vendor as redirect address. */
export function callbackOf(publicUrl: string, name: string): string {
  return `${publicUrl}/${name}/auth/callback`;
}

const query = (asked: Context): URLSearchParams => new URL(asked.req.url).searchParams;

async function form(asked: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await asked.req.text());
}

function owns(
  apps: readonly TenantsApp[],
  { tenant, client }: { readonly tenant: string; readonly client: string },
): boolean {
  return apps.some((app) => app.tenant === tenant && app.client === client);
}

/** OpenID Connect Discovery 1.0, as far as the extension reads it. */
const metadata = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  revocation_endpoint: `${issuer}/revoke`,
  userinfo_endpoint: `${issuer}/userinfo`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none'],
  authorization_response_iss_parameter_supported: true,
});
