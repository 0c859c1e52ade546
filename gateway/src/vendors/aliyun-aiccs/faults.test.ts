import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { rigAiccs, type AiccsRig } from '../../../../test/peers/aliyun-aiccs/tenant';
import { callerOf, faultOf } from '../../../../test/peers/vendors/gateway-side';
import type { Fault } from '../../../../demo/provider-faults';
import { aiccsOrigins, aiccsSettings } from './settings';

const never = new AbortController().signal;
const ada = callerOf('ada@acme');

describe('F7: AICCS is not well', () => {
  let rig: AiccsRig;
  beforeAll(async () => void (rig = await rigAiccs()));
  afterAll(() => rig.stop());

  const asked = {
    token_exchange: () => rig.centre.softphoneSession?.(ada, never),
    ListSkillGroup: () => rig.centre.directory?.(ada, 'skill-groups', never),
  } as const;

  test.each<[keyof typeof asked, Fault, string, number | undefined]>([
    ['token_exchange', 401, 'vendor-denied', undefined],
    ['token_exchange', 403, 'vendor-denied', undefined],
    ['token_exchange', 500, 'vendor-failed', undefined],
    ['token_exchange', { busyForSeconds: 7 }, 'vendor-failed', 7],
    ['token_exchange', 'garbage', 'vendor-failed', undefined],
    ['token_exchange', 'silence', 'vendor-timeout', undefined],
    ['token_exchange', { json: '{"access_token":""}' }, 'vendor-failed', undefined],
    ['ListSkillGroup', 401, 'vendor-denied', undefined],
    ['ListSkillGroup', 403, 'vendor-denied', undefined],
    ['ListSkillGroup', 500, 'vendor-failed', undefined],
    ['ListSkillGroup', { busyForSeconds: 7 }, 'vendor-failed', 7],
    ['ListSkillGroup', 'garbage', 'vendor-failed', undefined],
    [
      'ListSkillGroup',
      { json: '{"Code":"Throttling.User","Message":"…"}' },
      'vendor-failed',
      undefined,
    ],
    ['ListSkillGroup', { json: '{"Success":"false","Message":"no"}' }, 'vendor-refused', undefined],
    ['ListSkillGroup', { json: '{"Success":true,"Data":{"a":1}}' }, 'vendor-failed', undefined],
  ])('%s %j: %s', async (action, fault, code, retryAfterS) => {
    rig.peer.fail(action, fault);
    const told = await faultOf(asked[action]());
    rig.peer.fail(action, undefined);
    expect(told.code).toBe(code);
    expect(told.more.retryAfterS).toBe(retryAfterS);
    await expect(asked[action]()).resolves.toBeDefined();
  });

  test('whoever asked has gone: nothing is waited for', async () => {
    rig.peer.fail('ListSkillGroup', 'silence');
    const gone = new AbortController();
    const from = rig.peer.heard.entries.length;
    const waiting = faultOf(rig.centre.directory?.(ada, 'skill-groups', gone.signal));
    await rig.peer.heard.waitFor(({ action }) => action === 'ListSkillGroup', { from });
    gone.abort();
    expect((await waiting).code).toBe('vendor-failed');
    rig.peer.fail('ListSkillGroup', undefined);
  });
});

describe('D1: the settings of AICCS lead to the vendor, or to this machine', () => {
  let written: AiccsRig['written'];
  beforeAll(async () => {
    const rig = await rigAiccs();
    await rig.stop();
    ({ written } = rig);
  });

  test.each([
    ['endpoints', { signIn: 'https://evil.example', openApi: 'http://localhost:1' }],
    ['endpoints', { signIn: 'http://localhost:1', openApi: 'http://10.0.0.1' }],
    ['endpoints', { signIn: 'http://localhost:1/path', openApi: 'http://localhost:1' }],
    ['recordings', ['http://bucket.oss-cn-shanghai.aliyuncs.com']],
    ['recordings', ['https://127.0.0.1']],
    ['recordings', ['https://*']],
    ['recordings', ['https://*.com']],
    ['recordings', ['https://*.evil.example/path.of.mine']],
    ['apiHost', 'evil.example'],
    ['surprise', 'a key that is not known'],
  ])('%s: %j is refused', (key, value) => {
    expect(v.safeParse(aiccsSettings, { ...written, [key]: value }).success).toBe(false);
  });

  test('without simulators: exactly the published hosts, and where recordings are', () => {
    const bucket = 'https://*.oss-cn-shanghai.aliyuncs.com';
    const settings = v.parse(aiccsSettings, {
      ...{ ...written, endpoints: undefined },
    });
    expect(aiccsOrigins(settings)).toEqual([
      ...['https://signin.rhinokeen.com', 'https://aiccs.aliyuncs.com', bucket],
    ]);
  });
});
