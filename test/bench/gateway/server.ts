import { setTimeout as pause } from 'node:timers/promises';
import { settings, startGateway, tenant } from '../../gateway/harness/gateway';

/** The gateway in a process of its own, whose memory is its own, too; the vendor answers at once. */
const issuer = process.argv[2] ?? '';
const centre = {
  can: new Set(['forward'] as const),
  forward: () => Promise.resolve({ code: 'OK', data: { userState: 'READY' } }),
};
const gateway = await startGateway(
  settings([tenant({ issuer }, centre)], {
    limits: { perSubject: 1e9, everyone: 1e9, refusals: 1e9 },
  }),
);
process.on('message', () => void tellMemory());
process.send?.({ port: gateway.port });

/** After what may be collected was: the log of a test is none of the gateway's. */
async function tellMemory(): Promise<void> {
  gateway.log.length = 0;
  globalThis.gc?.();
  await pause(200);
  globalThis.gc?.();
  process.send?.({ memory: process.memoryUsage().rss });
}
