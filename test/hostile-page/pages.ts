import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves pages by path on a free port of this machine, under two origins. */
export async function servePages(
  pages: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<PageServer> {
  const server = createServer((request, response) => {
    const body = pages[new URL(request.url ?? '/', 'http://localhost').pathname];
    response.writeHead(body === undefined ? 404 : 200, {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
    });
    response.end(body ?? 'not here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new PageServer(server, (server.address() as AddressInfo).port);
}

export class PageServer {
  constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  url(path: string, host: '127.0.0.1' | 'localhost' = '127.0.0.1'): string {
    return `http://${host}:${this.port}${path}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}

/**
 * Keeps a count of everything that ever changes in the document, from the first moment on, except
 * the host that the extension adds beside `<body>`.
 */
export const WATCHED_HEAD = `<script>
  window.changes = [];
  window.serialised = () => {
    const copy = document.documentElement.cloneNode(true);
    for (const host of copy.querySelectorAll(':scope > sidetone-page')) host.remove();
    return copy.outerHTML;
  };
  addEventListener('DOMContentLoaded', () => {
    window.before = serialised();
    new MutationObserver((records) => window.changes.push(...records.map((r) => r.type + ' ' + r.target.nodeName)))
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
</script>`;
