import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { aliyunCccOrigins, aliyunCccSettings } from './settings';
import { userIdOf } from './user-id';

const KEY = { mode: 'access-key', instance: 'ccc-test', accessKeyId: 'k', accessKeySecret: 's' };
const APP = {
  ...{ mode: 'token', app: 'WebApp', instance: 'ccc-test', clientId: 'c', clientSecret: 's' },
};
const read = (settings: object) => v.parse(aliyunCccSettings, settings);
const takes = (settings: object): boolean => v.is(aliyunCccSettings, settings);

describe('the settings of Aliyun CCC', () => {
  it('lead to the vendor’s own hosts', () => {
    expect(aliyunCccOrigins(read(KEY))).toEqual([
      'https://ccc.cn-shanghai.aliyuncs.com',
      'https://*.oss-cn-shanghai.aliyuncs.com',
    ]);
    expect(aliyunCccOrigins(read(APP))).toContain('https://oauth.aliyun.com');
    expect(aliyunCccOrigins(read({ ...APP, site: 'intl' }))).toContain(
      'https://oauth.alibabacloud.com',
    );
  });

  it.each([
    'https://evil.example',
    'http://169.254.169.254',
    'http://10.0.0.1',
    'http://localhost.evil.example',
    'http://127.0.0.1@evil.example',
    'http://127.0.0.1/path',
    'https://ccc.cn-shanghai.aliyuncs.com',
  ])('D1: an endpoint may not lead to %s', (api) => {
    expect(takes({ ...KEY, endpoints: { api } })).toBe(false);
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:2'])(
    'a simulator may stand at %s',
    (api) => {
      expect(takes({ ...KEY, endpoints: { api } })).toBe(true);
    },
  );

  it.each([
    [{ ...KEY, region: 'cn-evil.example#' }],
    [{ ...KEY, instance: '../x' }],
    [{ ...KEY, version: '3.x' }],
    [{ ...KEY, clientSecret: 'x' }],
    [{ ...APP, clientSecret: undefined }],
    [{ ...APP, app: 'NativeApp' }],
    [{ ...APP, mode: 'password' }],
  ])('are not taken: %j', (settings) => {
    expect(takes(settings)).toBe(false);
  });

  it('need no secret for a NativeApp', () => {
    const { mode, instance, clientId } = APP;
    expect(takes({ mode, app: 'NativeApp', instance, clientId })).toBe(true);
  });
});

describe('the user id at the instance', () => {
  const key = read(KEY);
  const token = read(APP);
  it.each([
    [key, 'edward', 'edward@ccc-test'],
    [key, 'edward@ccc-test', 'edward@ccc-test'],
    [token, 'edward@1075807536267325.onaliyun.com', 'edward@ccc-test'],
  ])('%#: is made of the claim', (settings, claim, id) => {
    expect(userIdOf(settings, claim)).toBe(id);
  });
  it.each([
    [key, 'edward@evil.example'],
    [key, 'edward@ccc-test@evil.example'],
    [token, 'a@b@c'],
    [key, ''],
    [key, 'a b'],
    [key, '"]'],
  ])('%#: is nobody’s', (settings, claim) => {
    expect(() => userIdOf(settings, claim)).toThrow('forbidden');
  });
});
