import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { Answer, Asked } from '../server';
import { simulatedSalesforce } from './salesforce';

const CLIENT = '3MVG9lKcPoNINVB';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

type Grant = { readonly challenge: string; readonly nonce: string; readonly redirect: string };

/**
 * An org with its own sign-in, as "OAuth 2.0 Web Server Flow with PKCE" and "OpenID Connect" of
 * Salesforce's help have it: token replies have no `expires_in`, and a refresh brings no new refresh
 * token. Whoever comes to its sign-in page is let in at once, as Edward.
 *
 * @param redirects what the connected app has registered
 */
export async function startSalesforceOrg(redirects: readonly string[]) {
  const codes = new Map<string, Grant>();
  const live = new Set<string>();
  const refreshTokens = new Set<string>();
  const signIns: string[] = [];

  const front = (asked: Asked): Answer | undefined => {
    switch (`${asked.method} ${asked.path}`) {
      case 'GET /.well-known/openid-configuration':
        return { status: 200, body: discovery() };
      case 'GET /services/oauth2/authorize':
        return authorize(asked.query);
      case 'POST /services/oauth2/token':
        return token(asked.body as Record<string, string>);
      case 'POST /services/oauth2/revoke':
        return revoke(asked.body as Record<string, string>);
      case 'GET /services/oauth2/userinfo':
        return live.has(asked.headers.authorization?.slice(7) ?? '')
          ? { status: 200, body: { sub: SUBJECT, name: 'Edward Chen', email: 'e@acme.example' } }
          : { status: 403, body: 'Bad_OAuth_Token' };
      default:
        return undefined;
    }
  };
  const crm = simulatedSalesforce(front);
  await crm.server.start();
  const { origin } = crm.server;

  const discovery = () => ({
    issuer: origin,
    authorization_endpoint: `${origin}/services/oauth2/authorize`,
    token_endpoint: `${origin}/services/oauth2/token`,
    userinfo_endpoint: `${origin}/services/oauth2/userinfo`,
    revocation_endpoint: `${origin}/services/oauth2/revoke`,
  });
  const authorize = (query: URLSearchParams): Answer => {
    const said = (name: string): string => query.get(name) ?? '';
    const redirect = said('redirect_uri');
    if (said('client_id') !== CLIENT || !redirects.includes(redirect)) {
      return { status: 400, body: 'redirect_uri_mismatch' };
    }
    const scopes = said('scope').split(' ');
    const fit = said('response_type') === 'code' && said('code_challenge_method') === 'S256';
    const answer = new URL(redirect);
    answer.searchParams.set('state', said('state'));
    if (!fit || !['openid', 'api', 'refresh_token'].every((scope) => scopes.includes(scope))) {
      answer.searchParams.set('error', 'invalid_request');
    } else {
      const code = randomBytes(16).toString('hex');
      codes.set(code, { challenge: said('code_challenge'), nonce: said('nonce'), redirect });
      answer.searchParams.set('code', code);
      signIns.push('signed in');
    }
    return { status: 302, headers: { location: answer.href } };
  };
  const token = (body: Record<string, string>): Answer => {
    if (body['client_id'] !== CLIENT) return refused('invalid_client_id');
    if (body['grant_type'] === 'refresh_token') {
      if (!refreshTokens.has(body['refresh_token'] ?? '')) return refused('invalid_grant');
      return { status: 200, body: reply() };
    }
    const grant = codes.get(body['code'] ?? '');
    codes.delete(body['code'] ?? '');
    const challenge = createHash('sha256')
      .update(body['code_verifier'] ?? '')
      .digest('base64url');
    if (!grant || grant.challenge !== challenge || grant.redirect !== body['redirect_uri']) {
      return refused('invalid_grant');
    }
    const refresh = `5Aep861${randomBytes(16).toString('hex')}`;
    refreshTokens.add(refresh);
    return {
      status: 200,
      body: { ...reply(), refresh_token: refresh, id_token: idToken(origin, grant.nonce) },
    };
  };
  const reply = () => {
    const access = `00Dxx!${randomBytes(16).toString('hex')}`;
    live.add(access);
    crm.server.letIn(access);
    return {
      access_token: access,
      instance_url: origin,
      id: `${origin}/id/00Dxx/${SUBJECT}`,
      issued_at: String(Date.now()),
      token_type: 'Bearer',
      scope: 'openid profile email api refresh_token',
    };
  };
  const revoke = (body: Record<string, string>): Answer => {
    const over = body['token'] ?? '';
    signIns.push(refreshTokens.delete(over) ? 'revoked refresh token' : 'revoked access token');
    if (live.delete(over)) crm.server.shutOut(over);
    return { status: 200 };
  };

  return {
    ...crm,
    origin,
    /** What its admin would enter. */
    settings: { instanceUrl: origin, clientId: CLIENT },
    /** What came to its sign-in, in order. */
    signIns,
    /** The session is over, as after its timeout; the refresh token still counts. */
    endSessions: () => {
      for (const access of live) crm.server.shutOut(access);
      live.clear();
    },
    /** An admin has taken the app's access back. */
    blockApp: () => refreshTokens.clear(),
    stop: () => crm.server.stop(),
  };
}

const SUBJECT = '005xx000001Sv6AAAS';

function refused(error: string): Answer {
  return { status: 400, body: { error, error_description: error } };
}

function idToken(issuer: string, nonce: string): string {
  const iat = Math.floor(Date.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: issuer, sub: SUBJECT, aud: CLIENT, iat, exp: iat + 120, nonce };
  const text = `${part({ alg: 'RS256', kid: '1' })}.${part(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`;
}
