import type { WorkMode } from '../centre/agent';
import type { Agent } from '../centre/agent';
import { Refusal, badParameter, notExists } from '../refusal';
import type { Action } from './call-control';
import type { ApiRequest } from './request';

const admin = (knows: string, data: Action['data']): Action => ({
  knows,
  data: (request) => {
    request.admin();
    return data(request);
  },
});

const USAGES: readonly string[] = ['Inbound', 'Outbound', 'Bidirection'];

/** Version 2020-07-01: what an administrator manages. */
export const ADMINISTRATION: Readonly<Record<string, Action>> = {
  GetInstance: admin('', ({ centre }) => ({ Id: centre.instanceId, Status: 'Running' })),
  ListUsers: admin('PageNumber PageSize SearchPattern', (request) =>
    request.page([...request.centre.agents.values()].map((one) => detailOf(request, one))),
  ),
  GetUser: admin('UserId Extension', (request) =>
    detailOf(request, request.centre.agent(request.maybe('UserId') || request.text('Extension'))),
  ),
  CreateUser: admin(
    'LoginName DisplayName Email RoleId WorkMode Mobile SkillLevelList ResetPassword',
    (request) => {
      const { centre } = request;
      const loginName = request.text('LoginName');
      if (!/^[\w.-]{4,32}$/u.test(loginName)) throw badParameter('Format', 'LoginName');
      if ([...centre.agents.values()].some((one) => one.loginName === loginName)) {
        throw new Refusal(409, 'AlreadyExists.User', `User ${loginName} already exists.`);
      }
      const agent = centre.addAgent({
        loginName,
        displayName: request.text('DisplayName'),
        email: request.text('Email'),
        roleId: roleIn(request),
        workMode: modeIn(request),
        mobile: request.maybe('Mobile'),
        skillLevels: levelsIn(request),
      });
      return detailOf(request, agent);
    },
  ),
  ModifyUser: admin('UserId WorkMode Mobile RoleId DisplayName Email', (request) => {
    const agent = request.centre.agent(request.text('UserId'));
    agent.workMode = modeIn(request);
    if (request.maybe('Mobile') !== '') agent.mobile = request.maybe('Mobile');
    if (request.maybe('RoleId') !== '') agent.roleId = roleIn(request);
    return '';
  }),
  RemoveUsers: admin('UserIdList', (request) => {
    for (const id of request.list('UserIdList')) {
      request.centre.agents.delete(request.centre.agent(id).userId);
    }
    return '';
  }),
  CreateSkillGroup: admin('Name DisplayName Description', (request) => {
    const name = request.text('Name');
    if (!/^[a-z][\w-]{0,31}$/iu.test(name)) throw badParameter('Format', 'Name');
    const { id } = request.centre.addSkillGroup(
      name,
      request.text('DisplayName'),
      request.maybe('Description'),
    );
    return { SkillGroupId: id, Name: name, InstanceId: request.centre.instanceId };
  }),
  ModifySkillGroup: admin('SkillGroupId DisplayName Description', (request) => {
    const group = groupIn(request);
    group.displayName = request.text('DisplayName');
    if (request.maybe('Description') !== '') group.description = request.maybe('Description');
    return '';
  }),
  DeleteSkillGroup: admin('SkillGroupId Force', (request) => {
    request.centre.skillGroups.delete(groupIn(request).id);
    return '';
  }),
  ListPhoneNumbers: admin('PageNumber PageSize SearchPattern Usage Active', (request) =>
    request.page(
      [...request.centre.numbers.values()].map((one) => ({
        Number: one.number,
        City: one.city,
        Province: one.province,
        Usage: one.usage,
        Active: 'true',
        SkillGroups: one.skillGroupIds.map((SkillGroupId) => ({ SkillGroupId })),
        InstanceId: request.centre.instanceId,
      })),
    ),
  ),
  AddPhoneNumbers: admin('NumberList Usage ContactFlowId NumberGroupId', (request) => {
    for (const number of request.list('NumberList')) {
      const usage = usageIn(request);
      request.centre.numbers.set(number, {
        number,
        city: '',
        province: '',
        usage,
        skillGroupIds: [],
      });
    }
    return '';
  }),
  ModifyPhoneNumber: admin('Number Usage ContactFlowId', (request) => {
    const found = request.centre.numbers.get(request.text('Number'));
    if (!found) throw notExists('Number', request.text('Number'));
    found.usage = usageIn(request);
    return '';
  }),
  RemovePhoneNumbers: admin('NumberList', (request) => {
    for (const number of request.list('NumberList')) request.centre.numbers.delete(number);
    return '';
  }),
};

function detailOf({ centre }: ApiRequest, agent: Agent) {
  return {
    UserId: agent.userId,
    LoginName: agent.loginName,
    DisplayName: agent.displayName,
    Email: agent.email,
    Mobile: agent.mobile,
    Extension: agent.extension,
    RoleId: agent.roleId,
    RoleName: agent.roleId.split('@')[0],
    WorkMode: agent.workMode,
    InstanceId: centre.instanceId,
    SkillLevelList: agent.skillLevels.map((one) => ({
      SkillGroupId: one.skillGroupId,
      SkillLevel: String(one.skillLevel),
    })),
    PersonalOutboundNumberList: [],
  };
}

function modeIn(request: ApiRequest): WorkMode {
  const mode = request.text('WorkMode');
  if (mode !== 'ON_SITE' && mode !== 'OFF_SITE') throw badParameter('Enumeration', 'WorkMode');
  return mode;
}

function roleIn(request: ApiRequest): string {
  const role = request.text('RoleId');
  if (!role.endsWith(`@${request.centre.instanceId}`)) throw notExists('RoleId', role);
  return role;
}

function usageIn(request: ApiRequest) {
  const usage = request.text('Usage');
  if (!USAGES.includes(usage)) throw badParameter('Enumeration', 'Usage');
  return usage as 'Inbound' | 'Outbound' | 'Bidirection';
}

function groupIn(request: ApiRequest) {
  const id = request.text('SkillGroupId');
  const group = request.centre.skillGroups.get(id);
  if (!group) throw notExists('SkillGroupId', id);
  return group;
}

function levelsIn(request: ApiRequest): Agent['skillLevels'] {
  const text = request.maybe('SkillLevelList');
  if (text === '') return [];
  const list = JSON.parse(text) as { skillGroupId?: unknown; skillLevel?: unknown }[];
  return list.map(({ skillGroupId, skillLevel }) => {
    if (typeof skillGroupId !== 'string') throw badParameter('Format', 'SkillLevelList');
    return { skillGroupId, skillLevel: Number(skillLevel) };
  });
}
