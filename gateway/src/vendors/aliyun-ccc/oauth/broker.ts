import { Hono, type Context } from 'hono';
import type { Clock } from '../../../clock';
import { Outside } from '../../../outside';
import type { Seal } from '../../../seal';
import { openSession } from '../../../session';
import type { TenantsApp } from './app';
import { authorized, called, redirectUris, type Authorization } from './authorize';
import { asOAuthError } from './oauth-error';
import { passages } from './passage';
import { granted, revoked, type TokenDesk } from './token';

export type BrokerOptions = {
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
 * The gateway as OAuth server for Aliyun's WebApps: to the extension it is an issuer like any other,
 * `<publicUrl>/aliyun`, while the client secret and Aliyun's tokens stay here. To be mounted there.
 */
export function aliyunBroker(options: BrokerOptions) {
  const { apps, seal, now, publicUrl, extensions } = options;
  const issuer = `${publicUrl}/aliyun`;
  const desk: TokenDesk = {
    ...{ apps, seal, now, issuer },
    outside: new Outside(apps.map(({ oauth }) => oauth)),
    callback: `${issuer}/auth/callback`,
    redirects: redirectUris(extensions),
    passages: passages(seal, now),
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
      const session = await openSession(seal, bearer).catch(() => undefined);
      const lives = session && session.accessExpiresAt > now() && owns(apps, session);
      if (!lives)
        return asked.json({ error: 'invalid_token' }, 401, { 'WWW-Authenticate': 'Bearer' });
      const { sub, name, upn } = session.claims;
      return asked.json({ sub, name, preferred_username: upn });
    });
}

const query = (asked: Context): URLSearchParams => new URL(asked.req.url).searchParams;

async function form(asked: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await asked.req.text());
}

function owns(
  apps: readonly TenantsApp[],
  { tenant, client }: { readonly tenant: string; readonly client: string },
): boolean {
  return apps.some((app) => app.tenant === tenant && app.clientId === client);
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
