import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { otherwise, rigTccc, type TcccRig } from '../../../../test/peers/tencent-tccc/tenant';
import { callerOf, faultOf } from '../../../../test/peers/vendors/gateway-side';
import { Secret } from '../../secret';
import type { DirectoryChange } from '../call-centre';

const never = new AbortController().signal;
const ada = callerOf('ada@acme.example');
const boss = callerOf('boss@acme.example', 'admin');

describe('004, step 2: staff from the back end', () => {
  let rig: TcccRig;
  beforeAll(async () => void (rig = await rigTccc()));
  afterAll(() => rig.stop());

  const change = (what: DirectoryChange['do'], fields: Record<string, string>, id?: string) =>
    rig.centre.change?.(
      boss,
      { do: what, kind: 'agents', fields, ...(id !== undefined && { id }) },
      never,
    );
  const carol = {
    ...{ email: 'carol@acme.example', name: 'Carol', staffNumber: '3', mobile: '008618011111111' },
    ...{ nick: '', skillGroups: 'Sales' },
  };

  test('made, seen, signed in, changed, removed', async () => {
    const made = await change('create', carol);
    expect(made).toEqual({
      ...{ kind: 'agents', id: 'carol@acme.example', name: 'Carol', address: 'carol@acme.example' },
    });
    const seen = await rig.centre.directory?.(boss, 'agents', never);
    expect(seen?.find(({ id }) => id === 'carol@acme.example')).toMatchObject({
      ...{
        name: 'Carol',
        fields: { staffNumber: '3', mobile: '008618011111111', skillGroups: '7' },
      },
    });
    const login = await rig.centre.softphoneSession?.(callerOf('carol@acme.example'), never);
    expect(login?.credentials['userId']).toBe('carol@acme.example');

    await change('change', { name: 'Carol C.', skillGroups: '' }, 'carol@acme.example');
    expect(rig.peer.centre.staff.get('carol@acme.example')).toMatchObject({
      ...{ name: 'Carol C.', staffNumber: '3', skillGroups: [] },
    });
    await change('remove', {}, 'carol@acme.example');
    expect(rig.peer.centre.staff.has('carol@acme.example')).toBe(false);
  });

  test("who is there already is told in the vendor's words", async () => {
    await change('create', carol);
    const fault = await faultOf(change('create', carol));
    expect(fault.code).toBe('vendor-refused');
    expect(fault.more.vendor?.code).toBe('AccountExist');
  });

  test('who is online is not removed, and the admin is told so', async () => {
    const fault = await faultOf(change('remove', {}, 'ada@acme.example'));
    expect(fault.code).toBe('vendor-refused');
    expect(rig.peer.centre.staff.has('ada@acme.example')).toBe(true);
  });

  test.each<[DirectoryChange['do'], Record<string, string>]>([
    ['create', { ...carol, email: 'no address' }],
    ['create', { ...carol, mobile: '18011111111' }],
    ['create', { ...carol, staffNumber: '' }],
    ['create', { ...carol, extension: '911' }],
    ['change', { name: 'of nobody' }],
  ])('%s with %j is refused here', async (what, fields) => {
    const before = rig.peer.heard.entries.length;
    expect((await faultOf(change(what, fields))).code).toBe('request-invalid');
    expect(rig.peer.heard.entries).toHaveLength(before);
  });

  test('skill groups and numbers are seen; departments there are none', async () => {
    rig.peer.centre.numbers.push('0086075500000001');
    expect(await rig.centre.directory?.(ada, 'skill-groups', never)).toEqual([
      { kind: 'skill-groups', id: '7', name: 'Sales', address: '7' },
    ]);
    expect(await rig.centre.directory?.(ada, 'numbers', never)).toMatchObject([
      { address: '0086075500000001' },
    ]);
    const none = await faultOf(rig.centre.directory?.(boss, 'departments', never));
    expect(none.code).toBe('not-supported');
  });

  test("a colleague's own telephone is not an agent's to see", async () => {
    const seen = await rig.centre.directory?.(ada, 'agents', never);
    expect(JSON.stringify(seen)).not.toContain('008618011111111');
  });

  test('gateway check proves each right, and names what is missing', async () => {
    const findings = await rig.centre.check(never);
    expect(findings.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    const wrong = otherwise(rig.settings, { secretKey: new Secret('other') });
    const [first] = await wrong.check(never);
    expect(first).toMatchObject({ ok: false });
    expect(first?.remedy).toContain('AuthFailure.SignatureFailure');
  });
});
