import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NATIVE_APP, WEB_APP, startAliyunCcc, type AliyunCcc } from './aliyun-ccc';

// The vector of RFC 7636, which Aliyun's documents have, too.
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const CALLBACK = 'https://127.0.0.1:8443/aliyun/auth/callback';
const UUID = /^[\da-f-]{36}$/u;

let ccc: AliyunCcc;
beforeAll(async () => {
  ccc = await startAliyunCcc({ callbacks: [CALLBACK], nativeCallbacks: [CALLBACK] });
});
beforeEach(() => {
  ccc.oauth.form.access = 'opaque';
  ccc.oauth.signIn('edward');
});
afterAll(() => ccc.stop());

async function authorize(more: Readonly<Record<string, string>> = {}): Promise<URLSearchParams> {
  const said = new URLSearchParams({
    ...{ client_id: WEB_APP.id, redirect_uri: CALLBACK, response_type: 'code', state: 's' },
    ...{ access_type: 'offline', ...more },
  });
  const answer = await fetch(`${ccc.oauth.url}/oauth2/v1/auth?${said.toString()}`, {
    redirect: 'manual',
  });
  return new URL(answer.headers.get('location') ?? 'none:').searchParams;
}

async function token(fields: Readonly<Record<string, string>>, query = '') {
  const proof = { client_id: WEB_APP.id, client_secret: WEB_APP.secret };
  const body = new URLSearchParams({ ...proof, ...fields });
  const answer = await fetch(`${ccc.oauth.url}/v1/token${query}`, { method: 'POST', body });
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
}

async function first(more: Readonly<Record<string, string>> = {}) {
  const code = (await authorize(more)).get('code') ?? '';
  return token({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK });
}

describe('the simulated OAuth of Aliyun', () => {
  it('answers a code with the published form, once', async () => {
    const code = (await authorize()).get('code') ?? '';
    const grant = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK };
    const { status, said } = await token(grant);
    expect([status, said]).toMatchObject([200, { token_type: 'Bearer', expires_in: '3599' }]);
    expect(Object.keys(said).sort()).toEqual([
      ...['access_token', 'expires_in', 'id_token', 'refresh_token', 'request_id', 'token_type'],
    ]);
    expect(await token(grant)).toMatchObject({
      status: 400,
      said: {
        error: 'invalid_grant',
        http_code: 400,
        request_id: expect.stringMatching(UUID) as string,
      },
    });
  });

  it('signs its id token with a key that it publishes', async () => {
    const { said } = await first();
    const keys = createRemoteJWKSet(new URL(`${ccc.oauth.url}/v1/keys`));
    const { payload } = await jwtVerify(String(said['id_token']), keys, {
      ...{ issuer: ccc.oauth.url, audience: WEB_APP.id, algorithms: ['RS256'] },
    });
    expect(payload).toMatchObject({ upn: 'edward@1075807536267325.onaliyun.com' });
  });

  it('gives the old token as base64url of exactly three keys, without padding', async () => {
    ccc.oauth.form.access = 'AliyunSTS';
    const { said } = await first();
    expect(said).toMatchObject({
      token_type: 'AliyunSTS',
      additional_information: { refresh_token_id: 9718 },
    });
    const access = String(said['access_token']);
    expect(access).not.toContain('=');
    const held = JSON.parse(Buffer.from(access, 'base64url').toString()) as object;
    expect(Object.keys(held)).toEqual(['AccessKeyId', 'AccessKeySecret', 'SecurityToken']);
  });

  it('has no userinfo_endpoint in its discovery, and a userinfo all the same', async () => {
    const discovery = await fetch(`${ccc.oauth.url}/.well-known/openid-configuration`);
    expect(await discovery.json()).not.toHaveProperty('userinfo_endpoint');
    const { said } = await first();
    const headers = { authorization: `Bearer ${String(said['access_token'])}` };
    const userinfo = await fetch(`${ccc.oauth.url}/v1/userinfo`, { headers });
    expect(await userinfo.json()).toMatchObject({ aud: WEB_APP.id, aid: '1075807536267325' });
  });

  it('answers a refresh without refresh and id token; offline access is asked for', async () => {
    const { said } = await first();
    const refresh_token = String(said['refresh_token']);
    const again = await token({ grant_type: 'refresh_token', refresh_token });
    expect(Object.keys(again.said).sort()).toEqual([
      ...['access_token', 'expires_in', 'request_id', 'token_type'],
    ]);
    expect((await first({ access_type: 'online' })).said).not.toHaveProperty('refresh_token');
  });

  it('wants secrets in the body, the right secret, and the address of the code', async () => {
    const { said } = await first();
    const refresh = { grant_type: 'refresh_token', refresh_token: String(said['refresh_token']) };
    expect((await token(refresh, '?x=1')).said['error']).toBe('invalid_request');
    expect((await token({ ...refresh, client_secret: 'x' })).said['error']).toBe('invalid_client');
    const code = (await authorize()).get('code') ?? '';
    const elsewhere = { grant_type: 'authorization_code', code, redirect_uri: 'https://x' };
    expect((await token(elsewhere)).said['error']).toBe('invalid_grant');
  });

  it('demands PKCE of a NativeApp, checks S256, and gives it no secret to tell', async () => {
    const native = { client_id: NATIVE_APP.id };
    expect((await authorize(native)).get('error')).toBe('invalid_request');
    expect(createHash('sha256').update(VERIFIER).digest('base64url')).toBe(CHALLENGE);
    const pkce = { ...native, code_challenge: CHALLENGE, code_challenge_method: 'S256' };
    const byCode = async (code_verifier: string) => {
      const code = (await authorize(pkce)).get('code') ?? '';
      const grant = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK };
      return token({ ...native, ...grant, client_secret: '', code_verifier });
    };
    expect((await byCode(VERIFIER)).status).toBe(200);
    expect((await byCode(CHALLENGE)).said['error']).toBe('invalid_grant');
  });

  it('takes nobody to an address that is not registered', async () => {
    expect([...(await authorize({ redirect_uri: `${CALLBACK}/x` })).keys()]).toEqual([]);
  });

  it('shows its login page to whoever is not signed in there', async () => {
    ccc.oauth.signIn();
    const query = `client_id=${WEB_APP.id}&redirect_uri=${CALLBACK}&response_type=code`;
    const page = await fetch(`${ccc.oauth.url}/oauth2/v1/auth?${query}`);
    expect(await page.text()).toContain('type="password"');
    const body = new URLSearchParams({ login: 'sissi', password: 'password-of-sissi' });
    const login = { method: 'POST', body, redirect: 'manual' } as const;
    const { headers } = await fetch(`${ccc.oauth.url}/login?${query}`, login);
    const back = await fetch(new URL(headers.get('location') ?? '', ccc.oauth.url), {
      redirect: 'manual',
    });
    expect(back.headers.get('location')).toMatch(/^https:\/\/127\.0\.0\.1:8443\/.*[?&]code=/u);
  });
});

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

describe('the three published forms of a bearer at the simulated OpenAPI', () => {
  async function asked(more: Readonly<Record<string, string>>, sign?: string) {
    const BearerToken = String((await first()).said['access_token']);
    const parameters: Record<string, string> = {
      ...{ Action: 'GetLoginDetails', Version: '2020-07-01', Format: 'JSON' },
      ...{ Timestamp: new Date().toISOString().replace(/\.\d+/u, ''), BearerToken },
      ...{ SignatureNonce: randomUUID(), SignatureType: 'BEARERTOKEN', InstanceId: 'ccc-test' },
      ...more,
    };
    if (sign !== undefined) {
      const names = Object.keys(parameters).sort();
      const text = names.map((name) => `${name}=${encode(parameters[name] ?? '')}`).join('&');
      const hmac = createHmac('sha1', sign).update(`POST&%2F&${encode(text)}`);
      parameters['Signature'] = hmac.digest('base64');
    }
    const body = new URLSearchParams(parameters);
    return (await fetch(ccc.api.url, { method: 'POST', body })).status;
  }

  it('Java and TypeScript: no signature; the demo adds the token once more', async () => {
    expect(await asked({})).toBe(200);
    expect(await asked({ accessToken: 'once-more' })).toBe(200);
  });
  it('Go: an empty key, and a signature made with &', async () => {
    const key = { AccessKeyId: '', SignatureMethod: 'HMAC-SHA1', SignatureVersion: '1.0' };
    expect(await asked(key, '&')).toBe(200);
    expect(await asked(key, 'another&')).toBe(400);
  });
  it('a token that is none, or is over, is refused with 401', async () => {
    expect(await asked({ BearerToken: 'none' })).toBe(401);
    const BearerToken = String((await first()).said['access_token']);
    ccc.expireTokens();
    expect(await asked({ BearerToken })).toBe(401);
  });
});
