import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { Secret } from '../secret';

const text = v.pipe(v.string(), v.minLength(1));

/**
 * A secret in the configuration: `{ "env": "NAME" }`, `{ "file": "/run/secrets/name" }`, or the
 * secret itself, which only a file readable by its owner alone should hold.
 */
export const secretReference = v.pipe(
  v.union([text, v.strictObject({ env: text }), v.strictObject({ file: text })]),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const value = found(dataset.value);
    if (value !== undefined && value !== '') return new Secret(value);
    addIssue({ message: 'names a secret that is not there, or is empty' });
    return NEVER;
  }),
);

let written = 0;

/** What `read` reads, and how many secrets stood in the text itself. Schemas read synchronously. */
export function countingWrittenSecrets<T>(read: () => T): { readonly read: T; written: number } {
  written = 0;
  return { read: read(), written };
}

type Reference = string | { readonly env: string } | { readonly file: string };

function found(reference: Reference): string | undefined {
  if (typeof reference === 'string') {
    written += 1;
    return reference;
  }
  if ('env' in reference) return process.env[reference.env];
  try {
    return readFileSync(reference.file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
