import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Site = {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
};

/** Serves on loopback, on a free port unless told; `stop` ends open connections, too. */
export async function serve(handle: RequestListener, port = 0): Promise<Site> {
  const server = createServer(handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://localhost:${taken}`,
    port: taken,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers with text of a type; never cached, so that a new run is never shown an old page. */
export function send(
  response: ServerResponse,
  type: 'html' | 'css' | 'javascript' | 'json' | 'plain',
  body: string,
  status = 200,
): void {
  const media = type === 'json' ? 'application/json' : `text/${type}`;
  response.writeHead(status, {
    'Content-Type': `${media}; charset=utf-8`,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

export function redirect(
  response: ServerResponse,
  to: string,
  headers: Record<string, string> = {},
) {
  response.writeHead(303, { Location: to, ...headers });
  response.end();
}

/** The fields of a submitted form. */
export async function form(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

/** Text made harmless inside HTML, attributes included. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
