import { createHmac } from 'node:crypto';

/** RFC 3986, as the vendor wants it: also `!'()*` are escaped. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * The signature that a request of the RPC style must carry. Written from the rules, not with the
 * vendor's SDK, so that the one proves the other.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism
 */
export function rpcSignature(
  method: string,
  parameters: Iterable<readonly [string, string]>,
  secret: string,
): string {
  const canonical = [...parameters]
    .filter(([key]) => key !== 'Signature')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${escaped(key)}=${escaped(value)}`)
    .join('&');
  const toSign = `${method}&${escaped('/')}&${escaped(canonical)}`;
  return createHmac('sha1', `${secret}&`).update(toSign).digest('base64');
}
