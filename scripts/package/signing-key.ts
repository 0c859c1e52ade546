import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export type SigningKey = {
  /** PKCS #8 in PEM, RSA. */
  readonly file: string;
  /** As the manifest's `key` has it: SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
  /** The extension's id in every browser that installs what is signed with it. */
  readonly id: string;
};

/**
 * The key in a file.
 *
 * @throws {Error} when there is none, or it is not an RSA key.
 */
export function signingKeyIn(file: string): SigningKey {
  if (!existsSync(file)) {
    throw new Error(
      `There is no key ${file}. To make one: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out ${file}`,
    );
  }
  const key = createPublicKey(readFileSync(file, 'utf8'));
  if (key.asymmetricKeyType !== 'rsa') throw new Error(`${file} is no RSA key: Chrome wants one.`);
  const der = key.export({ type: 'spki', format: 'der' });
  return { file, publicKey: der.toString('base64'), id: extensionId(der) };
}

/** A new key in that file; readable by its owner only. */
export function makeSigningKey(file: string): SigningKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return signingKeyIn(file);
}

/**
 * The first 128 bits of the public key's SHA-256, each half byte as a letter from `a` to `p`:
 * `crx_file::id_util::GenerateId` in Chromium.
 */
function extensionId(publicKey: Buffer): string {
  const digest = createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
  return Array.from(digest, (half) => 'abcdefghijklmnop'[Number.parseInt(half, 16)]).join('');
}
