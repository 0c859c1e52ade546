import { randomUUID } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { GatewayFault } from '../../gateway-fault';
import type { Secret } from '../../secret';

/** How long we vouch for an agent, in s: long enough for one request. */
const LIFE_S = 60;

const pem = (key: string): string =>
  key.includes('-----BEGIN')
    ? key
    : `-----BEGIN PRIVATE KEY-----\n${key.replace(/\s+/gu, '')}\n-----END PRIVATE KEY-----`;

/**
 * The JWT by which we vouch for an agent: RS256, `iss`, `user_name`, `exp`, a random `jti`, no more.
 *
 * @param nowMs ms since the epoch
 * @throws {GatewayFault} `gateway-failed` for a key that is none.
 */
export async function subjectToken(
  issuer: string,
  account: string,
  privateKey: Secret,
  nowMs: number,
): Promise<string> {
  try {
    const key = await importPKCS8(pem(privateKey.reveal()), 'RS256');
    return await new SignJWT({ user_name: account })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setExpirationTime(Math.floor(nowMs / 1000) + LIFE_S)
      .setJti(randomUUID())
      .sign(key);
  } catch (cause) {
    throw new GatewayFault('gateway-failed', { cause });
  }
}
