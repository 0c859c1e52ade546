import { badParameter, notExists } from '../refusal';
import type { Action } from './call-control';
import type { ApiRequest } from './request';

const A_DAY_S = 86_400;

/** Version 2020-07-01: what the SDK asks before it can speak. */
export const SESSION: Readonly<Record<string, Action>> = {
  GetLoginDetails: {
    knows: 'UserId ChatDeviceId',
    data: (request) => {
      const agent = request.agent();
      const until = String(Date.now() + A_DAY_S * 1000);
      return {
        UserId: agent.userId,
        Extension: agent.extension,
        DisplayName: agent.displayName,
        Nickname: '',
        AvatarUrl: '',
        WorkMode: agent.workMode,
        DeviceId: agent.deviceId,
        DeviceExt: '',
        DeviceState: '',
        AgentServerUrl: 'sh-wss-ccc.aliyuncs.com',
        SipServerUrl: 'sh-sip-ccc.aliyuncs.com:443',
        UserKey: `${agent.extension}:${until}`,
        UserKey2: `${agent.extension}:${until}`,
        Signature: 'simulated-signature',
        Signature2: 'simulated-signature',
      };
    },
  },
  GetTurnCredentials: {
    knows: 'UserId',
    data: (request) => {
      const until = Math.floor(Date.now() / 1000) + A_DAY_S;
      return { UserName: `${until}:${request.agent().extension}`, Password: 'simulated-password' };
    },
  },
  GetTurnServerList: { knows: '', data: () => JSON.stringify([]) },
  GetDataChannelCredentials: {
    knows: 'DeviceId UserId',
    data: (request) => ({
      ClientId: request.text('DeviceId'),
      DeviceId: request.text('DeviceId'),
      Endpoint: '',
      ExpiredTime: String(Date.now() + A_DAY_S * 1000),
      Password: 'simulated-password',
      Topic: '',
      UserName: '',
    }),
  },
  ListConfigItems: {
    knows: 'ObjectType ObjectId',
    data: (request) => {
      const { instanceId } = request.centre;
      const about = { ObjectType: 'INSTANCE', ObjectId: instanceId, InstanceId: instanceId };
      if (request.text('ObjectType') === 'INSTANCE' && request.text('ObjectId') !== instanceId) {
        throw notExists('InstanceId', request.text('ObjectId'));
      }
      return [{ Name: 'BreakCodes', Value: '["Lunch","Meeting"]', ...about }];
    },
  },
  ListDevices: {
    knows: 'UserId',
    data: (request) => {
      const { userId, deviceId, extension } = request.agent();
      const about = { InstanceId: request.centre.instanceId, UserId: userId, Extension: extension };
      return deviceId === '' ? [] : [{ DeviceId: deviceId, ...about }];
    },
  },
  AddAgentDevice: {
    knows: 'UserId UserAgent ClientDevice ClientPort DeviceId LocalIpAddress',
    data: () => null,
  },
  SaveTerminalLog: {
    knows:
      'UserId AppName Content JobId DataType MethodName Status UniqueRequestId UploadUrl CallId',
    data: () => null,
  },
  ListPrivilegesOfUser: {
    knows: 'UserId',
    data: (request) => [
      { PrivilegeId: 'Workbench', Name: 'Workbench', Scope: request.agent().roleId },
    ],
  },
  ListSkillLevelsOfUser: {
    knows: 'UserId PageNumber PageSize SearchPattern IsMember',
    data: (request) => request.page(levelsOf(request)),
  },
  ListSkillGroups: {
    knows: 'PageNumber PageSize SearchPattern',
    data: (request) => request.page(groups(request)),
  },
  ListBriefSkillGroups: {
    knows: 'PageNumber PageSize SearchPattern',
    data: (request) => request.page(groups(request)),
  },
  ListOutboundNumbersOfUser: {
    knows: 'UserId PageNumber PageSize SkillGroupIdList',
    data: (request) => {
      const own = request.agent().skillLevels.map(({ skillGroupId }) => skillGroupId);
      const wanted = request.list('SkillGroupIdList');
      const groupIds = wanted.length ? own.filter((id) => wanted.includes(id)) : own;
      const rows = [...request.centre.numbers.values()]
        .filter((one) => one.skillGroupIds.some((id) => groupIds.includes(id)))
        .map(({ number, city, province }) => ({ Number: number, City: city, Province: province }));
      return request.page(rows);
    },
  },
  PickOutboundNumbers: {
    knows: 'CalledNumber Count SkillGroupIdList CandidateNumberList',
    data: (request) => {
      const place = { City: '杭州', Province: '浙江' };
      return [...request.centre.numbers.values()]
        .slice(0, request.number('Count', 10))
        .map(({ number, city, province }) => ({
          Callee: { Number: request.text('CalledNumber'), ...place },
          Caller: { Number: number, City: city, Province: province },
        }));
    },
  },
  GetNumberLocation: {
    knows: 'Number',
    data: (request) => ({ Number: request.text('Number'), City: '杭州', Province: '浙江' }),
  },
  ListRealtimeAgentStates: {
    knows: 'PageNumber PageSize SkillGroupId AgentIdList StateList AgentName',
    data: (request) => request.page(agentStates(request)),
  },
  ListAgentStates: {
    knows: 'PageNumber PageSize SkillGroupId AgentIds State',
    data: (request) => request.page(agentStates(request)),
  },
};

const STATES = {
  ...{ OFFLINE: 'Offline', BREAK: 'Break', READY: 'Ready', DIALING: 'Dialing' },
  ...{ RINGING: 'Ringing', TALKING: 'Talking', WORKING: 'ACW' },
} as const;

function agentStates(request: ApiRequest) {
  const { centre } = request;
  const ids = request.list('AgentIdList');
  if (ids.length > 20) throw badParameter('Maximum', 'AgentIdList');
  const group = request.maybe('SkillGroupId');
  return [...centre.agents.values()]
    .filter(({ userId }) => ids.length === 0 || ids.includes(userId))
    .filter(({ signedGroups }) => group === '' || signedGroups.includes(group))
    .map((agent) => ({
      AgentId: agent.userId,
      AgentName: agent.displayName,
      Extension: agent.extension,
      InstanceId: centre.instanceId,
      State: STATES[agent.state],
      StateCode: agent.state === 'BREAK' ? agent.breakCode : '',
      StateTime: '0',
      CounterParty: '',
      SkillGroupIdList: JSON.stringify(agent.signedGroups),
    }));
}

function levelsOf(request: ApiRequest) {
  return request.agent().skillLevels.map(({ skillGroupId, skillLevel }) => ({
    SkillGroupId: skillGroupId,
    SkillGroupName: request.centre.skillGroups.get(skillGroupId)?.displayName ?? '',
    SkillLevel: String(skillLevel),
  }));
}

function groups({ centre }: ApiRequest) {
  return [...centre.skillGroups.values()].map(({ id, name, displayName, description }) => ({
    SkillGroupId: id,
    SkillGroupName: name,
    DisplayName: displayName,
    Description: description,
    InstanceId: centre.instanceId,
    PhoneNumberCount: '0',
    UserCount: '0',
  }));
}
