import type { AiccsCall } from './calls';
import { agentOf } from './configure-agents';
import { localTime } from './local-time';
import type { Parameters } from './parameters';
import { Refusal } from './refusal';
import type { RpcWorld } from './rpc';

export function listGroups(sent: Parameters, { centre }: RpcWorld): unknown {
  return [...centre.skillGroups.values()]
    .filter(({ channelType }) => (sent['ChannelType'] ?? channelType) === channelType)
    .map((group) => ({
      SkillGroupId: group.skillGroupId,
      Name: group.name,
      DisplayName: group.displayName,
      Description: group.description,
      ChannelType: group.channelType,
    }));
}

export function departments(_sent: Parameters, { centre }: RpcWorld): unknown {
  return [...centre.departments].map(([DepartmentId, DepartmentName]) => ({
    DepartmentId,
    DepartmentName,
  }));
}

export function groupTree(_sent: Parameters, { centre }: RpcWorld): unknown {
  return [...centre.departments].map(([id, name]) => ({
    DepGroupId: String(id),
    DepGroupName: name,
    GroupDTOS: [...centre.skillGroups.values()]
      .filter(({ departmentId }) => departmentId === id)
      .map(({ skillGroupId, name: Name }) => ({ SkillGroupId: skillGroupId, Name })),
  }));
}

export function outboundNumbers(_sent: Parameters, { centre }: RpcWorld): string[] {
  return [...centre.numbers.values()]
    .filter(({ outboundEnabled }) => outboundEnabled)
    .map(({ hotlineNumber }) => hotlineNumber);
}

export function listNumbers(sent: Parameters, { centre }: RpcWorld): unknown {
  const page = Number(sent['CurrentPage']);
  const size = Number(sent['PageSize']);
  const HotlineNumList = [...centre.numbers.values()]
    .map((number) => ({
      HotlineNumber: number.hotlineNumber,
      Description: number.description,
      InBoundEnabled: number.inBoundEnabled,
      OutboundEnabled: number.outboundEnabled,
      CalloutAllDepartment: number.calloutAllDepartment,
      EvaluationStatus: 0,
      Location: '浙江杭州',
      Sp: '电信',
    }))
    .slice((page - 1) * size, page * size);
  return { CurrentPage: page, PageSize: size, TotalCount: centre.numbers.size, HotlineNumList };
}

const WORDS = {
  AgentCheckout: '离线',
  AgentReady: '空闲',
  AgentBreak: '小休',
  AgentAcw: '话后处理',
  AgentBusyForCall: '通话中',
} as const;

export function agentStatus(sent: Parameters, world: RpcWorld): string {
  return WORDS[agentOf(world, sent).status];
}

function record(call: AiccsCall, { centre }: RpcWorld): unknown {
  const agent = centre.agents.get(call.account);
  const at = (ms: number | undefined) => (ms === undefined ? '' : localTime(ms));
  const { pickedUpAt, hungUpAt = 0 } = call;
  return {
    Id: `acc${call.acid}`,
    Acid: call.acid,
    CallType: call.direction === 'outgoing' ? 1 : 2,
    CallResult: call.result,
    CallingNumber: call.caller,
    CalledNumber: call.callee,
    CallContinueTime: pickedUpAt === undefined ? 0 : Math.floor((hungUpAt - pickedUpAt) / 1000),
    CreateTime: at(call.createdAt),
    PickUpTime: at(pickedUpAt),
    HangUpTime: at(hungUpAt),
    HangUpRole: String(call.hangUpRole),
    ServicerId: String(agent?.agentId ?? ''),
    ServicerName: agent?.displayName ?? '',
  };
}

export function hotlineSessions(sent: Parameters, world: RpcWorld): unknown {
  const { QueryStartTime: from = 0, QueryEndTime: to = Infinity } = sent;
  const { PageNo: page = 1, PageSize: size = 20, Acid: acid, ServicerId: servicer } = sent;
  const found = [...world.centre.calls.values()].filter(
    (call) =>
      call.hungUpAt !== undefined &&
      call.createdAt >= Number(from) &&
      call.createdAt <= Number(to) &&
      (acid ?? call.acid) === call.acid &&
      (servicer === undefined ||
        servicer === String(world.centre.agents.get(call.account)?.agentId)),
  );
  const first = (Number(page) - 1) * Number(size);
  return {
    PageNumber: page,
    PageSize: size,
    TotalCount: found.length,
    CallDetailRecord: found.slice(first, first + Number(size)).map((call) => record(call, world)),
  };
}

function callOf({ centre }: RpcWorld, acid: string): AiccsCall {
  const call = centre.calls.get(acid);
  if (!call) throw new Refusal(500, 'NoCallFound', 'no such call');
  return call;
}

export function recordings(sent: Parameters, world: RpcWorld): unknown {
  const { acid, connId, pickedUpAt, hungUpAt } = callOf(world, String(sent['CallId']));
  const Url = world.centre.recordings.get(acid);
  if (Url === undefined) return [];
  return [{ CallId: acid, ConnectionId: connId, StartTime: pickedUpAt, EndTime: hungUpAt, Url }];
}

export function messageLog(sent: Parameters, world: RpcWorld): unknown {
  const { acid, createdAt } = callOf(world, String(sent['Acid']));
  const said = ['您好', '请讲'];
  return said.map((Content, index) => ({
    Acid: acid,
    Content,
    SenderType: index + 1,
    StartTime: createdAt + index * 1000,
    EndTime: createdAt + index * 1000 + 900,
    Mid: `${index}`,
  }));
}
