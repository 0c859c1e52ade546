import { createDecipheriv } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What AES-GCM made of a text, and what it was bound to. */
export type Sealed = {
  readonly iv: Buffer;
  readonly data: Buffer;
  readonly bound: string;
};

const KEY_BYTES = 32;
const TAG_BYTES = 16;

/** Every file below a folder. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The files of a profile in which a browser keeps what one extension stores. */
export function ownFiles(profile: string, extensionId: string): readonly string[] {
  return filesUnder(profile).filter((file) => file.includes(extensionId));
}

/** Those files that hold a text or bytes; a text also in two bytes a letter, as browsers write it. */
export function filesWith(files: readonly string[], secret: string | Buffer): readonly string[] {
  const forms = typeof secret === 'string' ? [secret, Buffer.from(secret, 'utf16le')] : [secret];
  return files.filter((file) => {
    const content = readFileSync(file);
    return forms.some((form) => content.includes(form));
  });
}

/**
 * What a thief of the profile reads: takes every 32 bytes in the files for the key, until one opens
 * what was sealed. `null`: none does.
 */
export function openedByThief(files: readonly string[], sealed: Sealed): string | null {
  const opens = (key: Buffer): string | null => {
    const cipher = createDecipheriv('aes-256-gcm', key, sealed.iv);
    cipher.setAAD(Buffer.from(sealed.bound));
    cipher.setAuthTag(sealed.data.subarray(-TAG_BYTES));
    const text = cipher.update(sealed.data.subarray(0, -TAG_BYTES));
    try {
      return Buffer.concat([text, cipher.final()]).toString();
    } catch {
      return null;
    }
  };
  for (const file of files) {
    const content = readFileSync(file);
    for (let at = 0; at + KEY_BYTES <= content.length; at += 1) {
      const text = opens(content.subarray(at, at + KEY_BYTES));
      if (text !== null) return text;
    }
  }
  return null;
}
