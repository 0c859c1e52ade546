import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Access } from '../../../lib/crm/connector';

/** How a simulated CRM can be broken on purpose. `lost-reply`: it writes, and says nothing. */
export type Fault =
  | 'limited'
  | 'failing'
  | 'hang'
  | 'cut'
  | 'page'
  | 'truncated'
  | 'wrong-shape'
  | 'too-long'
  | 'redirect'
  | 'lost-reply';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
};
export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What differs from vendor to vendor. */
export type Vendor = {
  readonly handle: (asked: Asked) => Answer;
  /** The header that a live token is shown in. */
  readonly authorization: (token: string) => Readonly<Record<string, string>>;
  /** The vendor's own words for 401, 429 and 500. */
  readonly error: (status: number) => unknown;
  /** What is answered without a token: its sign-in. `undefined`: not this. */
  readonly front?: (asked: Asked) => Answer | undefined;
};

/** A CRM on loopback: knows one token, counts what it is asked, and fails as it is told to. */
export class CrmServer {
  readonly asked: Asked[] = [];
  readonly #vendor: Vendor;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #fault: Fault | undefined;
  #token = 'token-1';
  /** What the connector's side holds. */
  #held = 'token-1';
  #renewals = 0;
  #mayRenew = true;
  /** Tokens of its own sign-in. */
  readonly #given = new Set<string>();

  constructor(vendor: Vendor) {
    this.#vendor = vendor;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, 'localhost', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get origin(): string {
    return `http://localhost:${String((this.#server.address() as AddressInfo).port)}`;
  }

  get renewals(): number {
    return this.#renewals;
  }

  /** Every answer from now on; `undefined` mends it. */
  break(fault: Fault | undefined): void {
    this.#fault = fault;
  }

  /** The token dies. `renewable` says whether there will be another. */
  expire(renewable: boolean): void {
    this.#token = 'token-2';
    this.#mayRenew = renewable;
  }

  /** A token of its own sign-in is good from now on. */
  letIn(token: string): void {
    this.#given.add(token);
  }

  /** And from now on no longer. */
  shutOut(token: string): void {
    this.#given.delete(token);
  }

  /** Not even a new token is taken. */
  lockOut(): void {
    this.#token = 'nobody has this one';
  }

  /** What the connector is handed: real requests, from the CRM's public origin to this server. */
  accessAs(publicOrigin: string): Access {
    return {
      fetch: (url, init) => {
        const { origin, pathname, search } = new URL(url);
        if (origin !== publicOrigin) throw new TypeError(`${origin} is not the CRM's`);
        const headers = new Headers(init.headers);
        for (const [name, value] of Object.entries(this.#vendor.authorization(this.#held))) {
          headers.set(name, value);
        }
        return fetch(this.origin + pathname + search, { ...init, headers });
      },
      renew: () => {
        this.#renewals += 1;
        this.#held = 'token-2';
        return Promise.resolve(this.#mayRenew);
      },
    };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://crm.invalid');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const asked: Asked = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: bodyOf(request.headers['content-type'], text),
    };
    this.asked.push(asked);
    const signIn = this.#vendor.front?.(asked);
    if (signIn) return this.#send(response, signIn);
    const fault = this.#fault;
    if (![this.#token, ...this.#given].some((token) => this.#shows(asked, token))) {
      return this.#send(response, { status: 401, body: this.#vendor.error(401) });
    }
    if (fault === 'lost-reply' && asked.method === 'GET') {
      return this.#send(response, this.#vendor.handle(asked));
    }
    if (fault === 'lost-reply') {
      this.#vendor.handle(asked);
      return void response.destroy();
    }
    if (fault) return this.#fail(response, fault);
    this.#send(response, this.#vendor.handle(asked));
  }

  #shows({ headers }: Asked, token: string): boolean {
    const wanted = Object.entries(this.#vendor.authorization(token));
    return wanted.every(([name, value]) => headers[name.toLowerCase()] === value);
  }

  #fail(response: ServerResponse, fault: Exclude<Fault, 'lost-reply'>): void {
    const { error } = this.#vendor;
    switch (fault) {
      case 'limited':
        return this.#send(response, {
          status: 429,
          body: error(429),
          headers: { 'retry-after': '7' },
        });
      case 'failing':
        return this.#send(response, { status: 500, body: error(500) });
      case 'hang':
        return;
      case 'cut':
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '999' });
        response.write('{"a":');
        return void setImmediate(() => response.destroy());
      case 'page':
        response.writeHead(200, { 'content-type': 'text/html' });
        return void response.end('<!doctype html><title>Maintenance</title>');
      case 'truncated':
        response.writeHead(200, { 'content-type': 'application/json' });
        return void response.end('{"records":[{"Id":"00');
      case 'wrong-shape':
        return this.#send(response, { status: 200, body: { constructor: [null, 42, { id: {} }] } });
      case 'too-long':
        response.writeHead(200, { 'content-type': 'application/json' });
        return void response.end(`["${'x'.repeat(3 * 1024 * 1024)}"]`);
      case 'redirect':
        return this.#send(response, {
          status: 302,
          headers: { location: `${this.origin}/elsewhere` },
        });
    }
  }

  #send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }
}

function bodyOf(type: string | undefined, text: string): unknown {
  if (text === '') return undefined;
  const form = type?.startsWith('application/x-www-form-urlencoded');
  return form ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text);
}
