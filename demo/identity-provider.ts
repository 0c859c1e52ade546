import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Configuration, KoaContextWithOIDC, default as Provider } from 'oidc-provider';
import { PEOPLE, personWith } from './accounts';
import { EventLog } from './event-log';
import { form, redirect, send, serve } from './http';
import { answersHeld, faulty, type Fault, type Hold } from './provider-faults';
import { loginPage } from './login-page';
import { rsaKeyOf } from './rsa';

export const REDIRECT_ADDRESS =
  'https://lgenlcdbenjkknabnfhjkohhhgjdamec.chromiumapp.org/call-centre';
const CLIENT_ID = 'sidetone';

/** What can be broken on purpose. */
export type Endpoint = 'discovery' | 'authorization' | 'token' | 'userinfo' | 'revocation' | 'jwks';
const PATHS: Readonly<Record<Endpoint, string>> = {
  discovery: '/.well-known/openid-configuration',
  authorization: '/auth',
  token: '/token',
  userinfo: '/me',
  revocation: '/token/revocation',
  jwks: '/jwks',
};

export type ProviderRequest = {
  readonly at: number;
  readonly method: string;
  /** Below the issuer, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly status: number;
  /** Where the answer sends the browser. */
  readonly location?: string;
};

/** A token request that the provider has dealt with. */
export type GrantRequest = {
  readonly at: number;
  readonly type: string;
  /** The refresh token that was shown. */
  readonly shown?: string;
  /** The refresh token that was given; absent: refused. */
  readonly given?: string;
};

export type ProviderOptions = {
  /** Path of the issuer, for example `/realms/acme`. */
  readonly path?: string;
  /** Life of access tokens in seconds. */
  readonly accessTokenSeconds?: number;
  readonly refreshTokenSeconds?: number;
  readonly port?: number;
  /** Of an extension with another id than the demo's. */
  readonly redirectAddress?: string;
};

/**
 * A real OpenID provider with one public client, PKCE (RFC 7636) required, refresh tokens that
 * rotate, revocation (RFC 7009) and a login page for the demo's people.
 */
export async function startIdentityProvider(options: ProviderOptions = {}) {
  const { path = '' } = options;
  const requests = new EventLog<ProviderRequest>();
  const grants = new EventLog<GrantRequest>();
  const faults = new Map<Endpoint, Fault>();
  const holds = new Map<string, Hold>();
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;

  const site = await serve((request, response) => {
    const url = request.url ?? '/';
    const below = url.startsWith(`${path}/`) ? url.slice(path.length) : undefined;
    if (below === undefined) return send(response, 'plain', 'not found', 404);
    const [pathname = '/', query = ''] = below.split('?');
    const { method = 'GET' } = request;
    response.on('close', () => {
      const { statusCode: status } = response;
      requests.add({
        at: Date.now(),
        method,
        path: pathname,
        query: new URLSearchParams(query),
        status,
        ...(response.hasHeader('location') && { location: String(response.getHeader('location')) }),
      });
    });
    holds.get(pathname)?.take(response);
    const fault = [...faults].find(([endpoint]) => PATHS[endpoint] === pathname)?.[1];
    if (fault !== undefined) return faulty(response, fault);
    // What a framework's router would say about the path under which it is mounted.
    Object.assign(request, { originalUrl: url, baseUrl: path, url: below });
    handle(request, response);
  }, options.port);

  const issuer = `${site.url}${path}`;
  const provider = await quietly(async () => {
    const { default: OpenIdProvider } = await import('oidc-provider');
    return new OpenIdProvider(issuer, configuration(options));
  });
  logGrants(provider, grants);
  const answer = provider.callback();
  handle = (request, response) => {
    const uid = /^\/interaction\/([\w-]+)/u.exec(request.url ?? '')?.[1];
    if (uid === undefined) return void answer(request, response);
    interact(provider, request, response).catch((error: unknown) => {
      send(response, 'plain', error instanceof Error ? error.message : 'failed', 400);
    });
  };

  return {
    url: site.url,
    issuer,
    clientId: CLIENT_ID,
    userinfoUrl: `${issuer}${PATHS.userinfo}`,
    requests,
    grants,
    waitFor: requests.waitFor.bind(requests),
    /** Breaks one endpoint until `mend`. */
    fail: (endpoint: Endpoint, fault: Fault): void => void faults.set(endpoint, fault),
    mend: (endpoint?: Endpoint): void => {
      if (endpoint) faults.delete(endpoint);
      else faults.clear();
    },
    /** Does what is asked from now on, but keeps the answers back until it is released. */
    hold: (endpoint: Endpoint): Hold => {
      const hold = answersHeld(() => holds.delete(PATHS[endpoint]));
      holds.set(PATHS[endpoint], hold);
      return hold;
    },
    stop: site.stop,
  };
}

export type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

function logGrants(provider: Provider, grants: EventLog<GrantRequest>): void {
  const log = ({ oidc: { params }, body }: KoaContextWithOIDC, refused: boolean): void => {
    const shown = params?.['refresh_token'];
    const { refresh_token: given } = (body ?? {}) as { refresh_token?: string };
    grants.add({
      at: Date.now(),
      type: String(params?.['grant_type']),
      ...(typeof shown === 'string' && { shown }),
      ...(!refused && given !== undefined && { given }),
    });
  };
  provider.on('grant.success', (context) => log(context, false));
  provider.on('grant.error', (context) => log(context, true));
}

function configuration(options: ProviderOptions): Configuration {
  const { privateKey } = rsaKeyOf('identity provider');
  const { redirectAddress = REDIRECT_ADDRESS } = options;
  const key = { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' };
  return {
    clients: [
      {
        client_id: CLIENT_ID,
        client_name: 'Sidetone',
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [redirectAddress],
        post_logout_redirect_uris: [redirectAddress],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    pkce: { required: () => true },
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'phone_account'],
      email: ['email'],
    },
    clientBasedCORS: () => true,
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: options.accessTokenSeconds ?? 3600,
      RefreshToken: options.refreshTokenSeconds ?? 86_400,
      AuthorizationCode: 60,
      IdToken: 3600,
      Interaction: 3600,
      Session: 86_400,
      Grant: 86_400,
    },
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_, client, token) => token.clientId === client.clientId,
      },
    },
    interactions: { url: (_, { uid }) => `${options.path ?? ''}/interaction/${uid}` },
    findAccount: (_, id) => {
      const person = PEOPLE.find(({ login }) => login === id);
      if (!person) return undefined;
      const { name, email, login, phone } = person;
      const claims = { sub: id, name, email, preferred_username: login, phone_account: phone };
      return { accountId: id, claims: () => claims };
    },
    // One company, one application: nobody is asked whether they agree.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const grant = new provider.Grant({
        clientId: client?.clientId,
        accountId: session?.accountId,
      });
      grant.addOIDCScope('openid profile email offline_access');
      await grant.save();
      return grant;
    },
  };
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'consent') {
    const grant = new provider.Grant({
      clientId: String(params['client_id']),
      accountId: session?.accountId,
    });
    grant.addOIDCScope(String(params['scope']));
    const grantId = await grant.save();
    return redirect(
      response,
      await provider.interactionResult(request, response, { consent: { grantId } }),
    );
  }
  const brand = 'Northwind Accounts';
  if (request.method !== 'POST') return send(response, 'html', loginPage({ brand }));
  const fields = await form(request);
  const login = fields.get('login') ?? '';
  const person = personWith(login, fields.get('password') ?? '');
  // Status 200: an error status would make the browser end the whole sign-in.
  if (!person) return send(response, 'html', loginPage({ brand, login, refused: true }));
  const result = { login: { accountId: person.login, remember: true } };
  redirect(response, await provider.interactionResult(request, response, result));
}

/** Without the advice that the library prints for people who run it in production. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}
