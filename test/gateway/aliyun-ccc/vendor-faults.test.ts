import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../peers/aliyun-ccc/faults';
import { told } from '../harness/gateway';
import { Agent } from './agent';
import { Extension, tokenStage } from './stage';

let stage: Awaited<ReturnType<typeof tokenStage>>;
let edward: Agent;
beforeAll(async () => {
  stage = await tokenStage();
});
afterEach(() => stage.ccc.api.faults.mend());
afterAll(() => stage.stop());

const arrive = async (): Promise<void> => {
  const { access_token } = await stage.signIn('edward');
  edward = new Agent(stage.gateway, access_token, 'edward@ccc-test');
};

describe('F7: when the vendor fails, an agent is told why, and their place is kept', () => {
  it.each([
    ['unauthorised', [401, 'unauthorised']],
    ['sts-token', [401, 'unauthorised']],
    ['throttled', [503, 'vendor-failed']],
    ['throttled-400', [503, 'vendor-failed']],
    ['failing', [503, 'vendor-failed']],
    ['garbage', [503, 'vendor-failed']],
    ['redirect', [503, 'vendor-failed']],
  ] as const)('%s', async (fault: Fault, expected) => {
    await arrive();
    stage.ccc.api.faults.set(fault);
    const asked = edward.documented('GetLoginDetails', {});
    const { headers } = await asked.then((answer) => answer.clone());
    expect(await told(asked)).toEqual(expected);
    if (fault === 'throttled') expect(headers.get('retry-after')).toBe('7');
    stage.ccc.api.faults.mend();
    expect((await edward.documented('GetLoginDetails', {})).status).toBe(200);
  });

  it('hangs: the agent does not', async () => {
    await arrive();
    stage.ccc.api.faults.set('hang');
    expect(await told(edward.documented('GetLoginDetails', {}))).toEqual([504, 'vendor-timeout']);
  });

  it('a refusal comes with the vendor’s own words', async () => {
    await arrive();
    await edward.signIn();
    const answer = await edward.documented('AnswerCall', { deviceId: 'x', jobId: 'job-of-nobody' });
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({
      error: 'vendor-refused',
      vendor: { code: 'NotExists.DeviceId', requestId: expect.any(String) as string },
    });
    await edward.signOut();
  });

  it('C6: a token that ends in the middle of a call is renewed, and the call goes on', async () => {
    const tokens = await stage.signIn('edward');
    edward = new Agent(stage.gateway, tokens.access_token, 'edward@ccc-test');
    await edward.signIn();
    const { jobId } = (await edward.call('13188888888')).data.userContext;
    const customer = stage.ccc.customerOf('edward');
    customer.answers();
    stage.ccc.expireTokens();
    expect(await told(edward.documented('PollUserStatus', {}))).toEqual([401, 'unauthorised']);
    const answer = await new Extension(stage.gateway).refresh(tokens.refresh_token);
    const fresh = (await answer.json()) as typeof tokens;
    edward = new Agent(stage.gateway, fresh.access_token, 'edward@ccc-test');
    expect(await edward.state()).toBe('TALKING');
    await edward.act('ReleaseCall', jobId);
    expect(stage.ccc.agent('edward').state).toBe('WORKING');
    await edward.signOut();
  });

  it('F8: kicked out by a second login, the first device is refused, and told so', async () => {
    await arrive();
    await edward.signIn();
    stage.ccc.secondLogin('edward');
    const answer = await edward.documented('ReadyForService', { deviceId: 'ACC-YUNBS-1.0.10' });
    expect([answer.status, await answer.json()]).toMatchObject([
      502,
      { error: 'vendor-refused', vendor: { code: 'NotExists.DeviceId' } },
    ]);
  });
});
