import {
  addNumber,
  createDepartment,
  createGroup,
  removeDepartment,
  removeGroup,
} from './configure';
import { renameDepartment, resetNumber, updateGroup } from './configure';
import { createAgent, deleteAgent, getAgent, listAgents, updateAgent } from './configure-agents';
import { agentStatus, listGroups, listNumbers, outboundNumbers } from './look-up';
import { departments, groupTree, hotlineSessions, messageLog, recordings } from './look-up';
import type { ParameterKind, Parameters } from './parameters';
import type { RpcWorld } from './rpc';

/** An action of AICCS 2019-10-15, with the HTTP method and the parameters of the vendor's SDK models. */
export type ActionRule = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly parameters: Readonly<Record<string, ParameterKind>>;
  readonly run: (parameters: Parameters, world: RpcWorld) => unknown;
};

const own = { InstanceId: 'text!', AccountName: 'text!', ClientToken: 'text' } as const;
const here = { InstanceId: 'text!' } as const;
const agent = {
  ...own,
  DisplayName: 'text!',
  SkillGroupId: 'numbers',
  SkillGroupIdList: 'numbers',
} as const;
const number = {
  ...here,
  HotlineNumber: 'text!',
  Description: 'text!',
  EnableInbound: 'boolean!',
  EnableOutbound: 'boolean!',
  EnableInboundEvaluation: 'boolean!',
  EnableOutboundEvaluation: 'boolean!',
  OutboundAllDepart: 'boolean!',
  OutboundRangeList: 'json',
  EvaluationLevel: 'number',
  InboundFlowId: 'number',
} as const;
const sessions = {
  ...here,
  Acid: 'text',
  CallType: 'number',
  CallResult: 'text',
  CalledNumber: 'text',
  CallingNumber: 'text',
  GroupId: 'number',
  ServicerId: 'text',
  QueryStartTime: 'number',
  QueryEndTime: 'number',
  PageNo: 'number',
  PageSize: 'number',
} as const;

/** https://help.aliyun.com/zh/aiccs/developer-reference */
export const ACTIONS = {
  CreateAgent: { method: 'POST', parameters: agent, run: createAgent },
  UpdateAgent: { method: 'PUT', parameters: agent, run: updateAgent },
  DeleteAgent: { method: 'DELETE', parameters: own, run: deleteAgent },
  GetAgent: { method: 'GET', parameters: own, run: getAgent },
  ListAgentBySkillGroupId: {
    method: 'GET',
    parameters: { ...here, ClientToken: 'text', SkillGroupId: 'number!' },
    run: listAgents,
  },
  CreateSkillGroup: {
    method: 'POST',
    parameters: {
      ...here,
      SkillGroupName: 'text!',
      ChannelType: 'number!',
      DisplayName: 'text',
      DepartmentId: 'number',
      Description: 'text',
      ClientToken: 'text',
    },
    run: createGroup,
  },
  UpdateSkillGroup: {
    method: 'POST',
    parameters: {
      ...here,
      SkillGroupId: 'number!',
      SkillGroupName: 'text',
      DisplayName: 'text',
      Description: 'text',
      ClientToken: 'text',
    },
    run: updateGroup,
  },
  RemoveSkillGroup: {
    method: 'POST',
    parameters: { ...here, SkillGroupId: 'text!', ClientToken: 'text' },
    run: removeGroup,
  },
  ListSkillGroup: {
    method: 'GET',
    parameters: { ...here, ChannelType: 'number', ClientToken: 'text' },
    run: listGroups,
  },
  GetDepGroupTreeData: {
    method: 'GET',
    parameters: { ...here, AgentId: 'number' },
    run: groupTree,
  },
  CreateDepartment: {
    method: 'POST',
    parameters: { ...here, DepartmentName: 'text!' },
    run: createDepartment,
  },
  UpdateDepartment: {
    method: 'POST',
    parameters: { ...here, DepartmentId: 'number!', DepartmentName: 'text!' },
    run: renameDepartment,
  },
  DeleteDepartment: {
    method: 'POST',
    parameters: { ...here, DepartmentId: 'number!' },
    run: removeDepartment,
  },
  GetAllDepartment: { method: 'GET', parameters: here, run: departments },
  AddHotlineNumber: { method: 'POST', parameters: number, run: addNumber },
  ResetHotlineNumber: { method: 'POST', parameters: number, run: resetNumber },
  DeleteHotlineNumber: {
    method: 'POST',
    parameters: { ...here, HotlineNumber: 'text!' },
    run: (parameters, { centre }) =>
      void centre.numbers.delete(String(parameters['HotlineNumber'])),
  },
  QueryHotlineNumber: {
    method: 'GET',
    parameters: {
      ...here,
      CurrentPage: 'number!',
      PageSize: 'number!',
      HotlineNumber: 'text',
      DepartmentId: 'number',
      GroupIds: 'json',
    },
    run: listNumbers,
  },
  GetConfigNumList: {
    method: 'GET',
    parameters: { ...here, AccountName: 'text', DepartmentId: 'number' },
    run: outboundNumbers,
  },
  ListOutboundPhoneNumber: { method: 'GET', parameters: own, run: outboundNumbers },
  GetHotlineAgentStatus: {
    method: 'POST',
    parameters: { InstanceId: 'text!', AccountName: 'text!' },
    run: agentStatus,
  },
  SuspendHotlineService: {
    method: 'POST',
    parameters: { ...own, Type: 'number!' },
    run: (parameters, { calls }) =>
      calls.rest(String(parameters['AccountName']), Number(parameters['Type'])),
  },
  HotlineSessionQuery: { method: 'POST', parameters: sessions, run: hotlineSessions },
  ListHotlineRecord: {
    method: 'GET',
    parameters: { ...here, CallId: 'text!', ClientToken: 'text' },
    run: recordings,
  },
  GetHotlineMessageLog: { method: 'GET', parameters: { ...here, Acid: 'text!' }, run: messageLog },
} as const satisfies Readonly<Record<string, ActionRule>>;
