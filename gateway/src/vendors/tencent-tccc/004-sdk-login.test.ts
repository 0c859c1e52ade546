import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  otherwise,
  rigTccc,
  SECRET_KEY,
  type TcccRig,
} from '../../../../test/peers/tencent-tccc/tenant';
import { callerOf, faultOf } from '../../../../test/peers/vendors/gateway-side';
import { Secret } from '../../secret';
import { sdkLogin } from './sdk-login';

const never = new AbortController().signal;
const ada = callerOf('ada@acme.example');
const TEN_MINUTES = 600_000;

describe('004: the SDK signs in', () => {
  let rig: TcccRig;
  beforeAll(async () => void (rig = await rigTccc()));
  afterAll(() => rig.stop());

  const start = async () => {
    const session = await rig.centre.softphoneSession?.(ada, never);
    return { ...session, token: String(session?.credentials['token']) };
  };

  test('steps 3 to 6: the page is handed token and address, and for whom they are', async () => {
    const { credentials, page, expiresAt, token } = await start();
    expect(page).toBe('tencent-tccc');
    expect(credentials).toMatchObject({ sdkAppId: 1_400_000_000, userId: 'ada@acme.example' });
    expect(credentials?.['sdkUrl']).toMatch(
      /^https:\/\/[\d-]+\.cdn-go\.cn\/tccc-agent-sdk\/latest\//u,
    );
    expect(expiresAt).toBe(Number(credentials?.['expires']) * 1000);
    expect(rig.peer.centre.redeem(token)?.mail).toBe('ada@acme.example');
  });

  test('steps 8 to 10: the token opens one start, and the next start has one of its own', async () => {
    const first = await start();
    const second = await start();
    expect(second.token).not.toBe(first.token);
    expect(rig.peer.centre.redeem(first.token)).toBeDefined();
    expect(rig.peer.centre.redeem(first.token)).toBeUndefined();
    expect(rig.peer.centre.redeem(second.token)).toBeDefined();
  });

  test('after 10 minutes it opens nothing', async () => {
    const { token, expiresAt = 0 } = await start();
    rig.clock.now += TEN_MINUTES + 1000;
    expect(expiresAt).toBeLessThan(rig.clock.now);
    expect(rig.peer.centre.redeem(token)).toBeUndefined();
  });

  test('whose login: SeatUserId is the verified caller, never another', async () => {
    await start();
    const sent: unknown = JSON.parse(rig.peer.heard.entries.at(-1)?.body ?? '');
    expect(sent).toEqual({
      SdkAppId: 1_400_000_000,
      SeatUserId: 'ada@acme.example',
      OnlyOnce: true,
    });
  });

  test.each([
    'http://29294.cdn-go.cn/tccc-agent-sdk/latest/',
    'https://cdn-go.cn.evil.example/sdk.js',
    'https://evilcdn-go.cn/sdk.js',
    'https://29294.cdn-go.cn:8443/sdk.js',
    'https://a:b@29294.cdn-go.cn/sdk.js',
    'https://evil.example/29294.cdn-go.cn/',
    'data:text/javascript,alert(1)',
    'javascript:alert(1)',
    '/tccc-agent-sdk/latest/',
  ])('E1: an SDK at %s is not handed to a page', async (url) => {
    const before = rig.sdkUrl;
    rig.sdkUrl = () => url;
    const fault = await faultOf(rig.centre.softphoneSession?.(ada, never));
    rig.sdkUrl = before;
    expect(fault.code).toBe('vendor-failed');
  });

  test('E1: an SDK on this machine only where the vendor is a simulator', async () => {
    const SdkURL = 'http://localhost:1/sdk.js';
    const told = { Token: 't', SdkURL, ExpiredTime: 1 };
    const login = (endpoints?: TcccRig['settings']['endpoints']) =>
      sdkLogin(ada, { ...rig.settings, endpoints }, () => Promise.resolve(told as never), never);
    expect((await login(rig.settings.endpoints)).credentials['sdkUrl']).toBe(SdkURL);
    expect((await faultOf(login())).code).toBe('vendor-failed');
  });

  test('an agent whom the application does not have: an admin must be told', async () => {
    const fault = await faultOf(rig.centre.softphoneSession?.(callerOf('eve@acme.example'), never));
    expect(fault.code).toBe('vendor-denied');
    expect(fault.more.vendor?.code).toBe('InvalidParameterValue.AccountNotExist');
  });

  test.each<[string, Parameters<typeof otherwise>[1], string]>([
    ['key', { secretKey: new Secret('other') }, 'AuthFailure.SignatureFailure'],
    ['key id', { secretId: 'AKIDother' }, 'AuthFailure.SecretIdNotFound'],
    ['application', { sdkAppId: 1 }, 'InvalidParameterValue.InstanceNotExist'],
  ])('quirk: a wrong %s is refused with status 200', async (_what, more, code) => {
    rig.clock.now = Date.now();
    const fault = await faultOf(otherwise(rig.settings, more).softphoneSession?.(ada, never));
    expect(fault.code).toBe('vendor-denied');
    expect(fault.more.vendor?.code).toBe(code);
    expect(rig.peer.heard.entries.at(-1)?.answer?.status).toBe(200);
  });

  test('a clock that is six minutes ahead is told by the vendor; four are borne', async () => {
    rig.clock.ahead = 6 * 60_000;
    const fault = await faultOf(rig.centre.softphoneSession?.(ada, never));
    expect(fault.more.vendor?.code).toBe('AuthFailure.SignatureExpire');
    rig.clock.ahead = 4 * 60_000;
    await expect(start()).resolves.toBeDefined();
    rig.clock.ahead = 0;
  });

  test('D4: the key is in nothing that is sent or told', async () => {
    const fault = await faultOf(rig.centre.softphoneSession?.(callerOf('eve@acme.example'), never));
    const seen = JSON.stringify([rig.peer.heard.entries, fault, fault.more, rig.settings]);
    expect(seen).not.toContain(SECRET_KEY);
  });
});
