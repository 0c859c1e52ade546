import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { form, send, serve, type Site } from '../../../demo/http';

/** An app as it is registered with the vendor. */
export const APP = { id: 'app-of-acme', secret: 'canary-client-secret-of-acme' } as const;

/** Why the token endpoint gives nothing. */
export type Refusal = 'client' | 'secret' | 'grant' | 'too-many';
export type OAuthAnswer = { readonly status: number; readonly body: object };

/** What differs from vendor to vendor. */
export type OAuthVendor = {
  readonly authorizePath: string;
  readonly tokenPath: string;
  readonly revokePath: string;
  /** Whether the request to the sign-in page is one that the vendor documents. */
  readonly understands: (query: URLSearchParams) => boolean;
  /** What the redirect says beside code and state. */
  readonly says?: () => Readonly<Record<string, string>>;
  readonly granted: (tokens: {
    readonly access: string;
    readonly refresh: string;
    readonly first: boolean;
  }) => object;
  readonly refused: (why: Refusal) => OAuthAnswer;
  /** Further endpoints, for apps with the right secret. */
  readonly more?: (path: string, fields: URLSearchParams) => OAuthAnswer | undefined;
};

/** A vendor's OAuth on loopback, with one registered app; somebody is signed in and always agrees. */
export class OAuthSite {
  /** Requests to the token endpoints: path and query, and the form's fields. */
  readonly asked: { readonly url: string; readonly fields: URLSearchParams }[] = [];
  readonly refreshTokens = new Set<string>();
  /** The access token that is given next. */
  access = 'token-1';
  /** Gives nothing for so long. */
  refusing: Refusal | undefined;
  /** A failure of the vendor's own, with this status. */
  failing: number | undefined;
  readonly #codes = new Map<string, string>();
  #site: Site | undefined;

  constructor(
    private readonly vendor: OAuthVendor,
    private readonly callback: string,
  ) {}

  async start(): Promise<void> {
    this.#site = await serve((request, response) => void this.#serve(request, response));
  }

  async stop(): Promise<void> {
    await this.#site?.stop();
  }

  get url(): string {
    return this.#site?.url ?? '';
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { vendor } = this;
    const url = new URL(request.url ?? '', this.url);
    if (request.method === 'GET' && url.pathname === vendor.authorizePath) {
      return this.#authorize(url.searchParams, response);
    }
    const fields = await form(request);
    this.asked.push({ url: request.url ?? '', fields });
    const { status, body } =
      this.failing === undefined
        ? this.#answer(request, url.pathname, fields)
        : { status: this.failing, body: {} };
    send(response, 'json', JSON.stringify(body), status);
  }

  #authorize(query: URLSearchParams, response: ServerResponse): void {
    const known = query.get('client_id') === APP.id && query.get('redirect_uri') === this.callback;
    if (!known || !this.vendor.understands(query)) {
      return send(response, 'plain', 'The request is not one of a registered app.', 400);
    }
    const code = randomBytes(24).toString('base64url');
    this.#codes.set(code, this.callback);
    const said = { code, ...this.vendor.says?.(), state: query.get('state') ?? '' };
    response.writeHead(302, {
      location: `${this.callback}?${new URLSearchParams(said).toString()}`,
    });
    response.end();
  }

  #answer(request: IncomingMessage, path: string, fields: URLSearchParams): OAuthAnswer {
    const { vendor } = this;
    const type = request.headers['content-type'] ?? '';
    // A secret in an address is one that stands in logs.
    const form =
      type.startsWith('application/x-www-form-urlencoded') && !request.url?.includes('?');
    if (request.method !== 'POST' || !form) return { status: 400, body: {} };
    if (path === vendor.revokePath) {
      this.refreshTokens.delete(fields.get('token') ?? '');
      return { status: 200, body: { status: 'success' } };
    }
    if (fields.get('client_id') !== APP.id) return vendor.refused('client');
    if (fields.get('client_secret') !== APP.secret) return vendor.refused('secret');
    if (path === vendor.tokenPath) return this.#token(fields);
    return vendor.more?.(path, fields) ?? { status: 404, body: {} };
  }

  #token(fields: URLSearchParams): OAuthAnswer {
    const { vendor } = this;
    if (this.refusing) return vendor.refused(this.refusing);
    if (fields.get('grant_type') === 'authorization_code') {
      const code = fields.get('code') ?? '';
      const callback = this.#codes.get(code);
      this.#codes.delete(code);
      if (callback === undefined || callback !== fields.get('redirect_uri')) {
        return vendor.refused('grant');
      }
      const refresh = randomBytes(24).toString('base64url');
      this.refreshTokens.add(refresh);
      return { status: 200, body: vendor.granted({ access: this.access, refresh, first: true }) };
    }
    const refresh = fields.get('refresh_token') ?? '';
    const good = fields.get('grant_type') === 'refresh_token' && this.refreshTokens.has(refresh);
    if (!good) return vendor.refused('grant');
    return { status: 200, body: vendor.granted({ access: this.access, refresh, first: false }) };
  }
}
