import * as v from 'valibot';
import { Secret } from '../../../secret';

/** What proves a request to the vendor. */
export type Credential =
  | {
      readonly kind: 'access-key';
      readonly id: string;
      readonly secret: Secret;
      readonly securityToken?: Secret;
    }
  | { readonly kind: 'bearer'; readonly token: Secret };

const sts = v.object({
  AccessKeyId: v.string(),
  AccessKeySecret: v.string(),
  SecurityToken: v.string(),
});

/**
 * What an access token of Aliyun is good for. The old form, `AliyunSTS`, is base64url of JSON and a
 * temporary AccessKey itself: whoever holds it can sign whatever its scope allows.
 */
export function credentialOf(token: Secret): Credential {
  const parsed = v.safeParse(sts, decoded(token.reveal()));
  if (!parsed.success) return { kind: 'bearer', token };
  const { AccessKeyId, AccessKeySecret, SecurityToken } = parsed.output;
  return {
    kind: 'access-key',
    id: AccessKeyId,
    secret: new Secret(AccessKeySecret),
    securityToken: new Secret(SecurityToken),
  };
}

function decoded(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
