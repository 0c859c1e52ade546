import * as v from 'valibot';
import { GatewayFault, type GatewayFaultCode, type VendorWords } from '../../gateway-fault';
import { patience } from '../../outside';

/** As the vendor's SDK core has them. */
const FINE: readonly unknown[] = [undefined, null, 200, '200', 'OK', 'Success', 'success'];

const DENIED =
  /^(?:InvalidAccessKeyId|SignatureDoesNotMatch|IncompleteSignature|InvalidTimeStamp|Forbidden|NoPermission|Unauthorized|NoTenantFound|Permission)/u;
const ABSENT = /^(?:No[A-Z]\w*Found|NotExists?\b|\w+NotExists?\b)/u;
const BROKEN = /^(?:Throttling|SystemError|ServiceUnavailable|Internal)/u;

/** One that is published is tried again by nobody: it is told as it is. */
function codeOf(code: string): GatewayFaultCode {
  if (DENIED.test(code)) return 'vendor-denied';
  if (ABSENT.test(code)) return 'not-found';
  return BROKEN.test(code) ? 'vendor-failed' : 'vendor-refused';
}

const words = v.object({
  Code: v.fallback(v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))), ''),
  Message: v.fallback(v.optional(v.string()), undefined),
  RequestId: v.fallback(v.optional(v.string()), undefined),
});

/** Why a reply is none; `undefined` for success. `Success` is at times a string. */
export function reasonOf(
  status: number,
  reply: Readonly<Record<string, unknown>> | undefined,
  headers: Headers,
): GatewayFault | undefined {
  const retryAfterS = patience(headers);
  const failed = () => new GatewayFault('vendor-failed', { retryAfterS });
  if (!reply || (status >= 300 && status < 400)) return failed();
  const fine =
    FINE.includes(reply['Code']) && !['false', false].includes(reply['Success'] as string);
  if (status < 300 && fine) return undefined;
  const { Code: code = '', Message: message, RequestId: requestId } = v.parse(words, reply);
  const vendor: VendorWords = { code, message, requestId };
  if (code === '' && status >= 500) return failed();
  const fault = status === 401 || status === 403 ? 'vendor-denied' : codeOf(code);
  return new GatewayFault(fault, { vendor, retryAfterS });
}
