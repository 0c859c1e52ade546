import { readFileSync, statSync } from 'node:fs';
import * as v from 'valibot';
import { complaint } from './complaint';
import { countingWrittenSecrets } from './secret-reference';
import { settings, type Settings } from './settings';

/** Names the file and the key, and says what to do. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads and checks the configuration.
 *
 * @throws {ConfigurationError} the gateway does not start with half a configuration
 */
export function readConfiguration(path: string): Settings {
  const { read, written } = countingWrittenSecrets(() => v.safeParse(settings, jsonOf(path)));
  if (!read.success) {
    const lines = read.issues.map(
      (issue) => `  ${v.getDotPath(issue) ?? 'it'}: ${complaint(issue)}`,
    );
    throw new ConfigurationError([`${path} cannot be used:`, ...lines].join('\n'));
  }
  if (written > 0 && (statSync(path).mode & 0o077) !== 0) {
    throw new ConfigurationError(
      `${path} has secrets in it, and others than its owner may read it: \`chmod 600 ${path}\`, ` +
        'or write { "env": … } or { "file": … } in their place',
    );
  }
  return read.output;
}

function jsonOf(path: string): unknown {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new ConfigurationError(`${path} cannot be read (${code}): \`init\` makes one`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says would quote a piece of the file, and with it perhaps a secret.
    throw new ConfigurationError(`${path} is no JSON: a comma or a quotation mark is amiss`);
  }
}
