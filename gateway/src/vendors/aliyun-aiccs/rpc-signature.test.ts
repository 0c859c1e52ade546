import { describe, expect, test } from 'vitest';
import { rpcSignature as simulated } from '../../../../test/peers/aliyun-aiccs/signature';
import { rpcSignature } from './rpc-signature';

const published = {
  AccessKeyId: 'testid',
  Action: 'CreateUser',
  Format: 'JSON',
  SignatureMethod: 'HMAC-SHA1',
  SignatureNonce: '6a6e0ca6-4557-11e5-86a2-b8e8563dc8d2',
  SignatureVersion: '1.0',
  Timestamp: '2015-08-18T03:15:45Z',
  UserName: 'test',
  Version: '2015-05-01',
};
const awkward = {
  ...published,
  Action: 'CreateAgent',
  DisplayName: "中 文*~!'()",
  'SkillGroupId.1': '1',
  'SkillGroupId.10': '10',
  'SkillGroupId.2': '2',
};

describe('HMAC-SHA1 of the RPC style', () => {
  test("the vendor's published vector", () => {
    expect(rpcSignature(published, 'GET', 'testsecret')).toBe('kRA2cnpJVacIhDMzXnoNZG9tDCI=');
  });

  test.each(['GET', 'POST', 'PUT', 'DELETE'])(
    "%s: the vendor's code and the simulator's agree on what is awkward to escape",
    (method) => {
      const entries = Object.entries(awkward);
      const signature = rpcSignature(awkward, method, 'testsecret');
      expect(simulated(method, entries, 'testsecret')).toBe(signature);
      expect(simulated(method, entries, 'other')).not.toBe(signature);
    },
  );
});
