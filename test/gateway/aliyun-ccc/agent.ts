import { expect } from 'vitest';
import type { AliyunCcc } from '../../peers/aliyun-ccc/aliyun-ccc';
import type { Gateway } from '../harness/gateway';

const DEVICE = 'ACC-YUNBS-1.0.10-bsd87c04aaa8f7000176ad354b1c';

type Contexts = {
  readonly data: {
    readonly userContext: { readonly userState: string; readonly jobId: string };
    readonly callContext: { readonly channelContexts: readonly { readonly channelId: string }[] };
  };
};

/** An agent at their desk: what the SDK in their page asks, all of it through the gateway. */
export class Agent {
  constructor(
    private readonly gateway: Gateway,
    private readonly bearer: string,
    readonly userId: string,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.gateway.ask(path, this.bearer, { headers });
  }

  async json(path: string): Promise<unknown> {
    const answer = await this.get(path);
    expect(answer.status, path).toBe(200);
    return answer.json();
  }

  post(path: string, body: object = {}): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return this.gateway.ask(path, this.bearer, init);
  }

  /** As the hosted page's SDK asks: JSON by way of the extension. */
  async api(action: string, parameters: object = {}): Promise<Contexts> {
    const answer = await this.post(`/softphone/api?action=${action}`, parameters);
    const body: unknown = await answer.json();
    expect([answer.status, body], action).toEqual([200, body]);
    return body as Contexts;
  }

  /** As the documents have it: `action` in the address, `request=<JSON>` in a form. */
  documented(action: string, parameters: object): Promise<Response> {
    const body = new URLSearchParams({ request: JSON.stringify(parameters) });
    return this.gateway.ask(`/aliyun-ccc/api?action=${action}`, this.bearer, {
      method: 'POST',
      body,
    });
  }

  async signIn(): Promise<void> {
    const groups = ['skg-default@ccc-test'];
    await this.api('SignInGroup', { deviceId: DEVICE, signedSkillGroupIdList: groups });
    await this.api('ReadyForService', { deviceId: DEVICE });
  }

  call(callee: string): Promise<Contexts> {
    return this.api('MakeCall', { deviceId: DEVICE, callee, caller: 'auto' });
  }

  act(action: string, jobId: string, more: object = {}): Promise<Contexts> {
    return this.api(action, { deviceId: DEVICE, jobId, ...more });
  }

  /** What the SDK would learn by polling. */
  async state(): Promise<string> {
    return (await this.api('PollUserStatus', { deviceId: DEVICE })).data.userContext.userState;
  }

  signOut(): Promise<Contexts> {
    return this.api('SignOutGroup', { deviceId: DEVICE });
  }
}

/**
 * The working day of the documents: both sign in, one calls a customer, keeps them waiting, sends
 * keys, hands them over to the other after a consultation; the record and the recording are there.
 * All is asserted at the vendor.
 */
export async function walkADay(ccc: AliyunCcc, first: Agent, second: Agent): Promise<string> {
  await first.signIn();
  await second.signIn();
  const { data } = await first.call('13188888888');
  expect(data.userContext.userState).toBe('DIALING');
  const { jobId } = data.userContext;
  const customer = ccc.customerOf(first.userId);
  customer.answers();
  expect(await first.state()).toBe('TALKING');
  const channelId = data.callContext.channelContexts[0]?.channelId;
  await first.act('HoldCall', jobId, { channelId });
  await first.act('RetrieveCall', jobId, { channelId });
  await first.act('SendDtmfSignaling', jobId, { channelId, dtmf: '5#' });

  const transferee = ccc.agent(second.userId).extension;
  await first.act('InitiateAttendedTransfer', jobId, { transferee });
  expect(ccc.agent(second.userId).state).toBe('RINGING');
  await second.act('AnswerCall', jobId);
  await first.act('CompleteAttendedTransfer', jobId);
  expect(ccc.agent(first.userId).state).toBe('WORKING');
  expect(ccc.agent(second.userId).state).toBe('TALKING');
  customer.hangsUp();
  expect(await second.state()).toBe('WORKING');

  const now = Date.now();
  const records = (await first.json(`/calls?from=${now - 60_000}&to=${now + 60_000}`)) as {
    calls: object[];
  };
  expect(records.calls).toMatchObject([
    {
      ...{ id: jobId, direction: 'outgoing', number: '13188888888', line: '05711234567' },
      ...{ result: 'Success', hasRecording: true },
    },
  ]);
  const part = await first.get(`/calls/${jobId}/recording`, { range: 'bytes=0-3' });
  expect([part.status, await part.text()]).toEqual([206, 'RIFF']);

  await first.signOut();
  await second.signOut();
  expect([first, second].map(({ userId }) => ccc.agent(userId).state)).toEqual([
    'OFFLINE',
    'OFFLINE',
  ]);
  return jobId;
}
