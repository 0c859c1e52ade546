import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startIssuer } from '../../gateway/harness/issuer';
import { percentile } from '../samples';
import type { Results } from '../samples';
import { load } from './load';
import type { Load } from './load';

/** How long each is asked, and before that, so that code and connections are warm, in s. */
const SECONDS = 10;
const WARM = 3;
/** Memory is looked at after this much more, so that a leak of bytes a request shows, in s. */
const LONGER = 20;

/**
 * What the gateway takes of a server: sessions and forwarded requests a second, each with its token
 * checked, beside the bare framework in the same run. Asking and answering share the machine's cores.
 */
export async function benchGateway(): Promise<Results> {
  const issuer = await startIssuer();
  const bearer = await issuer.token();
  const bare = start('bare.ts');
  const gateway = start('server.ts', issuer.issuer);
  try {
    const barePort = await portOf(bare);
    const port = await portOf(gateway);
    const session: Load = { port, method: 'GET', path: '/session', bearer };
    const forward: Load = {
      port,
      method: 'POST',
      path: '/softphone/api?action=PollUserStatus',
      bearer,
      body: JSON.stringify({ deviceId: 'ACC-YUNBS-1.0.10-0' }),
    };
    const results = {
      ...(await measured('bare', { port: barePort, method: 'GET', path: '/session' })),
      ...(await measured('session', session)),
      ...(await measured('forward', forward)),
    };
    const before = await memoryOf(gateway);
    await load(forward, LONGER);
    const grown = (await memoryOf(gateway)) - before;
    return { ...results, 'gateway.rss_growth_mb': Math.round(grown / 1e5) / 10 };
  } finally {
    for (const child of [bare, gateway]) child.kill();
    await issuer.stop();
  }
}

async function measured(name: string, what: Load): Promise<Results> {
  await load(what, WARM);
  const { rps, times } = await load(what, SECONDS);
  return {
    [`gateway.${name}.rps`]: Math.round(rps),
    [`gateway.${name}.p99_ms`]: Math.round(percentile(times, 99) * 10) / 10,
  };
}

function start(file: string, ...rest: readonly string[]): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return fork(path, rest, { execArgv: ['--expose-gc', '--import', 'tsx'] });
}

async function portOf(child: ChildProcess): Promise<number> {
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return port;
}

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send('memory');
  const [{ memory }] = (await once(child, 'message')) as [{ memory: number }];
  return memory;
}
