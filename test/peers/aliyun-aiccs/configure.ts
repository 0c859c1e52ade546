import type { AiccsNumber } from './centre';
import type { Parameters } from './parameters';
import { Refusal } from './refusal';
import type { RpcWorld } from './rpc';

const optional = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

function group({ centre }: RpcWorld, id: unknown) {
  const found = centre.skillGroups.get(Number(id));
  if (!found) throw new Refusal(500, 'SkillGroupNotExist', 'no such skill group');
  return found;
}

export function createGroup(sent: Parameters, { centre }: RpcWorld): number {
  const name = String(sent['SkillGroupName']);
  if ([...centre.skillGroups.values()].some((one) => one.name === name))
    throw new Refusal(500, 'SkillGroupExists', 'there is one of that name');
  return centre.addSkillGroup(name, {
    channelType: Number(sent['ChannelType']),
    displayName: optional(sent['DisplayName']) ?? name,
    description: optional(sent['Description']) ?? '',
    ...(typeof sent['DepartmentId'] === 'number' && { departmentId: sent['DepartmentId'] }),
  });
}

export function updateGroup(sent: Parameters, world: RpcWorld): void {
  const found = group(world, sent['SkillGroupId']);
  found.name = optional(sent['SkillGroupName']) ?? found.name;
  found.displayName = optional(sent['DisplayName']) ?? found.displayName;
  found.description = optional(sent['Description']) ?? found.description;
}

/** 003: 如果该技能组内还有坐席，请先把人员从该技能组中移除，再删除技能组. */
export function removeGroup(sent: Parameters, world: RpcWorld): void {
  const { skillGroupId } = group(world, sent['SkillGroupId']);
  const inUse = [...world.centre.agents.values()].some((agent) =>
    agent.skillGroupIds.includes(skillGroupId),
  );
  if (inUse) throw new Refusal(500, 'SkillGroupInUse', 'agents are still in it');
  world.centre.skillGroups.delete(skillGroupId);
}

export function createDepartment(sent: Parameters, { centre }: RpcWorld): number {
  const id = centre.nextId();
  centre.departments.set(id, String(sent['DepartmentName']));
  return id;
}

function department({ centre }: RpcWorld, id: unknown): number {
  if (!centre.departments.has(Number(id))) throw new Refusal(500, 'DepartmentNotExist', 'none');
  return Number(id);
}

export function renameDepartment(sent: Parameters, world: RpcWorld): void {
  const id = department(world, sent['DepartmentId']);
  world.centre.departments.set(id, String(sent['DepartmentName']));
}

/** 003: 如果该部门中还有技能组，请先把该部门中的技能组删除，再删除部门. */
export function removeDepartment(sent: Parameters, world: RpcWorld): void {
  const id = department(world, sent['DepartmentId']);
  const inUse = [...world.centre.skillGroups.values()].some((one) => one.departmentId === id);
  if (inUse) throw new Refusal(500, 'DepartmentInUse', 'skill groups are still in it');
  world.centre.departments.delete(id);
}

function described(sent: Parameters): AiccsNumber {
  return {
    hotlineNumber: String(sent['HotlineNumber']),
    description: String(sent['Description']),
    inBoundEnabled: sent['EnableInbound'] === true,
    outboundEnabled: sent['EnableOutbound'] === true,
    calloutAllDepartment: sent['OutboundAllDepart'] === true,
  };
}

export function addNumber(sent: Parameters, { centre }: RpcWorld): void {
  const number = described(sent);
  if (centre.numbers.has(number.hotlineNumber)) throw new Refusal(500, 'NumberExists', 'there');
  centre.numbers.set(number.hotlineNumber, number);
}

export function resetNumber(sent: Parameters, { centre }: RpcWorld): void {
  const number = described(sent);
  if (!centre.numbers.has(number.hotlineNumber)) throw new Refusal(500, 'NumberNotExist', 'none');
  centre.numbers.set(number.hotlineNumber, number);
}
