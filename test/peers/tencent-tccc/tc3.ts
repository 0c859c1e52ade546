import { createHash, createHmac } from 'node:crypto';

export type Signed = {
  readonly host: string;
  readonly contentType: string;
  readonly body: string;
  /** s since the epoch. */
  readonly timestamp: number;
  readonly service: string;
  readonly secretId: string;
  readonly secretKey: string;
  /** Newer documents sign it, too. */
  readonly action?: string;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/**
 * The `Authorization` that a request must carry. Written from the rules, not with the vendor's SDK,
 * so that the one proves the other. https://www.tencentcloud.com/document/api/1229/59637
 */
export function tc3Authorization(signed: Signed): string {
  const { host, contentType, body, timestamp, service, secretId, secretKey, action } = signed;
  const named = [`content-type:${contentType}`, `host:${host}`];
  if (action !== undefined) named.push(`x-tc-action:${action.toLowerCase()}`);
  const names = named.map((line) => line.slice(0, line.indexOf(':'))).join(';');
  const canonical = ['POST', '/', '', ...named, '', names, sha256(body)].join('\n');
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
  const signature = hmac(key, toSign).toString('hex');
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}
