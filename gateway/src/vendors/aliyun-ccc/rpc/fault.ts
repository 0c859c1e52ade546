import * as v from 'valibot';
import { GatewayFault, type VendorWords } from '../../../gateway-fault';
import { patience } from '../../../outside';
import type { Answer } from '../../../outside';

const reply = v.looseObject({
  Code: v.optional(v.union([v.string(), v.number()])),
  Success: v.optional(v.union([v.boolean(), v.string()])),
  Message: v.optional(v.string()),
  RequestId: v.string(),
  /** Version 1.x answers beside it. */
  Data: v.optional(v.unknown()),
});

/** A reply that says yes. */
export type Reply = v.InferOutput<typeof reply>;

/** What the vendor's own core takes for success; no code at all is success, too. */
const GOOD: readonly unknown[] = [undefined, 'OK', '200', 200, 'Success', 'success'];

/** A token that is over, or is none: whoever shows a fresh one may ask again. */
const TOKEN = /^(?:Permission\.StsToken|InvalidBearerToken|InvalidSecurityToken)/u;
/** A key that is wrong, or may not. */
const DENIED = /^(?:Permission\.|InvalidAccessKey|SignatureDoesNotMatch|Forbidden|NoPermission)/u;

/**
 * The vendor's answer, or the fault that it stands for. With an agent's own token a refusal of the
 * token is the agent's (`unauthorised`: refresh, or sign in again); with the gateway's key it is the
 * admin's (`vendor-denied`).
 *
 * @throws {GatewayFault}
 */
export function understood({ status, headers, body }: Answer, own: 'token' | 'access-key'): Reply {
  const read = v.safeParse(reply, body);
  // A redirect and somebody else's page are no answers of the vendor's.
  if (!read.success) throw new GatewayFault('vendor-failed', { cause: `status ${status}` });
  const said = read.output;
  const refused = status >= 300 || !GOOD.includes(said.Code) || String(said.Success) === 'false';
  if (!refused) return said;
  const code = String(said.Code ?? status);
  const vendor: VendorWords = { code, message: said.Message, requestId: said.RequestId };
  // POP says so with status 400.
  if (code.startsWith('Throttling')) {
    throw new GatewayFault('vendor-failed', { vendor, retryAfterS: patience(headers) });
  }
  if (status === 401 || TOKEN.test(code)) {
    throw new GatewayFault(own === 'token' ? 'unauthorised' : 'vendor-denied', { vendor });
  }
  if (status === 403 || DENIED.test(code)) throw new GatewayFault('vendor-denied', { vendor });
  if (code.startsWith('InternalService')) throw new GatewayFault('vendor-failed', { vendor });
  throw new GatewayFault('vendor-refused', { vendor });
}
