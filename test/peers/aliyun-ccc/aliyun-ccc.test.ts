import RPCClient from '@alicloud/pop-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, startAliyunCcc, type AliyunCcc } from './aliyun-ccc';

type Reply = { readonly Data: Readonly<Record<string, unknown>> };

let ccc: AliyunCcc;
let client: RPCClient;
const DEVICE = 'ACC-YUNBS-1.0.10-test';
beforeAll(async () => {
  ccc = await startAliyunCcc();
  client = new RPCClient({
    endpoint: ccc.api.url,
    apiVersion: '2020-07-01',
    accessKeyId: ADMIN_KEY.id,
    accessKeySecret: ADMIN_KEY.secret,
  });
});
afterAll(() => ccc.stop());

const ask = (action: string, parameters: object, userId = 'edward@ccc-test'): Promise<Reply> =>
  client.request<Reply>(
    action,
    { InstanceId: 'ccc-test', UserId: userId, ...parameters },
    { method: 'POST' },
  );
const signIn = async (userId?: string): Promise<void> => {
  await ask('SignInGroup', { DeviceId: DEVICE }, userId);
  await ask('ReadyForService', { DeviceId: DEVICE }, userId);
};
const types = (from: number): string[] =>
  ccc.events.entries.slice(from).map(({ eventType }) => eventType);

describe("the simulated OpenAPI, asked by the vendor's own client", () => {
  it('takes its signature, and refuses another secret, an old time and a nonce twice', async () => {
    const bad = new RPCClient({
      endpoint: ccc.api.url,
      apiVersion: '2020-07-01',
      accessKeyId: ADMIN_KEY.id,
      accessKeySecret: 'wrong',
    });
    const asked = { InstanceId: 'ccc-test' };
    await expect(bad.request('GetLoginDetails', asked)).rejects.toMatchObject({
      code: 'SignatureDoesNotMatch',
    });
    const old = { ...asked, Timestamp: '2015-08-18T03:15:45Z' };
    await expect(client.request('GetLoginDetails', old)).rejects.toMatchObject({
      code: 'InvalidTimeStamp.Expired',
    });
    const once = { ...asked, SignatureNonce: 'once' };
    await client.request('GetLoginDetails', once);
    await expect(client.request('GetLoginDetails', once)).rejects.toMatchObject({
      code: 'SignatureNonceUsed',
    });
  });

  it('signs an agent in to the break "Warm-up"', async () => {
    const { Data } = await ask('SignInGroup', {
      DeviceId: DEVICE,
      SignedSkillGroupIdList: '["skg-default@ccc-test"]',
    });
    expect(Data).toMatchObject({ UserState: 'BREAK', BreakCode: 'Warm-up', DeviceId: DEVICE });
  });

  it('has the published order of events of an outgoing call', async () => {
    await signIn();
    const from = ccc.events.entries.length;
    const { Data } = await ask('MakeCall', { DeviceId: DEVICE, Callee: '13188888888' });
    expect(Data).toMatchObject({ UserContext: { UserState: 'DIALING' } });
    const customer = ccc.customerOf('edward');
    customer.answers();
    customer.hangsUp();
    await ask('ReadyForService', { DeviceId: DEVICE });
    expect(types(from)).toEqual([
      ...['AgentDialing', 'Dialing', 'Ringing', 'AgentTalk', 'Established', 'Established'],
      ...['Released', 'AgentRelease', 'Released', 'RecordingReady', 'CDRReady', 'AgentReady'],
    ]);
  });

  it('has the published order of events of an incoming call', async () => {
    await signIn();
    const from = ccc.events.entries.length;
    const { job } = ccc.customerCalls({ from: '13900000000' });
    await ask('AnswerCall', { DeviceId: DEVICE, JobId: job.id });
    await ask('ReleaseCall', { DeviceId: DEVICE, JobId: job.id });
    expect(types(from)).toEqual([
      ...['Route2IVR', 'Enqueue', 'AssignAgent', 'Ringing', 'AgentRinging', 'AgentTalk'],
      ...['Established', 'AgentRelease', 'Released', 'Released', 'RecordingReady', 'CDRReady'],
    ]);
  });

  it('sends an agent who does not answer into a break', async () => {
    await signIn();
    const customer = ccc.customerCalls({ from: '13900000000' });
    customer.isNotAnswered();
    expect(ccc.agent('edward')).toMatchObject({ state: 'BREAK', breakCode: 'RingingTimeout' });
    expect(types(0)).toContain('RingingTimeout');
  });

  it('hands a customer over after a consultation', async () => {
    await signIn();
    await signIn('sissi@ccc-test');
    const { job } = ccc.customerCalls({ from: '13900000000' });
    const first = ccc.agent('edward').jobId === job.id ? 'edward' : 'sissi';
    const second = first === 'edward' ? 'sissi' : 'edward';
    const about = { DeviceId: DEVICE, JobId: job.id };
    await ask('AnswerCall', about, `${first}@ccc-test`);
    const transferee = { ...about, Transferee: ccc.agent(second).extension };
    await ask('InitiateAttendedTransfer', transferee, `${first}@ccc-test`);
    await ask('AnswerCall', about, `${second}@ccc-test`);
    await ask('CompleteAttendedTransfer', about, `${first}@ccc-test`);
    expect(ccc.agent(first).state).toBe('WORKING');
    expect(ccc.agent(second).state).toBe('TALKING');
    await ask('ReleaseCall', about, `${second}@ccc-test`);
    expect(job.releasedAt).toBeDefined();
  });

  it('hides the calls of others, and lets only the last device act', async () => {
    await signIn();
    await ask('MakeCall', { DeviceId: DEVICE, Callee: '13188888888' });
    const JobId = ccc.agent('edward').jobId;
    await expect(
      ask('ReleaseCall', { DeviceId: DEVICE, JobId }, 'sissi@ccc-test'),
    ).rejects.toMatchObject({ code: 'NotExists.JobId' });
    ccc.customerOf('edward').hangsUp();
    ccc.secondLogin('edward');
    await expect(ask('ReadyForService', { DeviceId: DEVICE })).rejects.toMatchObject({
      code: 'NotExists.DeviceId',
    });
  });

  it('refuses what is not documented', async () => {
    await expect(ask('DropAllTables', {})).rejects.toMatchObject({
      code: 'InvalidAction.NotFound',
    });
    await expect(ask('GetLoginDetails', { Sudo: 'yes' })).rejects.toMatchObject({
      code: 'UnknownParameter',
    });
  });
});
