import { createHmac } from 'node:crypto';
import type { Keys, Principal } from '../keys';
import { Refusal } from '../refusal';

/** As tolerant of clocks as the vendor: about half an hour either way. */
const CLOCK_MS = 31 * 60_000;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u;

/** RFC 3986, and nothing else unreserved. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The RPC signature, written from its specification and not with the vendor's code. */
function signatureOf(
  method: string,
  parameters: ReadonlyMap<string, string>,
  secret: string,
): string {
  const canonical = [...parameters]
    .filter(([name]) => name !== 'Signature')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const text = `${method}&${encode('/')}&${encode(canonical)}`;
  return createHmac('sha1', `${secret}&`).update(text).digest('base64');
}

/** Which of the published ways a request was proven in. */
export type Proof = {
  readonly principal: Principal;
  readonly by: 'access-key' | 'sts' | 'bearer';
};

/** Refuses whatever is not signed, or shown with a token, exactly as it is published. */
export class ProofCheck {
  readonly #nonces = new Set<string>();
  constructor(private readonly keys: Keys) {}

  check(method: string, parameters: ReadonlyMap<string, string>): Proof {
    const said = (name: string): string => parameters.get(name) ?? '';
    for (const name of ['Action', 'Version', 'Timestamp', 'SignatureNonce']) {
      if (said(name) === '') throw new Refusal(400, `Missing${name}`, `${name} is mandatory.`);
    }
    if (said('Format').toUpperCase() !== 'JSON') throw new Refusal(400, 'InvalidFormat', 'JSON');
    this.#checkTime(said('Timestamp'));
    this.#checkNonce(said('SignatureNonce'));
    return said('SignatureType') === 'BEARERTOKEN'
      ? this.#bearer(method, parameters)
      : this.#signed(method, parameters);
  }

  #checkTime(timestamp: string): void {
    const off = Math.abs(Date.parse(timestamp) - Date.now());
    if (!TIMESTAMP.test(timestamp)) throw new Refusal(400, 'InvalidTimeStamp.Format', timestamp);
    if (off > CLOCK_MS) throw new Refusal(400, 'InvalidTimeStamp.Expired', timestamp);
  }

  #checkNonce(nonce: string): void {
    if (this.#nonces.has(nonce)) throw new Refusal(400, 'SignatureNonceUsed', nonce);
    this.#nonces.add(nonce);
  }

  #signed(method: string, parameters: ReadonlyMap<string, string>): Proof {
    const said = (name: string): string => parameters.get(name) ?? '';
    if (said('SignatureMethod') !== 'HMAC-SHA1' || said('SignatureVersion') !== '1.0') {
      throw new Refusal(400, 'InvalidSignatureMethod', 'HMAC-SHA1, version 1.0');
    }
    const key = this.keys.accessKey(said('AccessKeyId'));
    if (!key) throw new Refusal(404, 'InvalidAccessKeyId.NotFound', said('AccessKeyId'));
    if (said('SecurityToken') !== (key.securityToken ?? '')) {
      throw new Refusal(400, 'InvalidSecurityToken.MismatchWithAccessKey', 'mismatch');
    }
    if (signatureOf(method, parameters, key.secret) !== said('Signature')) {
      throw new Refusal(400, 'SignatureDoesNotMatch', 'The signature is not conform to standards.');
    }
    if (key.expiresAt <= Date.now()) {
      throw new Refusal(400, 'InvalidSecurityToken.Expired', 'The token has expired.');
    }
    return { principal: key, by: key.securityToken === undefined ? 'access-key' : 'sts' };
  }

  /** Three variants are published: no signature; none and no method; one made with the key `&`. */
  #bearer(method: string, parameters: ReadonlyMap<string, string>): Proof {
    const principal = this.keys.bearer(parameters.get('BearerToken') ?? '');
    if (!principal) throw new Refusal(401, 'InvalidBearerToken', 'The token is unknown.');
    const signature = parameters.get('Signature');
    if (signature !== undefined && signatureOf(method, parameters, '') !== signature) {
      throw new Refusal(400, 'SignatureDoesNotMatch', 'The signature is not conform to standards.');
    }
    if (principal.expiresAt <= Date.now()) {
      throw new Refusal(401, 'InvalidBearerToken.Expired', 'The token has expired.');
    }
    return { principal, by: 'bearer' };
  }
}
