import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { init } from '../../../gateway/src/commands/init';
import { Outside } from '../../../gateway/src/outside';
import { aliyunCcc } from '../../../gateway/src/vendors/aliyun-ccc/aliyun-ccc';
import {
  aliyunCccOrigins,
  aliyunCccSettings,
} from '../../../gateway/src/vendors/aliyun-ccc/settings';
import { ADMIN_KEY, startAliyunCcc, type AliyunCcc } from '../../peers/aliyun-ccc/aliyun-ccc';
import { EXTENSION, told, type Gateway } from '../harness/gateway';
import { startIssuer, type Issuer } from '../harness/issuer';
import { Agent, walkADay } from './agent';
import { endpointsOf, gatewayFor } from './stage';

let ccc: AliyunCcc;
let issuer: Issuer;
let gateway: Gateway;
const keySettings = (more: object = {}) => ({
  ...{ mode: 'access-key', instance: 'ccc-test', endpoints: endpointsOf(ccc) },
  ...{ accessKeyId: ADMIN_KEY.id, accessKeySecret: ADMIN_KEY.secret, ...more },
});
beforeAll(async () => {
  [ccc, issuer] = await Promise.all([startAliyunCcc(), startIssuer()]);
  gateway = await gatewayFor([
    {
      id: 'acme',
      identity: { tokens: 'jwt', issuer: issuer.issuer, audience: 'sidetone' },
      agents: { vendorUser: 'login', admin: 'admins' },
      callCentre: { vendor: 'aliyun-ccc', ...keySettings() },
    },
  ]);
});
afterAll(() => Promise.all([gateway.stop(), ccc.stop(), issuer.stop()]));

async function person(login: string, roles: string[] = []): Promise<Agent> {
  const bearer = await issuer.token({ sub: login, login, roles });
  return new Agent(gateway, bearer, `${login}@ccc-test`);
}

const findings = (more: object = {}) => {
  const settings = v.parse(aliyunCccSettings, keySettings(more));
  const outside = new Outside(aliyunCccOrigins(settings));
  return aliyunCcc(settings, { outside, clock: Date.now }).check(new AbortController().signal);
};

describe('000 CRM demo, AccessKey version', () => {
  const register = async (file: string, secret: string) => {
    const answers = [
      ...['https://phone.example.com', EXTENSION, issuer.issuer, '', 'login', '', 'admins'],
      ...['ccc-test', '', '', ADMIN_KEY.id, secret],
    ];
    const said: string[] = [];
    const output = new Writable({
      write(text: Buffer, _encoding, done) {
        said.push(text.toString());
        done();
      },
    });
    const input = Object.assign(Readable.from([`${answers.join('\n')}\n`]), { isTTY: false });
    const args = ['--configuration', file, '--simulator', ccc.api.url];
    const code = await init(args, { input, output, env: {} });
    return { code, said: said.join('') };
  };

  it('steps 2 and 3: an administrator registers key and instance, for their own eyes alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sidetone-init-'));
    const file = join(folder, 'gateway.json');
    const wrong = await register(file, 'not-the-secret');
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.said).toContain('accessKeySecret is not the secret of accessKeyId');
    expect(existsSync(file)).toBe(false);
    const right = await register(file, ADMIN_KEY.secret);
    expect(right).toMatchObject({ code: 0 });
    expect(right.said).not.toContain(ADMIN_KEY.secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['gateway.json']);
    rmSync(folder, { recursive: true });
  });

  it('step 3: the administrator’s key, the instance and each right are proven', async () => {
    const found = await findings();
    expect(found.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  });

  it.each([
    [{ accessKeyId: 'LTAI-unknown' }, /accessKeyId is no key/u],
    [{ accessKeySecret: 'wrong' }, /accessKeySecret is not the secret/u],
    [{ instance: 'ccc-other' }, /no instance ccc-other/u],
  ])('step 3: says what is wrong with %j', async (more, remedy) => {
    for (const finding of await findings(more)) {
      expect(finding.ok).toBe(false);
      expect(finding.remedy).toMatch(remedy);
    }
  });

  it('step 3: names the right that a key lacks', async () => {
    ccc.keys.add({
      ...{ id: 'LTAI-agent', secret: 'agents-secret', loginName: 'sissi' },
      ...{ kind: 'access-key', expiresAt: Number.MAX_SAFE_INTEGER },
    });
    const found = await findings({ accessKeyId: 'LTAI-agent', accessKeySecret: 'agents-secret' });
    const [users] = found;
    expect(users).toMatchObject({
      ok: false,
      what: expect.stringContaining('ListUsers') as string,
    });
    expect(users?.remedy).toMatch(/make its RAM user an administrator/u);
    expect(found.at(-1)).toMatchObject({ ok: true });
  });

  it('step 4: an admin creates an agent, looks at the users, and changes and removes them', async () => {
    const chief = await person('chief', ['admins']);
    const create = {
      ...{ kind: 'agents', do: 'create' },
      fields: { loginName: 'novice', name: 'Novice', email: 'n@example.com', skillGroups: '' },
    };
    const made = await chief.post('/directory', create);
    expect(await made.json()).toMatchObject({ id: 'novice@ccc-test', name: 'Novice' });
    expect(ccc.agent('novice')).toMatchObject({ roleId: 'Agent@ccc-test', workMode: 'ON_SITE' });
    expect(await told(chief.post('/directory', create))).toEqual([502, 'vendor-refused']);

    const { entries } = (await chief.json('/directory?kind=agents')) as { entries: object[] };
    expect(entries).toContainEqual({
      ...{ kind: 'agents', id: 'novice@ccc-test', name: 'Novice', address: '80011477' },
      fields: {
        ...{ loginName: 'novice', email: 'n@example.com', mobile: '' },
        ...{ role: 'Agent', workMode: 'ON_SITE' },
      },
    });
    const id = 'novice@ccc-test';
    const off = { kind: 'agents', do: 'change', id, fields: { workMode: 'OFF_SITE' } };
    expect((await chief.post('/directory', off)).status).toBe(200);
    expect(ccc.agent('novice').workMode).toBe('OFF_SITE');
    expect((await chief.post('/directory', { kind: 'agents', do: 'remove', id })).status).toBe(200);
    expect([...ccc.centre.agents.keys()]).not.toContain(id);
  });

  it('step 4: the same for skill groups and numbers; departments the vendor has none', async () => {
    const chief = await person('chief', ['admins']);
    const change = (wanted: object) => told(chief.post('/directory', wanted));
    const kind = 'skill-groups';
    const fields = { key: 'night', name: '夜班' };
    expect(await change({ kind, do: 'create', fields })).toMatchObject({
      id: 'skg-night@ccc-test',
    });
    const id = 'skg-night@ccc-test';
    await change({ kind, do: 'change', id, fields: { name: 'Night' } });
    expect(ccc.centre.skillGroups.get(id)?.displayName).toBe('Night');
    await change({ kind, do: 'remove', id });
    expect(ccc.centre.skillGroups.has(id)).toBe(false);

    const number = '01066668888';
    await change({ kind: 'numbers', do: 'create', fields: { number } });
    await change({ kind: 'numbers', do: 'change', id: number, fields: { usage: 'Inbound' } });
    expect(ccc.centre.numbers.get(number)?.usage).toBe('Inbound');
    await change({ kind: 'numbers', do: 'remove', id: number });
    expect(ccc.centre.numbers.has(number)).toBe(false);
    expect(await change({ kind: 'departments', do: 'create', fields: {} })).toEqual([
      501,
      'not-supported',
    ]);
  });

  it('step 4: an agent enters the workbench and works a day, without ever seeing the key', async () => {
    const edward = await person('edward');
    const sissi = await person('sissi');
    await walkADay(ccc, edward, sissi);
    const proofs = new Set(ccc.api.log.entries.map(({ by }) => by).filter(Boolean));
    expect([...proofs]).toEqual(['access-key']);
  });

  it('an agent sees their own calls and colleagues, and changes nothing', async () => {
    const sissi = await person('sissi');
    const edward = await person('edward');
    await edward.signIn();
    const { jobId } = (await edward.call('13188888888')).data.userContext;
    ccc.customerOf('edward').refuses();
    const during = `from=${Date.now() - 60_000}&to=${Date.now() + 60_000}`;
    const calls = async (agent: Agent) => JSON.stringify(await agent.json(`/calls?${during}`));
    expect(await calls(edward)).toContain(jobId);
    expect(await calls(sissi)).not.toContain(jobId);
    expect(await calls(await person('chief', ['admins']))).toContain(jobId);
    expect(await told(sissi.get(`/calls/${jobId}/recording`))).toEqual([404, 'not-found']);
    // What the vendor would tell of whoever's key it is, is asked of the agent.
    await sissi.api('ListRecentCallDetailRecords', { pageNumber: 1, pageSize: 10 });
    expect(ccc.api.log.entries.at(-1)?.action).toBe('ListCallDetailRecords');
    expect(ccc.api.log.entries.at(-1)?.parameters.get('AgentId')).toBe('sissi@ccc-test');

    expect(await sissi.json('/directory?kind=agents')).toMatchObject({
      entries: [{ id: 'edward@ccc-test', state: 'ACW' }, {}, {}],
    });
    expect(await told(sissi.get('/directory?kind=numbers'))).toEqual([403, 'forbidden']);
    const remove = { kind: 'agents', do: 'remove', id: 'edward@ccc-test' };
    expect(await told(sissi.post('/directory', remove))).toEqual([403, 'forbidden']);
  });

  it('a name of another realm is nobody’s at the instance', async () => {
    const stranger = await person('edward@evil.example');
    expect(await told(stranger.post('/softphone/session'))).toEqual([403, 'forbidden']);
  });

  it('D4: neither key nor secret stands in an answer or in the log', async () => {
    const edward = await person('edward');
    const answers = await Promise.all(
      ['/session', '/directory?kind=agents', '/directory?kind=departments'].map(async (path) =>
        (await edward.get(path)).text(),
      ),
    );
    const all = [...answers, ...gateway.log].join('\n');
    expect(all).not.toContain(ADMIN_KEY.secret);
    expect(all).not.toContain(ADMIN_KEY.id);
    expect(all).not.toContain('13188888888');
  });
});
