import * as v from 'valibot';
import { GatewayFault } from '../../gateway-fault';
import type { DirectoryChange, DirectoryEntry } from '../call-centre';
import type { AiccsAction } from './actions';
import { agentOf } from './agents';
import { HOTLINE } from './directory';
import { filled } from '../filled';
import { identifier } from './identifier';
import { readData, type Parameters, type Rpc } from './rpc';

const text = v.pipe(v.string(), v.nonEmpty());
const digits = v.pipe(v.string(), v.regex(/^\d{1,18}$/u), v.transform(Number));
const idList = v.pipe(
  v.string(),
  v.regex(/^(?:\d{1,18}(?:,\d{1,18})*)?$/u),
  v.transform((list) => (list === '' ? [] : list.split(',').map(Number))),
);
const flag = v.pipe(
  v.picklist(['true', 'false']),
  v.transform((word) => word === 'true'),
);

/** The fields of each kind, as a form has them. */
const FIELDS = {
  agents: v.object({
    /** `AccountName`: what a JWT names, and what the mapping field of OAuth mode comes to. */
    loginName: v.optional(text),
    name: v.optional(text),
    skillGroups: v.optional(idList),
  }),
  'skill-groups': v.object({
    name: v.optional(text),
    displayName: v.optional(text),
    department: v.optional(digits),
    description: v.optional(text),
  }),
  departments: v.object({ name: v.optional(text) }),
  numbers: v.object({
    number: v.optional(text),
    description: v.optional(text),
    inbound: v.optional(flag, 'true'),
    outbound: v.optional(flag, 'true'),
    inboundEvaluation: v.optional(flag, 'false'),
    outboundEvaluation: v.optional(flag, 'false'),
    allDepartments: v.optional(flag, 'true'),
  }),
} as const;

type Kind = keyof typeof FIELDS;
type Fields<K extends Kind> = v.InferOutput<(typeof FIELDS)[K]>;

function read<K extends Kind>(kind: K, change: DirectoryChange): Fields<K> {
  const schema: v.GenericSchema<unknown, Fields<K>> = FIELDS[kind];
  const result = v.safeParse(schema, filled(change.fields));
  if (result.success) return result.output;
  throw new GatewayFault('request-invalid');
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new GatewayFault('request-invalid');
  return value;
}

const created = v.nullish(identifier, '');

/** The vendor's configuration, as far as its API goes; each answers with the entry as it is now. */
class Changes {
  constructor(
    private readonly rpc: Rpc,
    private readonly signal: AbortSignal,
  ) {}

  async agents(change: DirectoryChange): Promise<DirectoryEntry> {
    const { loginName, name, skillGroups } = read('agents', change);
    const AccountName = given(change.do === 'create' ? loginName : change.id);
    if (change.do === 'remove') await this.#ask('DeleteAgent', { AccountName });
    else if (change.do === 'create') {
      const asked = { AccountName, DisplayName: given(name), SkillGroupIdList: skillGroups };
      await this.#ask('CreateAgent', asked);
    } else {
      // The vendor wants all of it again: what is not sent may be taken for emptied.
      const now = await agentOf(AccountName, this.rpc, this.signal);
      await this.#ask('UpdateAgent', {
        AccountName,
        DisplayName: name ?? now.DisplayName ?? AccountName,
        SkillGroupIdList: skillGroups ?? now.GroupList.map(({ SkillGroupId: id }) => Number(id)),
      });
    }
    return { kind: 'agents', id: AccountName, name: name ?? AccountName };
  }

  async skillGroups(change: DirectoryChange): Promise<DirectoryEntry> {
    const { name, displayName, department, description } = read('skill-groups', change);
    const names = { SkillGroupName: name, DisplayName: displayName, Description: description };
    let id = change.id ?? '';
    if (change.do === 'create') {
      const asked = { ...names, SkillGroupName: given(name), ChannelType: HOTLINE };
      id = await this.#create('CreateSkillGroup', { ...asked, DepartmentId: department });
    } else if (change.do === 'change')
      await this.#ask('UpdateSkillGroup', { ...names, SkillGroupId: given(change.id) });
    else await this.#ask('RemoveSkillGroup', { SkillGroupId: given(change.id) });
    return { kind: 'skill-groups', id, name: displayName ?? name ?? id, address: id };
  }

  async departments(change: DirectoryChange): Promise<DirectoryEntry> {
    const { name } = read('departments', change);
    let id = change.id ?? '';
    if (change.do === 'create')
      id = await this.#create('CreateDepartment', { DepartmentName: given(name) });
    else if (change.do === 'change') {
      const asked = { DepartmentId: given(change.id), DepartmentName: given(name) };
      await this.#ask('UpdateDepartment', asked);
    } else await this.#ask('DeleteDepartment', { DepartmentId: given(change.id) });
    return { kind: 'departments', id, name: name ?? id };
  }

  async numbers(change: DirectoryChange): Promise<DirectoryEntry> {
    const fields = read('numbers', change);
    const HotlineNumber = given(change.do === 'create' ? fields.number : change.id);
    if (change.do === 'remove') await this.#ask('DeleteHotlineNumber', { HotlineNumber });
    else
      await this.#ask(change.do === 'create' ? 'AddHotlineNumber' : 'ResetHotlineNumber', {
        HotlineNumber,
        Description: fields.description ?? HotlineNumber,
        EnableInbound: fields.inbound,
        EnableOutbound: fields.outbound,
        EnableInboundEvaluation: fields.inboundEvaluation,
        EnableOutboundEvaluation: fields.outboundEvaluation,
        OutboundAllDepart: fields.allDepartments,
      });
    const name = fields.description ?? HotlineNumber;
    return { kind: 'numbers', id: HotlineNumber, name, address: HotlineNumber };
  }

  async #ask(action: AiccsAction, parameters: Parameters): Promise<void> {
    await this.rpc(action, parameters, this.signal);
  }

  async #create(action: AiccsAction, parameters: Parameters): Promise<string> {
    return readData(created, await this.rpc(action, parameters, this.signal));
  }
}

/** 003's 配置管理: agents, skill groups, departments and numbers. */
export function change(
  wanted: DirectoryChange,
  rpc: Rpc,
  signal: AbortSignal,
): Promise<DirectoryEntry> {
  const changes = new Changes(rpc, signal);
  switch (wanted.kind) {
    case 'agents':
      return changes.agents(wanted);
    case 'skill-groups':
      return changes.skillGroups(wanted);
    case 'departments':
      return changes.departments(wanted);
    case 'numbers':
      return changes.numbers(wanted);
  }
}
