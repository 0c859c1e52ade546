import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../../../demo/provider-faults';
import { rigTccc, type TcccRig } from '../../../../test/peers/tencent-tccc/tenant';
import { callerOf, faultOf } from '../../../../test/peers/vendors/gateway-side';
import { tcccOrigins, tcccSettings } from './settings';

const never = new AbortController().signal;
const ada = callerOf('ada@acme.example');
const error = (Code: string): Fault => ({
  json: JSON.stringify({ Response: { Error: { Code, Message: '…' }, RequestId: '1' } }),
});

describe('F7: TCCC is not well', () => {
  let rig: TcccRig;
  beforeAll(async () => void (rig = await rigTccc()));
  afterAll(() => rig.stop());

  test.each<[Fault, string, number | undefined]>([
    [401, 'vendor-denied', undefined],
    [403, 'vendor-denied', undefined],
    [404, 'vendor-failed', undefined],
    [500, 'vendor-failed', undefined],
    [{ busyForSeconds: 7 }, 'vendor-failed', 7],
    ['garbage', 'vendor-failed', undefined],
    ['silence', 'vendor-timeout', undefined],
    [{ json: '{"Response":{}}' }, 'vendor-failed', undefined],
    [error('RequestLimitExceeded'), 'vendor-failed', 1],
    [error('InternalError.DBError'), 'vendor-failed', undefined],
    [error('UnauthorizedOperation'), 'vendor-denied', undefined],
    [error('ResourceNotFound'), 'not-found', undefined],
    [error('SomethingNew'), 'vendor-refused', undefined],
  ])('%j: %s', async (fault, code, retryAfterS) => {
    rig.peer.fail('CreateSDKLoginToken', fault);
    const told = await faultOf(rig.centre.softphoneSession?.(ada, never));
    rig.peer.fail('CreateSDKLoginToken', undefined);
    expect(told.code).toBe(code);
    expect(told.more.retryAfterS).toBe(retryAfterS);
    await expect(rig.centre.softphoneSession?.(ada, never)).resolves.toBeDefined();
  });
});

describe('D1: the settings of TCCC lead to the vendor, or to this machine', () => {
  const written = { secretId: 'AKIDacme', secretKey: 'k', sdkAppId: 1_400_000_000 };

  test.each([
    ['site', 'https://evil.example'],
    ['region', 'evil.example/'],
    ['endpoints', { api: 'https://evil.example' }],
    ['endpoints', { api: 'http://169.254.169.254' }],
    ['recordings', ['http://records.example']],
    ['sdkAppId', '1400000000'],
    ['surprise', 'a key that is not known'],
  ])('%s: %j is refused', (key, value) => {
    expect(v.safeParse(tcccSettings, { ...written, [key]: value }).success).toBe(false);
  });

  test('without simulators: exactly the published hosts, and where recordings are', () => {
    const recordings = ['https://records.acme.example'];
    const china = v.parse(tcccSettings, { ...written, recordings });
    expect(tcccOrigins(china)).toEqual(['https://ccc.tencentcloudapi.com', ...recordings]);
    const abroad = v.parse(tcccSettings, { ...written, site: 'international' });
    expect(tcccOrigins(abroad)).toEqual(['https://ccc.intl.tencentcloudapi.com']);
  });
});
