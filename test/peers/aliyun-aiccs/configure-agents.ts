import type { AiccsAgent } from './centre';
import type { Parameters } from './parameters';
import { Refusal } from './refusal';
import type { RpcWorld } from './rpc';

export function agentOf({ centre }: RpcWorld, sent: Parameters): AiccsAgent {
  const found = centre.agents.get(String(sent['AccountName']));
  if (!found) throw new Refusal(500, 'NoAgentFound', 'no such agent');
  return found;
}

function groupsOf({ centre }: RpcWorld, sent: Parameters): number[] {
  const ids = (sent['SkillGroupIdList'] ?? sent['SkillGroupId'] ?? []) as number[];
  for (const id of ids)
    if (!centre.skillGroups.has(id)) throw new Refusal(500, 'SkillGroupNotExist', `${id}`);
  return ids;
}

export function createAgent(sent: Parameters, world: RpcWorld): number {
  const account = String(sent['AccountName']);
  if (world.centre.agents.has(account)) throw new Refusal(500, 'AgentExists', 'there already');
  const groups = groupsOf(world, sent);
  return world.centre.addAgent(account, String(sent['DisplayName']), groups).agentId;
}

/** What is not sent is taken away: the list is the new list. */
export function updateAgent(sent: Parameters, world: RpcWorld): void {
  const agent = agentOf(world, sent);
  agent.skillGroupIds = groupsOf(world, sent);
  agent.displayName = String(sent['DisplayName']);
}

export function deleteAgent(sent: Parameters, world: RpcWorld): void {
  world.centre.agents.delete(agentOf(world, sent).accountName);
}

/** As `GetAgent` and the lists of agents number them. */
const STATUS = ['', 'AgentCheckout', 'AgentReady', 'AgentBreak', 'AgentAcw', 'AgentBusyForCall'];

const brief = ({ agentId, accountName, displayName, status }: AiccsAgent) => ({
  AgentId: agentId,
  AccountName: accountName,
  DisplayName: displayName,
  Status: STATUS.indexOf(status),
  TenantId: 905,
});

export function getAgent(sent: Parameters, world: RpcWorld): unknown {
  const agent = agentOf(world, sent);
  const GroupList = agent.skillGroupIds.flatMap((id) => {
    const found = world.centre.skillGroups.get(id);
    return found ? [{ SkillGroupId: id, Name: found.name, ChannelType: found.channelType }] : [];
  });
  return { ...brief(agent), GroupList };
}

export function listAgents(sent: Parameters, { centre }: RpcWorld): unknown {
  const wanted = Number(sent['SkillGroupId']);
  return [...centre.agents.values()]
    .filter(({ skillGroupIds }) => skillGroupIds.includes(wanted))
    .map(brief);
}
