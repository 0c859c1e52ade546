import type { FakeBrowser, FakeFlow } from './fake-browser';
import { identityOf, type Configured, type Identity } from './identity-provider';

/** How a provider and its window differ from one that is as it should be. */
export type Deviation = {
  /** Of the answer that the window brings back. */
  readonly answer?: Readonly<Record<string, string>>;
  /** In place of that answer; gets the good one. */
  readonly address?: (good: string) => string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly tokens?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly userinfo?: Readonly<Record<string, unknown>>;
  /** How far its clock is ahead of `NOW`, ms. */
  readonly clockMs?: number;
};

export const NOW = 1_800_000_000_000;

/** An identity as an admin might configure it. */
export function configured(more: Partial<Configured> = {}): Identity {
  return identityOf({
    id: 'call-centre',
    preset: 'openid',
    issuer: 'https://login.example/realms/acme',
    clientId: 'sidetone',
    scope: '',
    authorizeParameters: {},
    origins: ['https://api.example'],
    staySignedInHours: null,
    ...more,
  });
}

/** Takes the place of the network and the window; `tokenRequests` are what the provider got. */
export function fakeProvider(
  { issuer }: Identity,
  { browser }: FakeBrowser,
  wrong: Deviation = {},
) {
  const tokenRequests: Record<string, string>[] = [];
  const windows: FakeFlow[] = [];
  let nonce = '';
  let audience = '';
  browser.identity.launchWebAuthFlow = (flow) => {
    windows.push(flow);
    const query = new URL(flow.url).searchParams;
    nonce = query.get('nonce') ?? '';
    audience = query.get('client_id') ?? '';
    const said = { code: 'the-code', state: query.get('state') ?? '', iss: issuer };
    const answer = new URLSearchParams({ ...said, ...wrong.answer });
    const good = `${String(query.get('redirect_uri'))}?${answer.toString()}`;
    return Promise.resolve(wrong.address?.(good) ?? good);
  };
  const at = (path: string): string => `${issuer}${path}`;
  const network = (url: string, init: RequestInit): Promise<Response> => {
    const date = new Date(NOW + (wrong.clockMs ?? 0)).toUTCString();
    const json = (body: object) => Promise.resolve(Response.json(body, { headers: { date } }));
    if (init.redirect !== 'error' || init.credentials !== 'omit') throw new Error('unsafe request');
    switch (url) {
      case at('/.well-known/openid-configuration'):
        return json({
          issuer,
          authorization_endpoint: at('/auth'),
          token_endpoint: at('/token'),
          userinfo_endpoint: at('/me'),
          code_challenge_methods_supported: ['plain', 'S256'],
          authorization_response_iss_parameter_supported: true,
          ...wrong.metadata,
        });
      case at('/token'): {
        tokenRequests.push(Object.fromEntries(new URLSearchParams(init.body as URLSearchParams)));
        const iat = (NOW + (wrong.clockMs ?? 0)) / 1000;
        const claims = { iss: issuer, sub: 'edward', aud: audience, exp: iat + 3600, iat, nonce };
        return json({
          access_token: 'access',
          refresh_token: 'refresh',
          id_token: jwt({ ...claims, preferred_username: 'ed', ...wrong.claims }),
          token_type: 'Bearer',
          expires_in: '60',
          ...wrong.tokens,
        });
      }
      case at('/me'):
        return json({
          sub: 'edward',
          name: 'Edward Chen',
          email: 'e@x.example',
          ...wrong.userinfo,
        });
      default:
        throw new Error(`Nobody was to ask ${url}`);
    }
  };
  Object.assign(globalThis, { fetch: network });
  return { tokenRequests, windows };
}

function jwt(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.signature`;
}
