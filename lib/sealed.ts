/** What lies where others may read or change it: unreadable without its key, and noticed if altered. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer };

const AES = { name: 'AES-GCM', length: 256 } as const;
const USES: KeyUsage[] = ['encrypt', 'decrypt'];
/** NIST SP 800-38D §8.2: random, and new for each seal. */
const IV_BYTES = 12;

/** A key that no script can read out; its bytes are wherever the browser keeps it. */
export function newSealingKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES, false, USES);
}

/** The key of one purpose, derived from a secret that serves several (HKDF, RFC 5869). */
export function sealingKeyOf(secret: Uint8Array<ArrayBuffer>, purpose: string): Promise<CryptoKey> {
  return derivedKey(secret, purpose, AES, USES);
}

/** The same for names: HMAC-SHA-256. */
export function namingKeyOf(secret: Uint8Array<ArrayBuffer>, purpose: string): Promise<CryptoKey> {
  return derivedKey(secret, purpose, { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign']);
}

/** AES-256-GCM. It opens with the same key for the same `bound` alone, any text that names its place. */
export async function seal(key: CryptoKey, bound: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const clear = bytesOf(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt(wayOf(iv, bound), key, clear) };
}

/** Rejects for what was sealed with another key, for another place, or was altered. */
export async function unseal(key: CryptoKey, bound: string, sealed: Sealed): Promise<unknown> {
  const clear = await crypto.subtle.decrypt(wayOf(sealed.iv, bound), key, sealed.data);
  return JSON.parse(new TextDecoder().decode(clear));
}

function wayOf(iv: Uint8Array<ArrayBuffer>, bound: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: bytesOf(bound) };
}

async function derivedKey(
  secret: Uint8Array<ArrayBuffer>,
  purpose: string,
  wanted: AesKeyGenParams | HmacKeyGenParams,
  uses: KeyUsage[],
): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const way = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: bytesOf(purpose),
  };
  return crypto.subtle.deriveKey(way, root, wanted, false, uses);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
