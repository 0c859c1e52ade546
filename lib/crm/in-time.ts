import { CrmFault } from './crm-fault';

/** No connector may keep a ringing phone waiting longer than this. */
const PATIENCE_MS = 1500;

/**
 * What a connector answers, if it does so in time. One that does not heed the signal is left behind all
 * the same.
 *
 * @throws {CrmFault} `unreachable` when it is late; else what the connector throws
 */
export async function inTime<T>(
  ask: (signal: AbortSignal) => T | Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), patienceMs);
  const waited = new Promise<never>((_, reject) => {
    late.signal.addEventListener('abort', () => reject(new CrmFault('unreachable')));
  });
  try {
    return await Promise.race([ask(late.signal), waited]);
  } finally {
    clearTimeout(timer);
  }
}
