import { namingKeyOf, seal, sealingKeyOf, unseal } from '../../sealed';

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

/**
 * Sealed with a new nonce per row, bound to the row's name and day; names by HMAC-SHA-256. Both keys
 * are derived from the secret.
 */
export async function sealingWith(secret: Uint8Array<ArrayBuffer>): Promise<Sealing> {
  const [cipher, names] = await Promise.all([
    sealingKeyOf(secret, 'sidetone history rows'),
    namingKeyOf(secret, 'sidetone history names'),
  ]);
  const boundTo = (id: string, day: number): string => `${id}|${day}`;
  return {
    nameOf: async (callId) => {
      const mac = await crypto.subtle.sign('HMAC', names, new TextEncoder().encode(callId));
      return btoa(String.fromCharCode(...new Uint8Array(mac)));
    },
    seal: async (id, day, content) => {
      const { iv, data: sealed } = await seal(cipher, boundTo(id, day), content);
      return { id, day, iv, sealed };
    },
    open: ({ id, day, iv, sealed }) =>
      unseal(cipher, boundTo(id, day), { iv, data: sealed }).catch(() => undefined),
  };
}
