/** One record as it lies on disk: in clear are a name that says nothing, and the day to prune by. */
export type SealedRow = {
  readonly id: string;
  readonly day: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
};

/** Seals and opens under one secret. */
export type Sealing = {
  /** The name of a call's row: always the same, and nobody without the secret can tell whose. */
  readonly nameOf: (callId: string) => Promise<string>;
  readonly seal: (id: string, day: number, content: unknown) => Promise<SealedRow>;
  /** `undefined`: sealed with another secret, or changed since. */
  readonly open: (row: SealedRow) => Promise<unknown>;
};

const IV_BYTES = 12;

/**
 * AES-GCM with a new nonce per row, bound to the row's name and day; names by HMAC-SHA-256. Both keys
 * are derived from the secret (HKDF, RFC 5869).
 */
export async function sealingWith(secret: Uint8Array<ArrayBuffer>): Promise<Sealing> {
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const derived = (info: string, wanted: AesKeyGenParams | HmacKeyGenParams, uses: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf(info) },
      root,
      wanted,
      false,
      uses,
    );
  const [cipher, names] = await Promise.all([
    derived('sidetone history rows', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
    derived('sidetone history names', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign']),
  ]);
  const way = (iv: Uint8Array<ArrayBuffer>, id: string, day: number): AesGcmParams => ({
    name: 'AES-GCM',
    iv,
    additionalData: bytesOf(`${id}|${day}`),
  });
  return {
    nameOf: async (callId) => {
      const mac = await crypto.subtle.sign('HMAC', names, bytesOf(callId));
      return btoa(String.fromCharCode(...new Uint8Array(mac)));
    },
    seal: async (id, day, content) => {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const clear = bytesOf(JSON.stringify(content));
      return { id, day, iv, sealed: await crypto.subtle.encrypt(way(iv, id, day), cipher, clear) };
    },
    open: async ({ id, day, iv, sealed }) => {
      try {
        const clear = await crypto.subtle.decrypt(way(iv, id, day), cipher, sealed);
        return JSON.parse(new TextDecoder().decode(clear)) as unknown;
      } catch {
        return undefined;
      }
    },
  };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
