import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS } from '../../../../test/peers/aliyun-aiccs/actions';
import { rigAiccs, type AiccsRig } from '../../../../test/peers/aliyun-aiccs/tenant';
import { callerOf, faultOf } from '../../../../test/peers/vendors/gateway-side';

const never = new AbortController().signal;
const ada = callerOf('ada@acme');
const bob = callerOf('bob@acme');
const boss = callerOf('boss@acme', 'admin');
const ever = { from: 0, to: Date.now() + 86_400_000 };

describe("003: an agent's calls, and their records", () => {
  let rig: AiccsRig;
  beforeAll(async () => {
    rig = await rigAiccs();
    const { centre, calls } = rig.peer;
    centre.numbers.set('05710000001', {
      ...{ hotlineNumber: '05710000001', description: 'Sales', inBoundEnabled: true },
      ...{ outboundEnabled: true, calloutAllDepartment: true },
    });
    calls.checkIn('ada@acme');
    calls.checkIn('bob@acme');
  });
  afterAll(() => rig.stop());

  test('the page asks which number to show, and to whom a call may go', async () => {
    const numbers = await rig.centre.forward?.(ada, 'GetConfigNumList', {}, never);
    expect(numbers).toMatchObject({ Data: ['05710000001'], Success: true });
    const groups = await rig.centre.forward?.(ada, 'ListSkillGroup', {}, never);
    expect(groups).toMatchObject({ Data: [{ Name: 'Sales', ChannelType: 1 }] });
  });

  test('click to dial, and a call that rings and is passed on: all of it is in the records', async () => {
    const { calls, centre } = rig.peer;
    const out = calls.dial('ada@acme', '13188888888', '05710000001');
    calls.establish(out.acid);
    calls.hangUp(out.acid, 'customer');
    calls.ready('ada@acme');
    const incoming = calls.ring('ada@acme', '13199999999', '05710000001');
    calls.establish(incoming.acid);
    calls.hold(incoming.acid);
    calls.retrieve(incoming.acid);
    calls.transfer(incoming.acid, { account: 'bob@acme' });
    calls.establish(incoming.acid);
    calls.hangUp(incoming.acid, 'agent');

    const hers = await rig.centre.calls?.(ada, ever, never);
    expect(hers?.calls).toHaveLength(1);
    expect(hers?.calls[0]).toMatchObject({
      ...{ id: out.acid, direction: 'outgoing', number: '13188888888', line: '05710000001' },
      ...{ result: 'normal', agent: 'Ada', hasRecording: true },
    });
    // The vendor tells seconds of China's time; ours are the same moments.
    expect(hers?.calls[0]?.startedAt).toBe(Math.floor(out.createdAt / 1000) * 1000);
    const all = await rig.centre.calls?.(boss, ever, never);
    expect(all?.calls.map(({ id }) => id)).toEqual([out.acid, incoming.acid]);
    expect(all?.calls[1]).toMatchObject({ direction: 'incoming', number: '13199999999' });
    expect(centre.pushed.entries.map(({ message }) => message.head.agentCallCode)).toContain(
      'AgentCallHeld',
    );
  });

  test('many calls come page by page', async () => {
    const { calls } = rig.peer;
    for (let round = 0; round < 60; round += 1) {
      calls.ready('ada@acme');
      const call = calls.dial('ada@acme', `138${round}`, '05710000001');
      calls.hangUp(call.acid, 'agent');
    }
    const first = await rig.centre.calls?.(ada, ever, never);
    expect(first?.next).toBe('2');
    const second = await rig.centre.calls?.(ada, { ...ever, page: first?.next }, never);
    expect(second?.next).toBeUndefined();
    const ids = [...(first?.calls ?? []), ...(second?.calls ?? [])].map(({ id }) => id);
    expect(new Set(ids).size).toBe(61);
    const fault = await faultOf(rig.centre.calls?.(ada, { ...ever, page: '0 or 1' }, never));
    expect(fault.code).toBe('request-invalid');
  });

  test('a recording and a transcript are there for whom the call was, and for no other', async () => {
    const { calls, centre, url } = rig.peer;
    calls.ready('ada@acme');
    const { acid } = calls.dial('ada@acme', '13177777777', '05710000001');
    calls.establish(acid);
    calls.hangUp(acid, 'agent');
    const address = `${url}/recordings/1.wav`;
    centre.recordings.set(acid, address);
    expect(await rig.centre.recording?.(ada, acid, never)).toEqual({ url: address });
    expect(await rig.centre.recording?.(boss, acid, never)).toEqual({ url: address });
    expect(await rig.centre.transcript?.(ada, acid, never)).toEqual([
      ...['customer: 您好', 'agent: 请讲'],
    ]);
    expect((await faultOf(rig.centre.recording?.(bob, acid, never))).code).toBe('not-found');
    expect((await faultOf(rig.centre.transcript?.(bob, acid, never))).code).toBe('not-found');
  });

  test('D1: a recording elsewhere than the settings say is named, and not fetched', async () => {
    const { calls, centre } = rig.peer;
    calls.ready('ada@acme');
    const { acid } = calls.dial('ada@acme', '13166666666', '05710000001');
    calls.establish(acid);
    calls.hangUp(acid, 'agent');
    centre.recordings.set(acid, 'http://169.254.169.254/latest/meta-data');
    const fault = await faultOf(rig.centre.recording?.(ada, acid, never));
    expect(fault.code).toBe('not-supported');
    expect(fault.more.vendor?.message).toContain('http://169.254.169.254');
  });

  test('a break for a reason, and in whose name: always their own', async () => {
    rig.peer.calls.ready('ada@acme');
    const forged = { Type: 2, AccountName: 'bob@acme', InstanceId: 'of-another' };
    await rig.centre.forward?.(ada, 'SuspendHotlineService', forged, never);
    expect(rig.peer.centre.agents.get('ada@acme')).toMatchObject({
      ...{ status: 'AgentBreak', restType: 2 },
    });
    expect(rig.peer.centre.agents.get('bob@acme')?.restType).toBeUndefined();
  });

  test('D2: of all actions, an agent reaches those on the list and no other', async () => {
    const reached: string[] = [];
    const names = [
      ...Object.keys(ACTIONS),
      'StartCallV2',
      'GetInstanceList',
      'CreateThirdSsoAgent',
    ];
    for (const name of names) {
      const before = rig.peer.heard.entries.length;
      const outcome = await rig.centre.forward?.(ada, name, {}, never).then(
        () => 'answered',
        () => 'refused',
      );
      if (outcome === 'answered' || rig.peer.heard.entries.length > before) reached.push(name);
    }
    expect(reached.sort()).toEqual([
      ...['GetAgent', 'GetConfigNumList', 'GetDepGroupTreeData', 'GetHotlineAgentStatus'],
      ...['ListOutboundPhoneNumber', 'ListSkillGroup'],
    ]);
  });

  test.each([
    ['SuspendHotlineService', { Type: 6 }],
    ['SuspendHotlineService', { Type: '1' }],
    ['ListSkillGroup', { ChannelType: 1, Action: 'DeleteAgent' }],
    ['ListAgentBySkillGroupId', { SkillGroupId: { $gt: 0 } }],
  ])('D2: %s with %j is no request', async (action, request) => {
    const fault = await faultOf(rig.centre.forward?.(ada, action, request, never));
    expect(fault.code).toBe('request-invalid');
  });
});
