/** A row as it lies on disk. `at`: ms since 1970, in clear, so that old rows can be found. */
export type SealedRow = {
  readonly id: string;
  readonly at: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
};

/** A key that no script can read out. It raises the cost alone: its bytes are in the profile. */
export function newDraftKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** `place` binds a row to the store that it is in: it opens nowhere else, and under no other id. */
export async function sealRow(
  key: CryptoKey,
  place: string,
  { id, at, value }: { readonly id: string; readonly at: number; readonly value: unknown },
): Promise<SealedRow> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt(sealOf(iv, place, id), key, text);
  return { id, at, iv, data };
}

/** Rejects for a row that was sealed with another key, for another place, or was altered. */
export async function openRow(key: CryptoKey, place: string, row: SealedRow): Promise<unknown> {
  const plain = await crypto.subtle.decrypt(sealOf(row.iv, place, row.id), key, row.data);
  return JSON.parse(new TextDecoder().decode(plain));
}

function sealOf(iv: Uint8Array<ArrayBuffer>, place: string, id: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${place}/${id}`) };
}
