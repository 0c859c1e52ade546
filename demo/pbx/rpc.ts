import { request } from 'node:http';

export type Rpc = (method: string, params: readonly (string | number)[]) => Promise<unknown>;

/**
 * Kamailio's JSON-RPC at an address, each call on a connection of its own: Kamailio closes them
 * after an answer. Rejects with the proxy's own words, or after 5 s.
 */
export function rpcAt(url: string): Rpc {
  return async (method, params) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    const { result, error } = JSON.parse(await post(url, body)) as {
      result?: unknown;
      error?: { message: string };
    };
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
}

function post(url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent: false, signal: AbortSignal.timeout(5000) };
    const sent = request(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
