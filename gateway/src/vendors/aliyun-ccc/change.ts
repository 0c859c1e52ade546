import * as v from 'valibot';
import { GatewayFault } from '../../gateway-fault';
import type { CallCentre, DirectoryChange, DirectoryEntry } from '../call-centre';
import type { Ask } from './rpc/ask';
import type { Parameters } from './rpc/request';
import type { AliyunCccSettings } from './settings';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(256));
const maybe = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(256)), '');
const workMode = v.optional(v.picklist(['ON_SITE', 'OFF_SITE']), 'ON_SITE');
const role = v.optional(v.picklist(['Agent', 'Admin']), 'Agent');
const usage = v.optional(v.picklist(['Inbound', 'Outbound', 'Bidirection']), 'Bidirection');
const groups = v.optional(v.pipe(v.string(), v.maxLength(4096)), '');

type Request = { readonly action: string; readonly parameters: Parameters; readonly name: string };

/** What becomes of a change: the vendor's action and its parameters. `id` is the entry's. */
type Change = (fields: Readonly<Record<string, string>>, id: string, at: string) => Request;

function change<T>(
  schema: v.GenericSchema<unknown, T>,
  make: (fields: T, id: string, instance: string) => Omit<Request, 'name'> & { name?: string },
): Change {
  return (fields, id, instance) => {
    const read = v.safeParse(schema, fields);
    if (!read.success) {
      const wrong = read.issues.map((issue) => v.getDotPath(issue) ?? '').join(', ');
      throw new GatewayFault('request-invalid', { cause: `fields: ${wrong}` });
    }
    return { name: id, ...make(read.output, id, instance) };
  };
}

/** As JSON, the way 2.x wants lists. */
const one = (id: string): string => JSON.stringify([id]);
const filled = (parameters: Parameters): Parameters =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''));

/** All changes that the vendor's API knows. It has no departments. */
const CHANGES: Readonly<Record<string, Change>> = {
  'create agents': change(
    v.object({
      ...{ loginName: v.pipe(v.string(), v.regex(/^[\w.-]{4,32}$/u)), name: text, email: text },
      ...{ mobile: maybe, role, workMode, skillGroups: groups },
    }),
    ({ loginName, name, email, mobile, ...more }, _, instance) => ({
      name,
      action: 'CreateUser',
      parameters: filled({
        ...{ LoginName: loginName, DisplayName: name, Email: email, Mobile: mobile },
        RoleId: `${more.role}@${instance}`,
        WorkMode: more.workMode,
        SkillLevelList: skillLevels(more.skillGroups),
      }),
    }),
  ),
  'change agents': change(
    v.object({ mobile: maybe, role: v.optional(v.picklist(['Agent', 'Admin'])), workMode }),
    (fields, UserId, instance) => ({
      action: 'ModifyUser',
      parameters: filled({
        ...{ UserId, WorkMode: fields.workMode, Mobile: fields.mobile },
        RoleId: fields.role ? `${fields.role}@${instance}` : '',
      }),
    }),
  ),
  'remove agents': change(v.object({}), (_, id) => ({
    action: 'RemoveUsers',
    parameters: { UserIdList: one(id) },
  })),
  'create skill-groups': change(
    v.object({
      key: v.pipe(v.string(), v.regex(/^[a-z][\w-]{0,31}$/iu)),
      name: text,
      description: maybe,
    }),
    ({ key, name, description }) => ({
      name,
      action: 'CreateSkillGroup',
      parameters: filled({ Name: key, DisplayName: name, Description: description }),
    }),
  ),
  'change skill-groups': change(
    v.object({ name: text, description: maybe }),
    ({ name, description }, SkillGroupId) => ({
      name,
      action: 'ModifySkillGroup',
      parameters: filled({ SkillGroupId, DisplayName: name, Description: description }),
    }),
  ),
  'remove skill-groups': change(v.object({}), (_, SkillGroupId) => ({
    action: 'DeleteSkillGroup',
    // Never by force: a group that still has agents or numbers is refused by the vendor.
    parameters: { SkillGroupId, Force: 'false' },
  })),
  'create numbers': change(v.object({ number: text, usage }), (fields) => ({
    name: fields.number,
    action: 'AddPhoneNumbers',
    parameters: { NumberList: one(fields.number), Usage: fields.usage },
  })),
  'change numbers': change(v.object({ usage }), (fields, Number) => ({
    action: 'ModifyPhoneNumber',
    parameters: { Number, Usage: fields.usage },
  })),
  'remove numbers': change(v.object({}), (_, id) => ({
    action: 'RemovePhoneNumbers',
    parameters: { NumberList: one(id) },
  })),
};

/** Changes to agents, skill groups and numbers, by an admin. */
export function changing(settings: AliyunCccSettings, ask: Ask): NonNullable<CallCentre['change']> {
  return async (caller, wanted, signal): Promise<DirectoryEntry> => {
    if (!caller.roles.has('admin')) throw new GatewayFault('forbidden');
    const known = CHANGES[`${wanted.do} ${wanted.kind}`];
    if (!known) throw new GatewayFault('not-supported');
    const { action, parameters, name } = known(wanted.fields, idOf(wanted), settings.instance);
    const { Data } = await ask(caller, action, parameters, signal);
    return { kind: wanted.kind, id: madeId(Data) ?? (wanted.id || name), name };
  };
}

function idOf({ do: what, id = '' }: DirectoryChange): string {
  if (what !== 'create' && !/^[\w.@+-]{1,128}$/u.test(id)) {
    throw new GatewayFault('request-invalid', { cause: 'id' });
  }
  return id;
}

/** What the vendor calls what was made. */
function madeId(data: unknown): string | undefined {
  const made = v.safeParse(
    v.object({ UserId: v.optional(v.string()), SkillGroupId: v.optional(v.string()) }),
    data,
  );
  return made.success ? (made.output.UserId ?? made.output.SkillGroupId) : undefined;
}

/** `skg-a@instance, skg-b@instance`, each at the middle level. */
function skillLevels(groupIds: string): string {
  const ids = groupIds.split(',').map((id) => id.trim());
  const levels = ids.filter(Boolean).map((skillGroupId) => ({ skillGroupId, skillLevel: 5 }));
  return levels.length > 0 ? JSON.stringify(levels) : '';
}
