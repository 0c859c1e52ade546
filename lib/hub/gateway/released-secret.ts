import { storageKeyVault } from '../../auth/storage-key-vault';
import { sealingKeyOf } from '../../sealed';

/** What the gateway has released, and since when it counts: the sign-in, ms since the epoch. */
export type ReleasedSecret = { readonly bytes: Uint8Array<ArrayBuffer>; readonly since: number };

/** The secret of whoever is signed in now; `null`: none was released, or not any more. */
export async function releasedSecret(): Promise<ReleasedSecret | null> {
  const released = await storageKeyVault.read();
  if (!released) return null;
  const base64 = released.key.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return { bytes, since: released.signedInAt };
}

/** The key that follows from it for what agents write; `null` as above. */
export async function releasedDraftKey(): Promise<CryptoKey | null> {
  const secret = await releasedSecret();
  return secret && sealingKeyOf(secret.bytes, 'sidetone drafts');
}
