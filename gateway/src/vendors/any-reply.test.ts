import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { damaged } from '../../../test/peers/vendors/damaged';
import { callerOf, worldOf } from '../../../test/peers/vendors/gateway-side';
import { GatewayFault } from '../gateway-fault';
import { aiccsCallCentre } from './aliyun-aiccs/aliyun-aiccs';
import { aiccsOrigins, aiccsSettings } from './aliyun-aiccs/settings';
import type { CallCentre, DirectoryKind } from './call-centre';
import { tcccOrigins, tcccSettings } from './tencent-tccc/settings';
import { tcccCallCentre } from './tencent-tccc/tencent-tccc';

const never = new AbortController().signal;
const admin = callerOf('ada@acme.example', 'admin');
const agent = callerOf('ada@acme.example');

const aiccs = v.parse(aiccsSettings, {
  ...{ instance: 'i', accessKeyId: 'k', accessKeySecret: 's', clientId: 'c', clientSecret: 's' },
  ...{ redirectUrl: 'https://acme.example', signIn: { mode: 'oauth', appName: 'Acme' } },
  recordings: ['https://records.example'],
});
const tccc = v.parse(tcccSettings, {
  ...{ secretId: 'k', secretKey: 's', sdkAppId: 1, recordings: ['https://records.example'] },
});

const record = {
  ...{ Acid: '1', CallType: 1, CallResult: 'normal', CallingNumber: '1', CalledNumber: '2' },
  ...{ CreateTime: '2020-10-02 22:32:55', PickUpTime: '', HangUpTime: '', ServicerName: 'Ada' },
};
const data = (Data: unknown) => ({ Code: 'Success', Success: true, RequestId: '1', Data });
const staff = { Name: 'Ada', Mail: 'a@b', SkillGroupList: [{ SkillGroupId: 7 }] };
const cdr = {
  ...{ SessionId: '1', Caller: '1', Callee: '2', Time: 5, Direction: 0, CallType: 2 },
  ...{ SeatUser: { Mail: 'ada@acme.example' }, RecordURL: 'https://records.example/1' },
};
const response = (Response: unknown) => ({ Response });

const calls = data({ CallDetailRecord: [record], TotalCount: 1 });
const created = data(7);
const done = data(undefined);

/** Replies as they should be: one of them is damaged at a time. */
const REPLIES: Readonly<Record<'aiccs' | 'tccc', Readonly<Record<string, unknown>>>> = {
  aiccs: {
    token_exchange: { access_token: 't', token_type: 'bearer', expires_in: '2591999' },
    GetAgent: data({ AgentId: 1, AccountName: 'a', GroupList: [{ SkillGroupId: 1 }] }),
    HotlineSessionQuery: calls,
    ListHotlineRecord: data([{ CallId: '1', Url: 'https://records.example/1' }]),
    GetHotlineMessageLog: data([{ Acid: '1', Content: 'c', SenderType: 1 }]),
    ListSkillGroup: data([{ SkillGroupId: 1, Name: 'n', DisplayName: 'd', ChannelType: 1 }]),
    ListAgentBySkillGroupId: data([{ AgentId: 1, AccountName: 'a', Status: 2 }]),
    GetAllDepartment: data([{ DepartmentId: 3, DepartmentName: 'x' }]),
    QueryHotlineNumber: data({ HotlineNumList: [{ HotlineNumber: '1' }], TotalCount: 1 }),
    ListOutboundPhoneNumber: data(['1']),
    ...{ CreateAgent: created, CreateSkillGroup: created, CreateDepartment: created },
    ...{ UpdateAgent: done, UpdateSkillGroup: done, UpdateDepartment: done },
    ...{ DeleteAgent: done, RemoveSkillGroup: done, DeleteDepartment: done },
    ...{ AddHotlineNumber: done, ResetHotlineNumber: done, DeleteHotlineNumber: done },
  },
  tccc: {
    CreateSDKLoginToken: response({ Token: 't', SdkURL: 'https://1.cdn-go.cn/', ExpiredTime: 9 }),
    DescribeTelCdr: response({ TelCdrList: [cdr], TotalCount: 1 }),
    DescribeTelRecordAsr: response({ AsrDataList: [{ User: 'a', Message: 'b' }] }),
    DescribeStaffInfoList: response({ StaffList: [staff], TotalCount: 1 }),
    DescribeSkillGroupInfoList: response({
      ...{ SkillGroupList: [{ SkillGroupId: 7, SkillGroupName: 'x' }], TotalCount: 1 },
    }),
    DescribeNumbers: response({ Numbers: [{ Number: '1' }], TotalCount: 1 }),
    CreateStaff: response({ ErrorStaffList: [] }),
    ModifyStaff: response({ RequestId: '1' }),
    DeleteStaff: response({ OnlineStaffList: null }),
  },
};

/** Refusals, in either form: as one reply for another. */
const REFUSALS = [
  { error: 'invalid_grant', error_description: '…' },
  { Code: 'NoAgentFound', Message: '…', RequestId: '1', Success: false },
  response({ Error: { Code: 'AuthFailure.SignatureFailure', Message: '…' }, RequestId: '1' }),
];

const KINDS = ['agents', 'skill-groups', 'departments', 'numbers'] as const;
const FIELDS = { loginName: 'a', name: 'b', email: 'a@b.example', staffNumber: '1', number: '1' };

/** Everything that a call centre can be asked. */
function questions(centre: CallCentre): (() => Promise<unknown> | undefined)[] {
  const span = { from: Date.now() - 1000, to: Date.now() };
  const change = (kind: DirectoryKind, what: 'create' | 'change' | 'remove') => () =>
    centre.change?.(admin, { kind, do: what, id: '1', fields: FIELDS }, never);
  return [
    () => centre.softphoneSession?.(agent, never),
    () => centre.forward?.(agent, 'ListSkillGroup', {}, never),
    () => centre.forward?.(agent, 'DescribeNumbers', { PageSize: 1, PageNumber: 0 }, never),
    () => centre.calls?.(admin, span, never),
    () => centre.calls?.(agent, span, never),
    () => centre.recording?.(admin, '1', never),
    () => centre.transcript?.(admin, '1', never),
    ...KINDS.flatMap((kind) => [
      () => centre.directory?.(admin, kind, never),
      () => centre.directory?.(agent, kind, never),
      change(kind, 'create'),
      change(kind, 'change'),
      change(kind, 'remove'),
    ]),
    () => centre.check(never),
  ];
}

const CENTRES = {
  aiccs: () => aiccsCallCentre(aiccs, worldOf(aiccsOrigins(aiccs))),
  tccc: () => tcccCallCentre(tccc, worldOf(tcccOrigins(tccc))),
} as const;

const status = fc.oneof(
  { weight: 4, arbitrary: fc.constant(200) },
  { weight: 1, arbitrary: fc.constantFrom(204, 302, 400, 401, 403, 404, 429, 500, 503) },
);

/** What is asked, as either vendor's requests name it. */
function actionOf(url: string, { headers, body }: RequestInit): string {
  if (url.endsWith('/token_exchange')) return 'token_exchange';
  const inBody = body instanceof URLSearchParams ? body.get('Action') : null;
  const inHeader = new Headers(headers).get('x-tc-action');
  return inHeader ?? inBody ?? new URL(url).searchParams.get('Action') ?? '';
}

type Name = keyof typeof REPLIES;

/** A vendor that is well, but for one action; what it was asked for is noted down. */
function broken(name: Name, action: string, code: number, body: string, heard = new Set<string>()) {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const asked = actionOf(url, init);
    heard.add(asked);
    if (asked !== action) return Promise.resolve(Response.json(REPLIES[name][asked]));
    return Promise.resolve(new Response(code === 204 ? null : body, { status: code }));
  });
}

/** Anything but a value or a `GatewayFault` fails the test. */
async function mustStand(asks: readonly (() => Promise<unknown> | undefined)[]): Promise<void> {
  for (const ask of asks) {
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof GatewayFault)) throw error;
      // It must be possible to tell of it.
      JSON.stringify(error.more.vendor);
    }
  }
}

afterEach(() => vi.unstubAllGlobals());

describe.each(['aiccs', 'tccc'] as const)('F7, %s: whatever the vendor replies', (name) => {
  const all = questions(CENTRES[name]());

  /** The questions that lead to an action. */
  async function leadingTo(action: string) {
    const found = [];
    for (const ask of all) {
      const heard = new Set<string>();
      broken(name, '', 200, '', heard);
      await mustStand([ask]);
      if (heard.has(action)) found.push(ask);
    }
    return found;
  }

  test.each(Object.entries(REPLIES[name]))(
    '%s: a damaged reply, or none, is read, or is a fault that has a name',
    async (action, good) => {
      const asks = await leadingTo(action);
      expect(asks).not.toEqual([]);
      const json = fc.oneof(
        { weight: 8, arbitrary: damaged(good) },
        ...REFUSALS.map((refusal) => ({ weight: 1, arbitrary: damaged(refusal) })),
      );
      const body = fc.oneof(
        { weight: 9, arbitrary: json.map((reply) => JSON.stringify(reply)) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      );
      await fc.assert(
        fc.asyncProperty(status, body, async (code, text) => {
          broken(name, action, code, text);
          await mustStand(asks);
        }),
        { numRuns: 75 },
      );
    },
  );

  test('undamaged ones are read, all of them', async () => {
    broken(name, '', 200, '');
    const faults: string[] = [];
    for (const ask of all) {
      const asked = Promise.resolve(ask());
      await asked.catch((error: unknown) => faults.push((error as GatewayFault).code));
    }
    expect(faults.filter((code) => code.startsWith('vendor') || code === 'not-found')).toEqual([]);
  });
});
