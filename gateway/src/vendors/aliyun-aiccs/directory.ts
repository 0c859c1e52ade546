import * as v from 'valibot';
import type { Caller } from '../../caller';
import { GatewayFault } from '../../gateway-fault';
import type { DirectoryEntry, DirectoryKind } from '../call-centre';
import { agentList } from './agents';
import { identifier } from './identifier';
import { readData, type Rpc } from './rpc';

const name = v.nullish(v.string(), '');

const groups = v.nullish(
  v.array(v.object({ SkillGroupId: identifier, Name: name, DisplayName: name, Description: name })),
  [],
);
const departments = v.nullish(
  v.array(v.object({ DepartmentId: identifier, DepartmentName: name })),
  [],
);
const flag = v.nullish(v.boolean(), false);
const numbers = v.object({
  HotlineNumList: v.nullish(
    v.array(
      v.object({
        HotlineNumber: v.string(),
        Description: name,
        InBoundEnabled: flag,
        OutboundEnabled: flag,
        CalloutAllDepartment: flag,
      }),
    ),
    [],
  ),
  TotalCount: v.nullish(v.number(), 0),
});
const outbound = v.nullish(v.array(v.string()), []);

/** `ChannelType` of skill groups that take calls. */
export const HOTLINE = 1;
const PAGE_SIZE = 100;
/** As many numbers as are listed at most. */
const MOST_PAGES = 20;

const ask = async (rpc: Rpc, signal: AbortSignal) =>
  readData(groups, await rpc('ListSkillGroup', { ChannelType: HOTLINE }, signal));

async function skillGroups(rpc: Rpc, signal: AbortSignal): Promise<DirectoryEntry[]> {
  return (await ask(rpc, signal)).map((one) => ({
    kind: 'skill-groups',
    id: one.SkillGroupId,
    name: one.DisplayName === '' ? one.Name : one.DisplayName,
    address: one.SkillGroupId,
    fields: { name: one.Name, displayName: one.DisplayName, description: one.Description },
  }));
}

/** `Status` of an agent, in the words of the SDK. */
const STATUS: Readonly<Record<number, string>> = {
  1: 'AgentCheckout',
  2: 'AgentReady',
  3: 'AgentBreak',
  4: 'AgentAcw',
  5: 'AgentBusyForCall',
};

/** The API lists agents by skill group alone: who is in none is not seen. */
async function agents(rpc: Rpc, signal: AbortSignal): Promise<DirectoryEntry[]> {
  const found = new Map<string, DirectoryEntry & { groups: string[] }>();
  for (const { SkillGroupId } of await ask(rpc, signal)) {
    const reply = await rpc('ListAgentBySkillGroupId', { SkillGroupId }, signal);
    for (const { AccountName, DisplayName, Status, AgentId } of readData(agentList, reply)) {
      const known = found.get(AccountName);
      if (known) known.groups.push(SkillGroupId);
      else
        found.set(AccountName, {
          kind: 'agents',
          id: AccountName,
          name: DisplayName ?? AccountName,
          state: STATUS[Status ?? 0],
          fields: { agentId: AgentId },
          groups: [SkillGroupId],
        });
    }
  }
  return [...found.values()].map(({ groups: ids, fields, ...entry }) => ({
    ...entry,
    fields: { ...fields, skillGroups: ids.join() },
  }));
}

async function allDepartments(rpc: Rpc, signal: AbortSignal): Promise<DirectoryEntry[]> {
  const reply = await rpc('GetAllDepartment', {}, signal);
  return readData(departments, reply).map(({ DepartmentId: id, DepartmentName }) => ({
    kind: 'departments',
    id,
    name: DepartmentName,
  }));
}

async function allNumbers(rpc: Rpc, signal: AbortSignal): Promise<DirectoryEntry[]> {
  const entries: DirectoryEntry[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const asked = { CurrentPage: page, PageSize: PAGE_SIZE };
    const reply = await rpc('QueryHotlineNumber', asked, signal);
    const { HotlineNumList: list, TotalCount: total } = readData(numbers, reply);
    for (const one of list)
      entries.push({
        kind: 'numbers',
        id: one.HotlineNumber,
        name: one.Description === '' ? one.HotlineNumber : one.Description,
        address: one.HotlineNumber,
        fields: {
          description: one.Description,
          inbound: String(one.InBoundEnabled),
          outbound: String(one.OutboundEnabled),
          allDepartments: String(one.CalloutAllDepartment),
        },
      });
    if (list.length === 0 || page * PAGE_SIZE >= total) break;
  }
  return entries;
}

async function ownNumbers({ vendorUser }: Caller, rpc: Rpc, signal: AbortSignal) {
  const reply = await rpc('ListOutboundPhoneNumber', { AccountName: vendorUser }, signal);
  return readData(outbound, reply).map((number): DirectoryEntry => ({
    kind: 'numbers',
    id: number,
    name: number,
    address: number,
  }));
}

/** Agents: whom they may transfer to, and the numbers that they may show. Admins: all there is. */
export function directoryOf(
  caller: Caller,
  kind: DirectoryKind,
  rpc: Rpc,
  signal: AbortSignal,
): Promise<readonly DirectoryEntry[]> {
  const admin = caller.roles.has('admin');
  switch (kind) {
    case 'agents':
      return agents(rpc, signal);
    case 'skill-groups':
      return skillGroups(rpc, signal);
    case 'departments':
      return admin ? allDepartments(rpc, signal) : Promise.reject(new GatewayFault('forbidden'));
    case 'numbers':
      return admin ? allNumbers(rpc, signal) : ownNumbers(caller, rpc, signal);
  }
}
