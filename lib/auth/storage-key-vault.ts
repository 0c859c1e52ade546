import { sessionVault } from './session-vault';

/** The key that the gateway gives an agent for what lies on this disk. */
export type ReleasedKey = {
  /** The gateway's origin. */
  readonly gateway: string;
  /** Of which sign-in, ms since the epoch: another one's is no longer ours. */
  readonly signedInAt: number;
  /** 32 bytes in base64url. */
  readonly key: string;
};

/** In the browser's memory from the sign-in to the sign-out, and nowhere else. */
export const storageKeyVault = sessionVault<ReleasedKey>('storage-key');
