import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { App } from './app';

/** In ms. Whoever sends slower than this is cut off (slowloris). */
const USUAL = {
  /** For the head of a request. */
  head: 10_000,
  /** For all of it. */
  request: 15_000,
  /** Longer than proxies keep an idle connection, so that it is they who close it. */
  idle: 75_000,
  /** How long running requests may go on after the stop. */
  stop: 20_000,
};
const MOST_CONNECTIONS = 4096;
/** While it stops, how often connections are closed whose last request has been answered, in ms. */
const SWEEP_MS = 100;

export type Served = {
  readonly port: number;
  /** Takes no more connections, finishes the requests that run, and resolves when all are gone. */
  readonly stop: () => Promise<void>;
};

/** Listens. Rejects when the address is taken. */
export async function serve(
  app: App,
  { host, port }: { readonly host: string; readonly port: number },
  times: Partial<typeof USUAL> = {},
): Promise<Served> {
  const { head, request, idle, stop } = { ...USUAL, ...times };
  const server = createServer(
    {
      headersTimeout: head,
      requestTimeout: request,
      keepAliveTimeout: idle,
      connectionsCheckingInterval: Math.min(head, 5000),
    },
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- it handles its own failures
    getRequestListener(app.fetch, { overrideGlobalObjects: false }),
  );
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      app.prepareToStop();
      return gracefully(server, stop);
    },
  };
}

async function gracefully(server: Server, patience: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const impatience = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(sweep);
  clearTimeout(impatience);
}
