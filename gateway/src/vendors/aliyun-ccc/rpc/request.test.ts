import { describe, expect, it } from 'vitest';
import { Secret } from '../../../secret';
import { credentialOf } from './credential';
import { once, rpcRequest, signature } from './request';

const COMMON = {
  AccessKeyId: 'testid',
  Format: 'JSON',
  SignatureMethod: 'HMAC-SHA1',
  SignatureNonce: '6a6e0ca6-4557-11e5-86a2-b8e8563dc8d2',
  SignatureVersion: '1.0',
  Timestamp: '2015-08-18T03:15:45Z',
};
const RAM_DOCS = { ...COMMON, Action: 'CreateUser', UserName: 'test', Version: '2015-05-01' };
const GO_CORE = {
  AccessKeyId: 'accessKeyId',
  Action: '',
  Format: 'JSON',
  RegionId: 'regionId',
  SignatureMethod: 'HMAC-SHA1',
  SignatureNonce: 'MOCK_UUID',
  SignatureType: '',
  SignatureVersion: '1.0',
  Timestamp: 'mock date',
  Version: '',
};
const CCC = { ...COMMON, Version: '2020-07-01', InstanceId: 'ccc-test' };
const MAKE_CALL = {
  ...CCC,
  Action: 'MakeCall',
  DeviceId: 'ACC-YUNBS-1.0.10-bsd87c04aaa8f7000176ad354b1c',
  Callee: '13188888888',
  UserId: 'user-test@ccc-test',
};
const SIGN_IN_GROUP = {
  ...CCC,
  Action: 'SignInGroup',
  DeviceId: 'd',
  SignedSkillGroupIdList: '["skg-test1@ccc-test","中 文*~"]',
};

describe('the RPC signature', () => {
  it.each([
    // Published: https://help.aliyun.com/document_detail/30563.html
    ['GET', RAM_DOCS, 'testsecret', 'kRA2cnpJVacIhDMzXnoNZG9tDCI='],
    // Published: the tests of the vendor's Go core.
    ['GET', GO_CORE, 'accessKeySecret', '7loPmFjvDnzOVnQeQNj85S6nFGY='],
    [
      'GET',
      { ...GO_CORE, SecurityToken: 'accessKeyStsToken' },
      'accessKeySecret',
      '5Nxdcler+ihqWqv0Hr2On4PsBf4=',
    ],
    // Computed by hand from the specification.
    ['POST', MAKE_CALL, 'testsecret', 'XPbCrRSRRGXdUJJZVuJpeJp1FBY='],
    ['GET', MAKE_CALL, 'testsecret', 'VRnv2A/f8THAdg+yYiouibZkAtQ='],
    [
      'POST',
      { ...MAKE_CALL, SecurityToken: 'CAIS+/==' },
      'testsecret',
      'eBZgxPs4ye1TXLWXK2tyW9PfjjI=',
    ],
    ['POST', SIGN_IN_GROUP, 'testsecret', 'rKDkdGKZYuVhkwJgEcLehWZBcuI='],
  ] as const)('is right for vector %#', (method, parameters, secret, expected) => {
    expect(signature(method, parameters, secret)).toBe(expected);
  });
});

const NOW = Date.parse('2015-08-18T03:15:45.678Z');
const ORIGIN = 'https://ccc.example';
const action = { name: 'MakeCall', version: '2020-07-01', parameters: { Callee: '131' } };
const sent = ({ init }: { init: RequestInit }) =>
  Object.fromEntries(new URLSearchParams(init.body as URLSearchParams));

describe('a request of RPC style', () => {
  it('tells the time in whole seconds, and a new nonce each time', () => {
    expect(once(NOW).timestamp).toBe('2015-08-18T03:15:45Z');
    expect(once(NOW).nonce).not.toBe(once(NOW).nonce);
  });

  it('with a key has everything in the signed form, and nothing in its address', () => {
    const key = { kind: 'access-key', id: 'testid', secret: new Secret('testsecret') } as const;
    const request = rpcRequest(ORIGIN, action, key, once(NOW));
    expect(request.url).toBe(`${ORIGIN}/`);
    const { Signature, ...rest } = sent(request);
    expect(Signature).toBe(signature('POST', rest, 'testsecret'));
    expect(rest).toMatchObject({ Action: 'MakeCall', AccessKeyId: 'testid', Callee: '131' });
  });

  it("with a bearer token is what the vendor's TypeScript core sends: no key, no signature", () => {
    const bearer = { kind: 'bearer', token: new Secret('the-token') } as const;
    const request = rpcRequest(ORIGIN, action, bearer, { nonce: 'n', timestamp: 't' });
    expect(Object.fromEntries(new URL(request.url).searchParams)).toEqual({
      Action: 'MakeCall',
      Version: '2020-07-01',
      Format: 'JSON',
      Timestamp: 't',
      SignatureNonce: 'n',
      BearerToken: 'the-token',
      SignatureType: 'BEARERTOKEN',
    });
    expect(sent(request)).toEqual({ Callee: '131' });
  });

  it('with the old AliyunSTS token signs with the key that is in it', () => {
    const held = { AccessKeyId: 'STS.x', AccessKeySecret: 's', SecurityToken: 'CAIS+/==' };
    const token = Buffer.from(JSON.stringify(held)).toString('base64url');
    const request = rpcRequest(ORIGIN, action, credentialOf(new Secret(token)), once(NOW));
    const { Signature, ...rest } = sent(request);
    expect(Signature).toBe(signature('POST', rest, 's'));
    expect(rest).toMatchObject({ AccessKeyId: 'STS.x', SecurityToken: 'CAIS+/==' });
    expect(request.url).toBe(`${ORIGIN}/`);
  });
});
