import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORWARDED } from '../../../gateway/src/vendors/aliyun-ccc/forward';
import { told } from '../harness/gateway';
import { Agent } from './agent';
import { DOCUMENTED_1, DOCUMENTED_2 } from './documented-actions';
import { tokenStage } from './stage';

type Stage = Awaited<ReturnType<typeof tokenStage>>;
const NO = [403, 'forbidden'];
let two: Stage;
let one: Stage;
beforeAll(async () => {
  [two, one] = await Promise.all([tokenStage(), tokenStage({ version: '1.x' })]);
});
afterAll(() => Promise.all([two.stop(), one.stop()]));

const names = (actions: readonly { readonly name: string }[]): string[] =>
  actions.map(({ name }) => name);

/** Sends every documented name; which of them came to the vendor. */
async function reached(stage: Stage, loginName: string, all: readonly string[]) {
  const { access_token } = await stage.signIn(loginName);
  const agent = new Agent(stage.gateway, access_token, `${loginName}@ccc-test`);
  const from = stage.ccc.api.log.entries.length;
  const refused: string[] = [];
  for (const name of all) {
    const answer = await told(agent.documented(name, EVERYTHING));
    if (JSON.stringify(answer) === JSON.stringify(NO)) refused.push(name);
  }
  const came = stage.ccc.api.log.entries.slice(from).map(({ action }) => action);
  return { came: new Set(came), refused: new Set(refused) };
}

/** What any of the actions may want, so that none is refused for its arguments. */
const EVERYTHING = {
  ...{ deviceId: 'd', jobId: 'job-1', channelId: 'c', callee: '13188888888', dtmf: '1' },
  ...{ transferee: '80011475', code: 'Lunch', workMode: 'ON_SITE', calledNumber: '131' },
  ...{ number: '131', monitoredUserId: 'x', coachedUserId: 'x', bargedUserId: 'x' },
  ...{ interceptedUserId: 'x', userId: 'x', fileName: 'f', count: 1, pageNumber: 1, pageSize: 1 },
};

describe('D2: of all documented actions, only the listed ones leave', () => {
  it.each([
    ['2.x', 'edward', ['agent']],
    ['2.x', 'chief', ['agent', 'admin']],
    ['1.x', 'edward', ['agent']],
    ['1.x', 'chief', ['agent', 'admin']],
  ] as const)('%s as %s', async (version, loginName, roles) => {
    const documented = version === '2.x' ? DOCUMENTED_2 : DOCUMENTED_1;
    const listed = new Set(roles.flatMap((role) => names(FORWARDED[version][role])));
    for (const name of listed) expect(documented, name).toContain(name);
    const stage = version === '2.x' ? two : one;
    const { came, refused } = await reached(stage, loginName, documented);
    expect(came).toEqual(listed);
    expect(refused).toEqual(new Set(documented.filter((name) => !listed.has(name))));
    expect(refused.size).toBeGreaterThan(20);
  });

  it('D2: nothing that creates, removes or lists people is on the list of an agent', () => {
    for (const version of ['1.x', '2.x'] as const) {
      for (const name of names(FORWARDED[version].agent)) {
        expect(name).not.toMatch(
          /^(?:Create|Delete|Remove|Modify|Assign|Add(?!AgentDevice)|ListUsers)/u,
        );
        expect(name).not.toMatch(/^(?:Monitor|Coach|BargeIn|Intercept|Reset)/u);
      }
    }
  });

  it('D2: what was refused is in the log, by name and role', () => {
    const lines = two.gateway.log.filter((line) => line.includes('is on no list'));
    expect(lines.join('\n')).toContain('action CreateUser is on no list of 2.x for agent');
  });

  it.each([
    '__proto__',
    'constructor',
    'MakeCall ',
    'makeCall',
    '../x',
    'MakeCall&Action=CreateUser',
  ])('D2: the name %j is none', async (name) => {
    const { access_token } = await two.signIn('chief');
    const from = two.ccc.api.log.entries.length;
    const path = `/softphone/api?action=${encodeURIComponent(name)}`;
    const answer = await two.gateway.ask(path, access_token, { method: 'POST', body: '{}' });
    expect([400, 403]).toContain(answer.status);
    expect(two.ccc.api.log.entries.slice(from)).toEqual([]);
  });

  it('D2, D3: instance, user and the common parameters come from the session alone', async () => {
    const { access_token } = await two.signIn('edward');
    const agent = new Agent(two.gateway, access_token, 'edward@ccc-test');
    await agent.documented('SignInGroup', {
      ...{ deviceId: 'd', instanceId: 'ccc-other', InstanceId: 'ccc-other' },
      ...{ userId: 'sissi@ccc-test', UserId: 'sissi@ccc-test', action: 'CreateUser' },
      ...{ version: '2017-07-05', accessKeyId: 'x', securityToken: 'x', bearerToken: 'x' },
      ...{
        signature: 'x',
        regionId: 'cn-evil',
        product: 'Ecs',
        endpoint: 'http://169.254.169.254',
      },
    });
    const { parameters, action, version } = two.ccc.api.log.entries.at(-1) ?? {};
    expect({ action, version }).toEqual({ action: 'SignInGroup', version: '2020-07-01' });
    expect(Object.fromEntries(parameters ?? [])).toEqual({
      ...{ Action: 'SignInGroup', Version: '2020-07-01', Format: 'JSON', DeviceId: 'd' },
      ...{ InstanceId: 'ccc-test', UserId: 'edward@ccc-test', SignatureType: 'BEARERTOKEN' },
      Timestamp: expect.any(String) as string,
      SignatureNonce: expect.any(String) as string,
      BearerToken: expect.any(String) as string,
    });
  });

  it.each([
    ['MakeCall', { deviceId: 'd', callee: '1'.repeat(65) }],
    ['MakeCall', { deviceId: 'd', callee: { number: '131' } }],
    ['MakeCall', { deviceId: 'd' }],
    ['SendDtmfSignaling', { jobId: 'j', channelId: 'c', dtmf: 'rm -rf' }],
    ['SignInGroup', { deviceId: 'd\u0000' }],
    ['ListSkillGroups', { pageSize: -1 }],
  ])('D2: %s with arguments that are none never leaves: %j', async (action, parameters) => {
    const { access_token } = await two.signIn('edward');
    const agent = new Agent(two.gateway, access_token, 'edward@ccc-test');
    const from = two.ccc.api.log.entries.length;
    expect(await told(agent.documented(action, parameters))).toEqual([400, 'request-invalid']);
    expect(two.ccc.api.log.entries.slice(from)).toEqual([]);
  });
});
