import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { tenant } from '../../../gateway/src/configuration/tenant';
import type { AppOptions } from '../../../gateway/src/app';
import { startAliyunCcc, WEB_APP, type AliyunCcc } from '../../peers/aliyun-ccc/aliyun-ccc';
import { EXTENSION, settings, startGateway, type Gateway } from '../harness/gateway';

/** As an admin has registered it: https, and the gateway's own callback. */
export const PUBLIC = 'https://gateway.example';
export const CALLBACK = `${PUBLIC}/aliyun/auth/callback`;
export const REDIRECT = `https://${EXTENSION}.chromiumapp.org/aliyun`;

/** The simulated vendor in the vendor's place. */
export const endpointsOf = ({ api, oauth }: AliyunCcc) => ({
  ...{ api: api.url, recordings: api.url, signIn: oauth.url, oauth: oauth.url },
});

export const webApp = (ccc: AliyunCcc, more: object = {}): object => ({
  ...{ vendor: 'aliyun-ccc', mode: 'token', app: 'WebApp', instance: 'ccc-test' },
  ...{ clientId: WEB_APP.id, clientSecret: WEB_APP.secret, endpoints: endpointsOf(ccc) },
  ...{ admins: ['chief@1075807536267325.onaliyun.com'], ...more },
});

export const tokenTenant = (callCentre: object, id = 'acme'): object => ({
  ...{ id, identity: { tokens: 'session' }, callCentre },
  agents: { vendorUser: 'upn', admin: 'admin' },
});

/** The gateway for these tenants, as its configuration file would have them. */
export function gatewayFor(
  tenants: readonly object[],
  more: Partial<AppOptions> & Parameters<typeof settings>[1] = {},
): Promise<Gateway> {
  const { clock, patienceMs, ...rest } = more as Partial<AppOptions>;
  const read = tenants.map((one) => v.parse(tenant, one));
  return startGateway(settings(read, { publicUrl: PUBLIC, ...(rest as object) }), {
    ...(clock && { clock }),
    ...(patienceMs !== undefined && { patienceMs }),
  });
}

export type Tokens = {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: string;
  readonly expires_in: number;
};

/** The extension's side of a sign-in: it makes verifier and state, and keeps them to itself. */
export class Extension {
  readonly verifier = randomBytes(32).toString('base64url');
  readonly state = randomBytes(16).toString('base64url');
  constructor(private readonly gateway: Gateway) {}

  authorizeAddress(more: Readonly<Record<string, string>> = {}): string {
    const challenge = createHash('sha256').update(this.verifier).digest('base64url');
    const said = new URLSearchParams({
      ...{ client_id: WEB_APP.id, redirect_uri: REDIRECT, response_type: 'code' },
      ...{ scope: 'openid', state: this.state, code_challenge: challenge },
      ...{ code_challenge_method: 'S256', ...more },
    });
    return `${PUBLIC}/aliyun/authorize?${said.toString()}`;
  }

  /** One step of the browser: where it is sent from there. */
  async step(url: string, init: RequestInit = {}): Promise<{ status: number; location: string }> {
    const there = url.replace(PUBLIC, this.gateway.url);
    const answer = await fetch(there, { ...init, redirect: 'manual' });
    await answer.body?.cancel();
    return { status: answer.status, location: answer.headers.get('location') ?? '' };
  }

  /** The whole way through the browser: the address that `launchWebAuthFlow` brings back. */
  async walk(): Promise<URL> {
    const vendor = await this.step(this.authorizeAddress());
    const callback = await this.step(vendor.location);
    const back = await this.step(callback.location);
    return new URL(back.location);
  }

  token(fields: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(`${this.gateway.url}/aliyun/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: WEB_APP.id, ...fields }),
    });
  }

  byCode(back: URL, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.token({
      ...{ grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '' },
      ...{ code_verifier: this.verifier, redirect_uri: REDIRECT, ...more },
    });
  }

  refresh(refreshToken: string): Promise<Response> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  revoke(token: string): Promise<Response> {
    return fetch(`${this.gateway.url}/aliyun/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: WEB_APP.id, token }),
    });
  }

  async signIn(): Promise<Tokens> {
    const answer = await this.byCode(await this.walk());
    if (!answer.ok) throw new Error(`The token endpoint answered ${answer.status}`);
    return (await answer.json()) as Tokens;
  }
}

/** Vendor and gateway, and somebody signed in at Aliyun in the browser. */
export async function tokenStage(callCentre: object = {}) {
  const ccc = await startAliyunCcc({ callbacks: [CALLBACK] });
  const gateway = await gatewayFor([tokenTenant(webApp(ccc, callCentre))]);
  ccc.oauth.signIn('edward');
  return {
    ccc,
    gateway,
    signIn: (loginName = 'edward'): Promise<Tokens> => {
      ccc.oauth.signIn(loginName);
      return new Extension(gateway).signIn();
    },
    stop: () => Promise.all([gateway.stop(), ccc.stop()]),
  };
}
