import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const decoded = (part: string): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;

/** A JWT as the vendor issues them. */
export function issueJwt(claims: Readonly<Record<string, unknown>>, key: KeyObject): string {
  const signed = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** The claims of a JWT that this key has signed; `undefined` for any other text. */
export function claimsOf(
  jwt: string,
  publicKeyPem: string,
): Readonly<Record<string, unknown>> | undefined {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  try {
    if (decoded(header)['alg'] !== 'RS256') return undefined;
    const bytes = Buffer.from(signature, 'base64url');
    const key = createPublicKey(publicKeyPem);
    const genuine = verify('sha256', Buffer.from(`${header}.${payload}`), key, bytes);
    return genuine ? decoded(payload) : undefined;
  } catch {
    return undefined;
  }
}
