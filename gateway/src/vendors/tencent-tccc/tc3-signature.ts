import vendorSign from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js';
import type { Secret } from '../../secret';
import { defaultExport } from '../default-export';

export type ToSign = {
  /** With a path; its host is signed without a port. */
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
  /** s since the epoch. */
  readonly timestamp: number;
  readonly service: string;
  readonly secretId: string;
  readonly secretKey: Secret;
};

/** `Authorization` of TC3-HMAC-SHA256, by the vendor's own code: `content-type;host` are signed. */
export function tc3Signature(to: ToSign): string {
  return defaultExport(vendorSign).sign3({
    method: 'POST',
    url: to.url,
    // As bytes: anything else it would write as JSON once more.
    payload: Buffer.from(to.body),
    timestamp: to.timestamp,
    service: to.service,
    secretId: to.secretId,
    secretKey: to.secretKey.reveal(),
    multipart: false,
    boundary: '',
    headers: { 'Content-Type': to.contentType },
  });
}
