import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { told } from '../harness/gateway';
import { Agent, walkADay } from './agent';
import { Extension, tokenStage } from './stage';

type Stage = Awaited<ReturnType<typeof tokenStage>>;
let stage: Stage;
beforeAll(async () => {
  stage = await tokenStage({ version: '1.x' });
  stage.ccc.oauth.form.access = 'AliyunSTS';
});
afterAll(() => stage.stop());

const agent = async (on: Stage, loginName: string): Promise<Agent> => {
  const { access_token } = await on.signIn(loginName);
  return new Agent(on.gateway, access_token, `${loginName}@ccc-test`);
};

describe('002 CRM demo of 2018: the old token, and the 1.x SDK behind the forwarder', () => {
  it('the old AliyunSTS token is a key: it signs in the gateway, and never leaves it', async () => {
    const tokens = await stage.signIn('edward');
    const edward = new Agent(stage.gateway, tokens.access_token, 'edward@ccc-test');
    const answer = await edward.documented('ListSkillGroupsOfUser', { instanceId: 'ccc-test' });
    expect(answer.status).toBe(200);
    const last = stage.ccc.api.log.entries.at(-1);
    expect(last).toMatchObject({ by: 'sts', version: '2017-07-05' });

    const sent = last?.parameters ?? new Map<string, string>();
    const [held = ''] = stage.ccc.oauth.grants.accessTokens.keys();
    const seen = [JSON.stringify(tokens), await answer.text(), ...stage.gateway.log].join('\n');
    for (const secret of [held, sent.get('AccessKeyId'), sent.get('SecurityToken')]) {
      expect(secret).toBeTruthy();
      expect(seen).not.toContain(secret);
    }
    expect(held).toMatch(/^eyJBY2Nlc3NLZXlJZCI6/u);
  });

  it('forwards ListSkillGroupsOfUser as documented: small letters, lists unwrapped', async () => {
    const edward = await agent(stage, 'edward');
    // What a page says of instance and user counts for nothing.
    const claimed = { instanceId: 'of-others', userId: 'chief@ccc-test' };
    expect(await told(edward.documented('ListSkillGroupsOfUser', claimed))).toMatchObject({
      ...{ code: 'OK', success: true },
      skillLevels: [
        {
          level: 5,
          skill: {
            skillGroupId: 'skg-default@ccc-test',
            outboundPhoneNumbers: [{ number: '05711234567' }, { number: '02187654321' }],
          },
        },
        { skill: { skillGroupId: 'skg-vip@ccc-test' } },
      ],
    });
    const { parameters } = stage.ccc.api.log.entries.at(-1) ?? {};
    expect(parameters?.get('InstanceId')).toBe('ccc-test');
    expect(parameters?.get('UserId')).toBe('edward@ccc-test');
  });

  it('sends lists as Key.1, Key.2', async () => {
    const edward = await agent(stage, 'edward');
    const asked = { calledNumber: '13188888888', count: 1, skillGroupId: ['skg-a', 'skg-b'] };
    expect(await told(edward.documented('PickGlobalOutboundNumbers', asked))).toMatchObject({
      dialNumberPairs: [{ skillGroupIds: ['skg-a', 'skg-b'] }, {}],
    });
    const { parameters } = stage.ccc.api.log.entries.at(-1) ?? {};
    expect(parameters?.get('SkillGroupId.1')).toBe('skg-a');
    expect(parameters?.get('SkillGroupId.2')).toBe('skg-b');
  });

  it.each(['RequestLoginInfo', 'RefreshToken', 'GetTURNCredentials'])(
    'gives the 1.x SDK what it signs in with: %s',
    async (action) => {
      const edward = await agent(stage, 'edward');
      expect(await told(edward.documented(action, {}))).toMatchObject({ success: true });
    },
  );

  it('has no hosted page for 1.x, and says so', async () => {
    const edward = await agent(stage, 'edward');
    expect(await edward.json('/session')).toMatchObject({ callCentre: { can: ['forward'] } });
    expect(await told(edward.post('/softphone/session'))).toEqual([501, 'not-supported']);
  });

  it('renews the old token, and revokes it at sign-out', async () => {
    const extension = new Extension(stage.gateway);
    const tokens = await stage.signIn('edward');
    const answer = await extension.refresh(tokens.refresh_token);
    expect(answer.status).toBe(200);
    const fresh = (await answer.json()) as typeof tokens;
    const edward = new Agent(stage.gateway, fresh.access_token, 'edward@ccc-test');
    expect((await edward.documented('RequestLoginInfo', {})).status).toBe(200);
    await extension.revoke(fresh.refresh_token);
    expect((await extension.refresh(fresh.refresh_token)).status).toBe(400);
  });

  it('walks the whole flow with the old token on 2.x', async () => {
    const on2 = await tokenStage();
    on2.ccc.oauth.form.access = 'AliyunSTS';
    await walkADay(on2.ccc, await agent(on2, 'edward'), await agent(on2, 'sissi'));
    expect(new Set(on2.ccc.api.log.entries.map(({ by }) => by))).toEqual(new Set(['sts']));
    await on2.stop();
  });
});
