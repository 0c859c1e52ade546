import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  otherwise,
  rigAiccs,
  wrongSecret,
  type AiccsRig,
} from '../../../../test/peers/aliyun-aiccs/tenant';
import { callerOf, faultOf } from '../../../../test/peers/vendors/gateway-side';
import type { DirectoryChange, DirectoryEntry, DirectoryKind } from '../call-centre';

const never = new AbortController().signal;
const ada = callerOf('ada@acme');
const boss = callerOf('boss@acme', 'admin');

describe('003, configuration: the admin walks through all of it', () => {
  let rig: AiccsRig;
  beforeAll(async () => void (rig = await rigAiccs()));
  afterAll(() => rig.stop());

  const list = async (kind: DirectoryKind): Promise<readonly DirectoryEntry[]> =>
    (await rig.centre.directory?.(boss, kind, never)) ?? [];
  const change = (
    what: DirectoryChange['do'],
    kind: DirectoryKind,
    fields: Readonly<Record<string, string>>,
    id?: string,
  ) =>
    rig.centre.change?.(boss, { do: what, kind, fields, ...(id !== undefined && { id }) }, never);

  test('a department, a skill group in it, an agent in that: made, seen, changed, removed', async () => {
    const { id: department = '' } =
      (await change('create', 'departments', { name: 'North' })) ?? {};
    expect(await list('departments')).toMatchObject([{ id: department, name: 'North' }]);
    await change('change', 'departments', { name: 'Far north' }, department);
    expect(await list('departments')).toMatchObject([{ name: 'Far north' }]);

    const fields = { name: 'help', displayName: 'Help', department, description: '' };
    const { id: group = '' } = (await change('create', 'skill-groups', fields)) ?? {};
    await change('change', 'skill-groups', { displayName: 'Help desk' }, group);
    const groups = await list('skill-groups');
    expect(groups.find(({ id }) => id === group)).toMatchObject({
      name: 'Help desk',
      address: group,
    });

    const carol = { loginName: 'carol@acme', name: 'Carol', skillGroups: group };
    await change('create', 'agents', carol);
    const agents = await list('agents');
    expect(agents.map(({ id }) => id).sort()).toEqual(['ada@acme', 'bob@acme', 'carol@acme']);
    expect(agents.find(({ id }) => id === 'carol@acme')).toMatchObject({
      ...{ name: 'Carol', state: 'AgentCheckout', fields: { skillGroups: group } },
    });

    // The vendor refuses in this order: first the people, then the group, then the department.
    expect((await faultOf(change('remove', 'skill-groups', {}, group))).more.vendor?.code).toBe(
      'SkillGroupInUse',
    );
    expect((await faultOf(change('remove', 'departments', {}, department))).code).toBe(
      'vendor-refused',
    );
    await change('remove', 'agents', {}, 'carol@acme');
    await change('remove', 'skill-groups', {}, group);
    await change('remove', 'departments', {}, department);
    expect(await list('departments')).toEqual([]);
    expect(rig.peer.centre.agents.has('carol@acme')).toBe(false);
  });

  test('AccountName of a new agent is what a JWT signs them in by', async () => {
    await change('create', 'agents', { loginName: 'dan@acme', name: 'Dan', skillGroups: '' });
    const session = await rig.centre.softphoneSession?.(callerOf('dan@acme'), never);
    const token = String(session?.credentials['token']);
    expect(rig.peer.tokens.accountOf(token, 'hotline')).toBe('dan@acme');
  });

  test("a new name alone leaves an agent's skill groups as they are", async () => {
    const before = rig.peer.centre.agents.get('ada@acme')?.skillGroupIds;
    await change('change', 'agents', { name: 'Ada L.' }, 'ada@acme');
    const { displayName, skillGroupIds } = rig.peer.centre.agents.get('ada@acme') ?? {};
    expect({ displayName, skillGroupIds }).toEqual({
      displayName: 'Ada L.',
      skillGroupIds: before,
    });
  });

  test('numbers: added, listed over several pages, reset, removed', async () => {
    for (let one = 100; one < 205; one += 1)
      await change('create', 'numbers', { number: `0571${one}`, outbound: 'false' });
    expect(await list('numbers')).toHaveLength(105);
    await change('change', 'numbers', { description: 'Sales', outbound: 'true' }, '0571100');
    expect((await list('numbers'))[0]).toMatchObject({
      ...{ id: '0571100', name: 'Sales', fields: { inbound: 'true', outbound: 'true' } },
    });
    expect(await rig.centre.directory?.(ada, 'numbers', never)).toMatchObject([{ id: '0571100' }]);
    await change('remove', 'numbers', {}, '0571100');
    expect(await list('numbers')).toHaveLength(104);
  });

  test.each<[DirectoryChange['do'], DirectoryKind, Record<string, string>, string | undefined]>([
    ['create', 'agents', { name: 'without an account' }, undefined],
    ['change', 'agents', { name: 'nobody' }, undefined],
    ['create', 'agents', { loginName: 'x', name: 'x', skillGroups: '1;2' }, undefined],
    ['create', 'numbers', { number: '1', outbound: 'maybe' }, undefined],
  ])('%s %s with %j is refused here', async (what, kind, fields, id) => {
    const before = rig.peer.heard.entries.length;
    expect((await faultOf(change(what, kind, fields, id))).code).toBe('request-invalid');
    expect(rig.peer.heard.entries).toHaveLength(before);
  });

  test('who is not there is not-found, though the vendor says it with status 500', async () => {
    const fault = await faultOf(change('change', 'agents', { name: 'x' }, 'eve@acme'));
    expect(fault.code).toBe('not-found');
    expect(fault.more.vendor).toMatchObject({ code: 'NoAgentFound' });
  });

  test('agents see no departments', async () => {
    const fault = await faultOf(rig.centre.directory?.(ada, 'departments', never));
    expect(fault.code).toBe('forbidden');
  });
});

describe('003: gateway check', () => {
  let rig: AiccsRig;
  beforeAll(async () => void (rig = await rigAiccs(undefined, { checkAccount: 'ada@acme' })));
  afterAll(() => rig.stop());

  test('proves each right, and the token exchange', async () => {
    const findings = await rig.centre.check(never);
    expect(findings.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  });

  test('quirk: both scopes, apart by a comma', async () => {
    await rig.centre.check(never);
    const exchange = rig.peer.heard.entries.findLast((one) => one.action === 'token_exchange');
    expect(new URLSearchParams(exchange?.body).get('scope')).toBe('user_management,hotline');
  });

  test('names what is missing: key, instance, right, client', async () => {
    const key = await otherwise(rig.settings, { accessKeySecret: wrongSecret }).check(never);
    expect(key[0]).toMatchObject({ ok: false });
    expect(key[0]?.remedy).toContain('SignatureDoesNotMatch');
    const instance = await otherwise(rig.settings, { instance: 'ccc_other' }).check(never);
    expect(instance[0]?.remedy).toContain('NoTenantFound');
    const client = await otherwise(rig.settings, { clientSecret: wrongSecret }).check(never);
    expect(client.map(({ ok }) => ok)).toEqual([true, true, true, true, false]);
    const nobody = await otherwise(rig.settings, { checkAccount: undefined }).check(never);
    expect(nobody.at(-1)?.remedy).toContain('checkAccount');
  });
});
