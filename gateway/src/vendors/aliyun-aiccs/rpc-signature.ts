import openApiUtil from '@alicloud/openapi-util';
import { defaultExport } from '../default-export';

/** By the vendor's own code: HMAC-SHA1 over the sorted parameters, `SignatureVersion` 1.0. */
export function rpcSignature(
  parameters: Readonly<Record<string, string>>,
  method: string,
  secret: string,
): string {
  return defaultExport(openApiUtil).getRPCSignature({ ...parameters }, method, secret);
}
