import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from '../../../demo/http';
import type { Site } from '../../../demo/http';
import { classicScript } from './classic-script';

/** What an SDK's simulator does on the vendor's side of it. */
export type SdkBackend<User> = {
  /** The script, bundled when the site starts. */
  readonly script: URL;
  /** Further scripts that the vendor has its customers load, by their path. */
  readonly beside?: Readonly<Record<string, string>>;
  /** Whether this script may be had at this address. */
  readonly may?: (address: URL) => boolean;
  /** Who shows that, and what they are greeted with; throws what the SDK is refused with. */
  readonly enter: (shown: unknown) => { readonly user: User; readonly greeting: unknown };
  /** Tells a user's SDK of everything from now on, until it is stopped. */
  readonly watch: (user: User, tell: (name: string, told: unknown) => void) => () => void;
  /** Does a thing; throws what the SDK's promise is rejected with. */
  readonly ask: (user: User, method: string, options: unknown) => unknown;
};

export type SdkSite = Site & {
  /** Where the script lies, without what `may` wants to see. */
  readonly scriptUrl: string;
  /** What a page did that the vendor's documents forbid; none, in a page that is right. */
  readonly misuses: readonly string[];
};

const ANY_ORIGIN = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' };

/** Serves an SDK's drop-in script, and stands behind it as the vendor would. */
export async function startSdkSite<User>(backend: SdkBackend<User>): Promise<SdkSite> {
  const script = await classicScript(backend.script);
  const users = new Map<string, User>();
  const misuses: string[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', 'http://localhost');
    const { pathname } = address;
    if (pathname === '/events') return events(address, response);
    if (request.method === 'POST') return posted(pathname, await bodyOf(request), response);
    const source = pathname.endsWith('/index.js') ? script : backend.beside?.[pathname];
    const found = source !== undefined && (backend.may?.(address) ?? true);
    response.writeHead(found ? 200 : 403, { ...ANY_ORIGIN, 'Content-Type': 'text/javascript' });
    response.end(found ? source : '');
  }

  function events(address: URL, response: ServerResponse): void {
    const user = users.get(address.searchParams.get('ticket') ?? '');
    if (user === undefined) return void response.writeHead(401, ANY_ORIGIN).end();
    response.writeHead(200, { ...ANY_ORIGIN, 'Content-Type': 'text/event-stream' });
    response.write(':\n\n');
    const stop = backend.watch(user, (name, told) =>
      response.write(`data: ${JSON.stringify({ name, told })}\n\n`),
    );
    response.on('close', stop);
  }

  function posted(path: string, body: unknown, response: ServerResponse): void {
    try {
      reply(response, 200, { value: act(path, body) });
    } catch (error) {
      reply(response, 400, { error: error instanceof Error ? error.message : String(error) });
    }
  }

  function act(path: string, body: unknown): unknown {
    switch (path) {
      case '/enter': {
        const { user, greeting } = backend.enter(body);
        const ticket = randomUUID();
        users.set(ticket, user);
        return { ticket, greeting };
      }
      case '/misused':
        misuses.push((body as { how: string }).how);
        return null;
      default: {
        const { ticket, method, options } = body as Record<'ticket' | 'method', string> & {
          options: unknown;
        };
        const user = users.get(ticket);
        if (user === undefined) throw new Error('not signed in');
        return backend.ask(user, method, options);
      }
    }
  }

  const site = await serve((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500, ANY_ORIGIN).end(String(error));
    });
  });
  return { ...site, scriptUrl: `${site.url}/index.js`, misuses };
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...ANY_ORIGIN, 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
}
