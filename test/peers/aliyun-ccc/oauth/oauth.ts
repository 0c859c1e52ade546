import type { IncomingMessage, ServerResponse } from 'node:http';
import { EventLog } from '../../../../demo/event-log';
import { form, redirect, send, serve } from '../../../../demo/http';
import { Faults, faulty } from '../faults';
import type { Keys } from '../keys';
import { authorize } from './authorize';
import type { OAuthClient, RamUser } from './client';
import { Grants, type TokenForm } from './grants';
import { OAuthError, sendError } from './oauth-error';
import { clientOf, granted } from './token-endpoint';

export type OAuthEntry = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: URLSearchParams;
  readonly authorization?: string;
  readonly status: number;
};

/** Aliyun's sign-in and OAuth endpoints on loopback, both on one origin. */
export async function startOAuth(
  keys: Keys,
  clients: readonly OAuthClient[],
  users: readonly RamUser[],
) {
  const log = new EventLog<OAuthEntry>();
  const faults = new Faults();
  const tokenForm: TokenForm = {
    access: 'opaque',
    textualExpiry: true,
    accessSeconds: 3599,
    refreshSeconds: 2_592_000,
    rotates: false,
  };
  let issuer = '';
  const grants = new Grants(keys, () => issuer, tokenForm);
  let signedIn: RamUser | undefined;
  let userinfoHasAudience = true;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', issuer);
    const { method = 'GET', headers } = request;
    const body = method === 'POST' ? await form(request) : new URLSearchParams();
    const { authorization } = headers;
    response.on('close', () => {
      log.add({ method, path, query, body, authorization, status: response.statusCode });
    });
    const fault = faults.of(path);
    if (fault !== undefined) return faulty(request, response, fault);
    const json = (value: object): void => send(response, 'json', JSON.stringify(value));
    switch (`${method} ${path}`) {
      case 'GET /.well-known/openid-configuration':
        return json(discovery(issuer));
      case 'GET /v1/keys':
        return json(grants.jwks());
      case 'GET /oauth2/v1/auth':
        return authorize(response, query, { clients, grants, user: signedIn });
      case 'POST /login':
        signedIn = users.find(
          ({ loginName, upn, password }) =>
            [loginName, upn].includes(body.get('login') ?? '') && password === body.get('password'),
        );
        return redirect(response, `/oauth2/v1/auth?${query.toString()}`);
      case 'POST /v1/token':
        demandForm(headers['content-type'], query);
        return json(granted(grants, clientOf(clients, body), body));
      case 'POST /v1/revoke':
        demandForm(headers['content-type'], query);
        clientOf(clients, body);
        grants.revoke(body.get('token') ?? '');
        return json({});
      case 'GET /v1/userinfo':
        return json(userinfo(authorization));
      default:
        send(response, 'plain', 'not found', 404);
    }
  }

  function userinfo(authorization = ''): object {
    const token = /^Bearer (.+)$/u.exec(authorization)?.[1] ?? '';
    const found = grants.accessTokens.get(token);
    if (!found || (keys.bearer(token)?.expiresAt ?? 0) <= Date.now()) {
      throw new OAuthError('invalid_token', 'The access token is not valid.', 401);
    }
    const { sub, upn, aid } = found.user;
    const audience = userinfoHasAudience ? { iss: issuer, aud: found.client.id } : {};
    return { sub, name: upn, upn, aid, uid: sub, ...audience };
  }

  const site = await serve((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const known = error instanceof OAuthError;
      sendError(response, known ? error : new OAuthError('server_error', String(error), 500));
    });
  });
  issuer = site.url;
  return {
    url: site.url,
    log,
    faults,
    grants,
    form: tokenForm,
    /** This user has a session at Aliyun in the browser; `undefined`: the login page is shown. */
    signIn: (loginName?: string): void => {
      signedIn = users.find((user) => user.loginName === loginName);
    },
    /** Whether userinfo names the client; the documents leave it open. */
    userinfoNamesClient: (yes: boolean): void => void (userinfoHasAudience = yes),
    stop: site.stop,
  };
}

/** The published sample: it has no `userinfo_endpoint`. */
const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/oauth2/v1/auth`,
  token_endpoint: `${issuer}/v1/token`,
  revocation_endpoint: `${issuer}/v1/revoke`,
  jwks_uri: `${issuer}/v1/keys`,
  code_challenge_methods_supported: ['plain', 'S256'],
  subject_types_supported: ['public'],
  response_types_supported: ['code'],
  id_token_signing_alg_values_supported: ['RS256'],
  scopes_supported: ['openid', 'aliuid', 'profile'],
});

/** What the documents' samples put into the address belongs into the body: secrets above all. */
function demandForm(type: string | undefined, query: URLSearchParams): void {
  if (!type?.startsWith('application/x-www-form-urlencoded') || query.size > 0) {
    throw new OAuthError('invalid_request', 'parameters belong into a form');
  }
}
