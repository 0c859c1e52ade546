import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS } from '../../../../test/peers/tencent-tccc/actions';
import { rigTccc, type TcccRig } from '../../../../test/peers/tencent-tccc/tenant';
import { callerOf, faultOf } from '../../../../test/peers/vendors/gateway-side';

const never = new AbortController().signal;
const ada = callerOf('ada@acme.example');
const bob = callerOf('bob@acme.example');
const boss = callerOf('boss@acme.example', 'admin');
const DAY = 86_400_000;

describe("004: an agent's calls, and their records", () => {
  let rig: TcccRig;
  beforeAll(async () => {
    rig = await rigTccc();
    rig.clock.now = Date.now() + 60_000;
  });
  afterAll(() => rig.stop());

  const lately = () => ({ from: rig.clock.now - DAY, to: rig.clock.now });
  const talked = (userId = 'ada@acme.example') => {
    const { calls } = rig.peer;
    calls.setStatus(userId, 'free');
    const { sessionId } = calls.startOutboundCall(userId, '008613188888888', '0086075500000001');
    calls.accept(sessionId);
    calls.hungUp(sessionId, 'user');
    return sessionId;
  };

  test('click to dial, and a call that rings and is passed on: all of it is in the records', async () => {
    const { calls, centre } = rig.peer;
    const out = talked();
    calls.setStatus('ada@acme.example', 'free');
    const { sessionId } = calls.callIn('ada@acme.example', '008613199999999', '0086075500000001');
    calls.accept(sessionId);
    calls.hold(sessionId, true);
    calls.hold(sessionId, false);
    calls.transfer(sessionId, { userId: 'bob@acme.example' });
    calls.accept(sessionId);
    calls.hungUp(sessionId, 'seat');

    const hers = await rig.centre.calls?.(ada, lately(), never);
    expect(hers?.calls).toHaveLength(1);
    expect(hers?.calls[0]).toMatchObject({
      ...{ id: out, direction: 'outgoing', number: '008613188888888', line: '0086075500000001' },
      ...{ result: 'ok', agent: 'Ada', hasRecording: false },
    });
    const all = await rig.centre.calls?.(boss, lately(), never);
    expect(all?.calls.map(({ id }) => id)).toEqual([out, sessionId]);
    expect(all?.calls[1]).toMatchObject({ direction: 'incoming', number: '008613199999999' });
    expect(centre.events.entries.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'callOuted',
        'calloutAccepted',
        'callIn',
        'userAccessed',
        'transfer',
      ]),
    );
  });

  test('a call that nobody answered has no answer in its record', async () => {
    const { calls } = rig.peer;
    calls.setStatus('ada@acme.example', 'free');
    const { sessionId } = calls.startOutboundCall(
      'ada@acme.example',
      '0086101',
      '0086075500000001',
    );
    calls.hungUp(sessionId, 'seat');
    const page = await rig.centre.calls?.(ada, lately(), never);
    const call = page?.calls.find(({ id }) => id === sessionId);
    expect(call).toMatchObject({ result: 'callerCancel' });
    expect(call?.answeredAt).toBeUndefined();
  });

  test.each([
    ['further back than 180 days', { from: -181, to: -180 }],
    ['a span of 90 days', { from: -90, to: 0 }],
    ['an end before its beginning', { from: -1, to: -2 }],
  ])('%s: said here, and not asked of the vendor', async (_name, { from, to }) => {
    const { now } = rig.clock;
    const before = rig.peer.heard.entries.length;
    const query = { from: now + from * DAY, to: now + to * DAY };
    const fault = await faultOf(rig.centre.calls?.(ada, query, never));
    expect(fault.code).toBe('request-invalid');
    expect(fault.more.vendor?.message).toMatch(/days/u);
    expect(rig.peer.heard.entries).toHaveLength(before);
  });

  test('just inside of both limits the vendor agrees', async () => {
    const { now } = rig.clock;
    const query = { from: now - 180 * DAY, to: now - 90 * DAY - 1000 };
    await expect(rig.centre.calls?.(ada, query, never)).resolves.toEqual({ calls: [] });
  });

  test('many calls come page by page', async () => {
    for (let round = 0; round < 120; round += 1) talked('bob@acme.example');
    const first = await rig.centre.calls?.(boss, lately(), never);
    expect(first?.calls).toHaveLength(100);
    expect(first?.next).toBe('1');
    const second = await rig.centre.calls?.(boss, { ...lately(), page: '1' }, never);
    const ids = [...(first?.calls ?? []), ...(second?.calls ?? [])].map(({ id }) => id);
    expect(new Set(ids).size).toBe(123);
    expect(second?.next).toBeUndefined();
  });

  test('a recording and a transcript are there for whom the call was, and for no other', async () => {
    const sessionId = talked();
    const address = `${rig.peer.url}/recordings/1.wav`;
    rig.peer.centre.recordings.set(sessionId, address);
    rig.peer.centre.transcripts.set(sessionId, [{ user: 'Ada', message: '您好' }]);
    expect(await rig.centre.recording?.(ada, sessionId, never)).toEqual({ url: address });
    expect(await rig.centre.recording?.(boss, sessionId, never)).toEqual({ url: address });
    expect(await rig.centre.transcript?.(ada, sessionId, never)).toEqual(['Ada: 您好']);
    expect((await faultOf(rig.centre.recording?.(bob, sessionId, never))).code).toBe('not-found');
    expect((await faultOf(rig.centre.transcript?.(bob, sessionId, never))).code).toBe('not-found');
  });

  test('one from four months ago is found, too', async () => {
    const sessionId = talked();
    rig.peer.centre.recordings.set(sessionId, `${rig.peer.url}/recordings/2.wav`);
    rig.clock.now += 120 * DAY;
    const found = await rig.centre.recording?.(ada, sessionId, never);
    rig.clock.now -= 120 * DAY;
    expect(found?.url).toContain('2.wav');
  });

  test('D1: a recording elsewhere than the settings say is named, and not fetched', async () => {
    const sessionId = talked();
    rig.peer.centre.recordings.set(sessionId, 'http://169.254.169.254/latest/meta-data');
    const fault = await faultOf(rig.centre.recording?.(ada, sessionId, never));
    expect(fault.code).toBe('not-supported');
    expect(fault.more.vendor?.message).toContain('http://169.254.169.254');
  });

  test('D2: of all actions, the page reaches two', async () => {
    const page = { PageSize: 10, PageNumber: 0, SdkAppId: 1 };
    const before = rig.peer.heard.entries.length;
    for (const name of [...Object.keys(ACTIONS), 'CreateAdminURL', 'ForceMemberOffline'])
      await rig.centre.forward?.(boss, name, page, never).catch(() => undefined);
    expect(rig.peer.heard.entries.slice(before).map(({ action }) => action)).toEqual([
      ...['DescribeSkillGroupInfoList', 'DescribeNumbers'],
    ]);
    // The application is ours to say.
    for (const { body } of rig.peer.heard.entries.slice(before))
      expect(JSON.parse(body)).toMatchObject({ SdkAppId: 1_400_000_000 });
    const fault = await faultOf(
      rig.centre.forward?.(ada, 'DescribeNumbers', { ...page, Phones: [] }, never),
    );
    expect(fault.code).toBe('request-invalid');
  });
});
