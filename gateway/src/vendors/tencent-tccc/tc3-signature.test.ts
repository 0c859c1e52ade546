import { describe, expect, test } from 'vitest';
import { tc3Authorization } from '../../../../test/peers/tencent-tccc/tc3';
import { Secret } from '../../secret';
import { tc3Signature } from './tc3-signature';

const key = {
  secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
  secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
  timestamp: 1_551_113_065,
};
/** `\u` stands there as such. */
const payload = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`;
const published = {
  ...{ service: 'cvm', host: 'cvm.tencentcloudapi.com', body: payload },
  contentType: 'application/json; charset=utf-8',
};
const login = {
  ...{ service: 'ccc', host: 'ccc.tencentcloudapi.com', contentType: 'application/json' },
  body: '{"SdkAppId":1400000000,"SeatUserId":"FooOrBar@tencent.com"}',
};

const VECTORS = [
  [
    "the vendor's published vector",
    published,
    '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  ],
  [
    'CreateSDKLoginToken, derived from it',
    login,
    '0ba58ca395f2923b2b68dbd8c4df7b9b3196dd9d9fdc5fde5634864fed40dd97',
  ],
] as const;

describe('TC3-HMAC-SHA256', () => {
  test.each(VECTORS)('%s', (_name, request, signature) => {
    const url = `https://${request.host}/`;
    const secretKey = new Secret(key.secretKey);
    const signed = tc3Signature({ ...request, ...key, secretKey, url });
    expect(signed).toBe(
      `TC3-HMAC-SHA256 Credential=${key.secretId}/2019-02-25/${request.service}/tc3_request, ` +
        `SignedHeaders=content-type;host, Signature=${signature}`,
    );
  });

  test.each(VECTORS)("the simulator's own code agrees: %s", (_name, request, signature) => {
    expect(tc3Authorization({ ...request, ...key })).toContain(`Signature=${signature}`);
  });

  test('with x-tc-action among the signed headers, as newer documents have it', () => {
    const signed = tc3Authorization({ ...published, ...key, action: 'DescribeInstances' });
    expect(signed).toContain('SignedHeaders=content-type;host;x-tc-action');
    expect(signed).toMatch(
      /Signature=644be983de9a8a3f00db8eadaba61467c3b429e2215758ba897b738ca469fd26$/u,
    );
  });
});
