import type { VendorSecret } from '../vendors/company';
import { ADMIN_KEY, WEB_APP, type AliyunCcc } from './aliyun-ccc';

/** The keys that a gateway is given, and the tokens that agents have, which are the gateway's to keep. */
export function secretsOf({ oauth: { grants } }: AliyunCcc): readonly VendorSecret[] {
  const access = [...grants.accessTokens.keys()];
  return [
    { what: 'AccessKey secret', value: ADMIN_KEY.secret },
    { what: 'client secret', value: WEB_APP.secret },
    ...access.map((value) => ({ what: 'access token', value })),
    ...access.flatMap(insideOf),
    ...[...grants.refreshTokens.keys()].map((value) => ({ what: 'refresh token', value })),
  ];
}

/** The old token is a temporary key itself. */
function insideOf(token: string): readonly VendorSecret[] {
  const text = Buffer.from(token, 'base64url').toString();
  if (!text.startsWith('{')) return [];
  const { AccessKeySecret, SecurityToken } = JSON.parse(text) as Record<string, string>;
  return [
    { what: 'temporary AccessKey secret', value: AccessKeySecret ?? '' },
    { what: 'SecurityToken', value: SecurityToken ?? '' },
  ];
}
