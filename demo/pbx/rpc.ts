export type Rpc = (method: string, params: readonly (string | number)[]) => Promise<unknown>;

/** Kamailio's JSON-RPC at an address. Rejects with the proxy's own words. */
export function rpcAt(url: string): Rpc {
  return async (method, params) => {
    const response = await fetch(url, {
      method: 'POST',
      signal: AbortSignal.timeout(5000),
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const { result, error } = (await response.json()) as {
      result?: unknown;
      error?: { message: string };
    };
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
}
