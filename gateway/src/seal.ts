import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Clock } from './clock';
import { GatewayFault } from './gateway-fault';
import type { Secret } from './secret';

/** `key` is base64url of 32 bytes, as `gateway keygen` prints it. */
export type SealKey = { readonly id: string; readonly key: Secret };

const FORM = 'st1';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What the gateway gives away instead of remembering it: nobody else can read or change it. The form
 * is `st1.<key id>.<base64url of nonce, text, tag>`; form, key id and kind are authenticated, too.
 * The first key seals, all of them open: to rotate, put a new key in front, and take the old one away
 * once its seals have lived. A key taken away ends every seal that it made.
 */
export class Seal {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #first: string;
  readonly #now: Clock;

  constructor(keys: readonly [SealKey, ...SealKey[]], now: Clock = Date.now) {
    this.#keys = new Map(keys.map(({ id, key }) => [id, Buffer.from(key.reveal(), 'base64url')]));
    this.#first = keys[0].id;
    this.#now = now;
  }

  /**
   * Seals a JSON value for one use, its `kind`, until `expiresAt` (ms since the epoch). Whom it is
   * for stands inside the value, and is checked by whoever opens it.
   */
  // eslint-disable-next-line @typescript-eslint/require-await -- the promise is the contract
  async seal(kind: string, value: unknown, expiresAt: number): Promise<string> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key(this.#first), nonce);
    cipher.setAAD(bound(this.#first, kind));
    const text = Buffer.concat([cipher.update(JSON.stringify([expiresAt, value])), cipher.final()]);
    const sealed = Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64url');
    return `${FORM}.${this.#first}.${sealed}`;
  }

  /** @throws {GatewayFault} `unauthorised` for another kind or key, a changed bit, or one too old. */
  // eslint-disable-next-line @typescript-eslint/require-await -- a wrong seal rejects, it does not throw
  async open(kind: string, sealed: string): Promise<unknown> {
    const [, keyId = '', text = ''] = SEALED.exec(sealed) ?? [];
    const bytes = Buffer.from(text, 'base64url');
    // Two texts could mean the same bytes: a seal has one form.
    if (bytes.length <= NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== text) throw no();
    const [expiresAt, value] = this.#decrypt(keyId, kind, bytes);
    if (this.#now() >= expiresAt) throw no();
    return value;
  }

  #decrypt(keyId: string, kind: string, bytes: Buffer): [number, unknown] {
    const decipher = createDecipheriv(CIPHER, this.#key(keyId), bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(bound(keyId, kind));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      return JSON.parse(Buffer.concat([text, decipher.final()]).toString('utf8')) as [
        number,
        unknown,
      ];
    } catch (cause) {
      throw no(cause);
    }
  }

  #key(id: string): Buffer {
    const key = this.#keys.get(id);
    if (!key) throw no();
    return key;
  }
}

const SEALED = /^st1\.([\w-]{1,32})\.([\w-]+)$/u;

/** Whether a bearer looks like a seal of ours; only `Seal.open` tells whether it is one. */
export function looksSealed(text: string): boolean {
  return SEALED.test(text);
}

const bound = (keyId: string, kind: string): Buffer => Buffer.from(`${FORM}.${keyId}.${kind}`);

const no = (cause?: unknown): GatewayFault => new GatewayFault('unauthorised', { cause });
