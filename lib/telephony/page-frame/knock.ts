import { HOSTED_VERSION } from './meeting';
import type { Knock } from './meeting';
import { readId } from './read-id';

/** A page's knock in our version; `undefined` for any other window message. */
export function readKnock(data: unknown): Knock | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { sidetone, version, nonce } = data as Record<string, unknown>;
  if (sidetone !== 'knock' || version !== HOSTED_VERSION) return undefined;
  if (nonce === undefined) return { sidetone, version };
  const named = readId(nonce);
  return named === undefined ? undefined : { sidetone, version, nonce: named };
}
