import type { IncomingMessage, ServerResponse } from 'node:http';
import { send, serve } from '../../../demo/http';

/** Somebody else's server, which answers as a test wants it to. */
export async function startVendor() {
  const requests: { readonly path: string; readonly headers: IncomingMessage['headers'] }[] = [];
  const handlers = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
  const site = await serve((request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/u, '');
    requests.push({ path, headers: request.headers });
    const handler = handlers.get(path);
    if (handler) handler(request, response);
    else send(response, 'json', '{}');
  });
  return {
    url: site.url,
    /** What arrived, oldest first. */
    requests,
    on: (path: string, handler: (request: IncomingMessage, response: ServerResponse) => void) =>
      void handlers.set(path, handler),
    stop: site.stop,
  };
}

export type OtherServer = Awaited<ReturnType<typeof startVendor>>;
