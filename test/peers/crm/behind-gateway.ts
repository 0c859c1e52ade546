import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { tenant } from '../../../gateway/src/configuration/tenant';
import type { Access } from '../../../lib/crm/connector';
import { EXTENSION, settings, startGateway, type Gateway } from '../../gateway/harness/gateway';
import { APP, type OAuthSite } from './oauth-site';
import type { Asked, CrmServer, Fault } from './server';
import type { Breakable } from './simulated-crm';

/** How browsers reach the gateway. */
export const PUBLIC = 'https://gateway.example';
const VERIFIER = randomBytes(32).toString('base64url');

export type GatewayTokens = {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
};

/** The gateway's configuration for the tenants that have an app at this CRM. */
export function tenantsWith(
  name: 'hubspot' | 'zoho',
  { oauth, crm }: { readonly oauth: OAuthSite; readonly crm: CrmServer },
  more: object = {},
  ids: readonly string[] = ['acme'],
) {
  const app = { clientId: APP.id, clientSecret: APP.secret };
  const endpoints = { oauth: oauth.url, api: crm.origin };
  return ids.map((id, index) =>
    v.parse(tenant, {
      id,
      identity: { tokens: 'jwt', issuer: `https://id${index}.example`, audience: 'sidetone' },
      callCentre: {
        vendor: 'sip',
        ...{ domain: 'pbx.example', wsServers: ['wss://pbx.example/ws'], secret: 'of-the-pbx' },
      },
      crm: { [name]: { ...app, endpoints, ...more } },
    }),
  );
}

/** The extension's and the browser's side of connecting a CRM through a gateway. */
export class Connecting {
  constructor(
    private readonly name: 'hubspot' | 'zoho',
    private readonly gateway: Gateway,
    private readonly client = 'acme',
  ) {}

  get redirect(): string {
    return `https://${EXTENSION}.chromiumapp.org/${this.name}`;
  }

  authorizeAddress(more: Readonly<Record<string, string>> = {}): string {
    const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
    const said = new URLSearchParams({
      ...{ client_id: this.client, redirect_uri: this.redirect, response_type: 'code' },
      ...{ scope: 'openid', state: 'state-of-the-extension', code_challenge: challenge },
      ...{ code_challenge_method: 'S256', ...more },
    });
    return `${PUBLIC}/${this.name}/authorize?${said.toString()}`;
  }

  /** One step of the browser: where it is sent from there. */
  async step(url: string): Promise<{ readonly status: number; readonly location: string }> {
    const there = url.replace(PUBLIC, this.gateway.url);
    const answer = await fetch(there, { redirect: 'manual' });
    await answer.body?.cancel();
    return { status: answer.status, location: answer.headers.get('location') ?? '' };
  }

  /** The way through the browser, to the address that comes back to the extension. */
  async walk(): Promise<URL> {
    const vendor = await this.step(this.authorizeAddress());
    const callback = await this.step(vendor.location);
    return new URL((await this.step(callback.location)).location);
  }

  token(fields: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(`${this.gateway.url}/${this.name}/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: this.client, ...fields }),
    });
  }

  byCode(back: URL, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.token({
      ...{ grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '' },
      ...{ code_verifier: VERIFIER, redirect_uri: this.redirect, ...more },
    });
  }

  refresh(token: string): Promise<Response> {
    return this.token({ grant_type: 'refresh_token', refresh_token: token });
  }

  async signIn(): Promise<GatewayTokens> {
    const answer = await this.byCode(await this.walk());
    if (!answer.ok) throw new Error(`The token endpoint answered ${answer.status}`);
    return (await answer.json()) as GatewayTokens;
  }
}

/** A simulated CRM with a running gateway before it, and an agent who has connected it. */
export class BehindGateway implements Breakable {
  #gateway: Gateway | undefined;
  #tokens: GatewayTokens | undefined;
  #renewals = 0;

  constructor(
    private readonly name: 'hubspot' | 'zoho',
    private readonly oauth: OAuthSite,
    private readonly crm: CrmServer,
  ) {}

  async start(): Promise<void> {
    await Promise.all([this.crm.start(), this.oauth.start()]);
    const tenants = tenantsWith(this.name, { oauth: this.oauth, crm: this.crm });
    // Nobody waits for an answer that a test has given up reading.
    const times = { stop: 500 };
    this.#gateway = await startGateway(settings(tenants, { publicUrl: PUBLIC }), { times });
    this.#tokens = await new Connecting(this.name, this.#gateway).signIn();
    // What the sign-in itself asked is not the connector's.
    this.crm.asked.length = 0;
  }

  async stop(): Promise<void> {
    await this.crm.stop();
    await Promise.all([this.#gateway?.stop(), this.oauth.stop()]);
  }

  /** An agent connects it, wherever that may be. */
  connect(): Promise<GatewayTokens> {
    return new Connecting(this.name, this.#running()).signIn();
  }

  /** Where the connector's requests arrive first: the gateway. */
  get origin(): string {
    return this.#running().url;
  }

  get asked(): Asked[] {
    return this.crm.asked;
  }

  get renewals(): number {
    return this.#renewals;
  }

  break(fault: Fault | undefined): void {
    this.crm.break(fault);
  }

  expire(renewable: boolean): void {
    this.crm.expire(renewable);
    this.oauth.access = 'token-2';
    if (!renewable) this.oauth.refreshTokens.clear();
  }

  lockOut(): void {
    this.crm.lockOut();
  }

  /** As the hub does it: the sealed session as bearer, a refresh at the gateway's token endpoint. */
  readonly access: Access = {
    fetch: (url, init) => {
      const gateway = this.#running();
      if (!url.startsWith(`${PUBLIC}/`)) throw new TypeError(`${url} is not at the gateway`);
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${this.#tokens?.access_token ?? ''}`);
      return fetch(url.replace(PUBLIC, gateway.url), { ...init, headers });
    },
    renew: async () => {
      this.#renewals += 1;
      const connecting = new Connecting(this.name, this.#running());
      const answer = await connecting.refresh(this.#tokens?.refresh_token ?? '');
      if (!answer.ok) return false;
      this.#tokens = (await answer.json()) as GatewayTokens;
      return true;
    },
  };

  #running(): Gateway {
    if (!this.#gateway) throw new Error('Not started');
    return this.#gateway;
  }
}
