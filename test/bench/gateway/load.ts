import { Agent, request } from 'node:http';

export type Load = {
  readonly port: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly bearer?: string;
  readonly body?: string;
};

/** Connections that are kept open, each with one request at a time. */
const CONNECTIONS = 32;

export type Loaded = {
  readonly rps: number;
  /** Of each request, in ms. */
  readonly times: readonly number[];
};

/** Asks as fast as it is answered, for `seconds`. @throws when an answer is not 200. */
export async function load(what: Load, seconds: number): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  const begun = performance.now();
  const over = begun + seconds * 1_000;
  const ask = async (): Promise<void> => {
    while (performance.now() < over) {
      const at = performance.now();
      await once(what, agent);
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  agent.destroy();
  return { rps: times.length / ((performance.now() - begun) / 1_000), times };
}

function once({ port, method, path, bearer, body }: Load, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }),
    };
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`${path} was answered ${String(answer.statusCode)}`));
      });
    });
    asked.once('error', reject);
    asked.end(body);
  });
}
