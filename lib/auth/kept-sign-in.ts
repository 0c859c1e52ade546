import * as v from 'valibot';
import { seal, unseal } from '../sealed';
import type { Identity } from './identity-provider';
import { localVault } from './session-vault';
import { dropSealingKey, sealingKey } from './sealing-key';
import type { Tokens } from './token-vault';

const HOUR_MS = 3_600_000;

/** As it lies in `storage.local`, in base64. `until` is in clear, so that it can be deleted. */
type Kept = { readonly iv: string; readonly data: string; readonly until: number };

const text = v.optional(v.string());
const content = v.object({
  refreshToken: v.string(),
  idToken: text,
  scope: text,
  signedInAt: v.number(),
  profile: v.object({ sub: v.string(), name: text, email: text }),
});

const place = ({ id }: Identity) => localVault<Kept>(`kept-sign-in:${id}`);

/**
 * Where the admin allows it, the refresh token outlives the browser, sealed with AES-GCM. The key is
 * on disk, too, out of scripts' reach but not out of that of whoever copies the profile: this raises
 * the cost and promises no more (docs/privacy.md).
 */
export async function keepSignIn(identity: Identity, tokens: Tokens): Promise<void> {
  const { staySignedInHours } = identity;
  const { refreshToken, idToken, scope, signedInAt, profile } = tokens;
  if (staySignedInHours === null || refreshToken === undefined) return;
  const clear = { refreshToken, idToken, scope, signedInAt, profile };
  const { iv, data } = await seal(await sealingKey(identity.id), boundTo(identity), clear);
  const until = signedInAt + staySignedInHours * HOUR_MS;
  await place(identity).save({ iv: base64(iv), data: base64(new Uint8Array(data)), until });
}

/**
 * The tokens of a sign-in that outlived the browser, without an access token: the refresh token
 * brings it. `null` when there is none, or its hours are over by what the admin says today; what is
 * over, or cannot be opened, is deleted.
 */
export async function keptSignIn(identity: Identity, now: number): Promise<Tokens | null> {
  const { issuer, clientId, staySignedInHours } = identity;
  const sealed = await place(identity).read();
  if (!sealed) return null;
  if (sealed.until <= now) return forgetKept(identity).then(() => null);
  // The company's policy may be known a little later than we start.
  if (staySignedInHours === null || issuer === '') return null;
  const found = await opened(identity, sealed);
  if (!found || found.signedInAt + staySignedInHours * HOUR_MS <= now) {
    return forgetKept(identity).then(() => null);
  }
  return { issuer, clientId, accessToken: '', obtainedAt: 0, expiresAt: 0, ...found };
}

/** Deletes it, and the key with it. */
export async function forgetKept(identity: Identity): Promise<void> {
  if (!(await place(identity).read())) return;
  await place(identity).clear();
  await dropSealingKey(identity.id);
}

async function opened(identity: Identity, { iv, data }: Kept) {
  try {
    const sealed = { iv: bytes(iv), data: bytes(data).buffer };
    return v.parse(content, await unseal(await sealingKey(identity.id), boundTo(identity), sealed));
  } catch {
    return null;
  }
}

/** It opens for no other issuer and no other client. */
function boundTo({ id, issuer, clientId }: Identity): string {
  return JSON.stringify([id, issuer, clientId]);
}

function base64(raw: Uint8Array): string {
  return btoa(String.fromCharCode(...raw));
}

function bytes(written: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0));
}
