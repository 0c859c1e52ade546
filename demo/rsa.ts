import { generateKeyPairSync } from 'node:crypto';
import type { KeyPairKeyObjectResult } from 'node:crypto';

const pairs = new Map<string, KeyPairKeyObjectResult>();

/**
 * The RSA key of a simulated party, of 2 048 bits: in one process always the same, for to make one
 * takes a tenth of a second of computing and more.
 */
export function rsaKeyOf(party: string): KeyPairKeyObjectResult {
  const pair = pairs.get(party) ?? generateKeyPairSync('rsa', { modulusLength: 2048 });
  pairs.set(party, pair);
  return pair;
}
