import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { option, print, type Command } from './console';

/** `keygen seal` and `keygen storage` print a key; `keygen aiccs` makes the pair for its portal. */
export const keygen: Command = (args, console) => {
  const [kind] = args;
  if (kind === 'seal' || kind === 'storage') {
    print(console, freshKey());
    return Promise.resolve(0);
  }
  const file = option(args, 'out');
  if (kind !== 'aiccs' || file === undefined) {
    print(console, 'keygen seal | keygen storage | keygen aiccs --out PRIVATE-KEY.pem');
    return Promise.resolve(2);
  }
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  // Fails rather than writes over a key that is in use.
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  print(
    console,
    `The private key is in ${file}, readable by its owner: { "file": "${file}" }.`,
    'The public key, to paste into the developer portal:',
    publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  );
  return Promise.resolve(0);
};

/** 32 random bytes, as the configuration takes them. */
export function freshKey(): string {
  return randomBytes(32).toString('base64url');
}
