import { hkdfSync } from 'node:crypto';
import type { Secret } from './secret';

/**
 * The key under which one agent's browser encrypts what it stores: 32 bytes as base64url, the same
 * at every sign-in and in every replica (HKDF, RFC 5869).
 */
export function storageKeyOf(secret: Secret, tenant: string, subject: string): string {
  const input = Buffer.from(secret.reveal(), 'base64url');
  // As JSON, so that no two pairs read alike.
  const info = JSON.stringify(['sidetone storage', tenant, subject]);
  return Buffer.from(hkdfSync('sha256', input, '', info, 32)).toString('base64url');
}
