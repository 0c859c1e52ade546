import * as v from 'valibot';
import { GatewayFault } from '../../gateway-fault';
import type { DirectoryChange, DirectoryEntry } from '../call-centre';
import { filled } from '../filled';
import type { Api } from './api';

const text = v.pipe(v.string(), v.nonEmpty());
const list = (one: RegExp) =>
  v.pipe(
    v.string(),
    v.check((words) => words === '' || words.split(',').every((word) => one.test(word))),
    v.transform((words) => (words === '' ? [] : words.split(','))),
  );

/** The fields of an agent, as a form has them. Numbers carry the vendor's own prefix. */
const everyField = {
  name: v.optional(text),
  staffNumber: v.optional(text),
  nick: v.optional(text),
  mobile: v.optional(v.pipe(v.string(), v.regex(/^0086\d{5,15}$/u))),
  extension: v.optional(v.pipe(v.string(), v.regex(/^[1-8]\d{3,5}$/u))),
};
const newStaff = v.object({
  ...everyField,
  /** The agent's name everywhere: `SeatUserId`. */
  email: v.pipe(v.string(), v.email()),
  name: text,
  staffNumber: text,
  /** By name here, by id afterwards: the vendor has it so. */
  skillGroups: v.optional(list(/./u)),
});
const changedStaff = v.object({
  ...everyField,
  skillGroups: v.optional(list(/^\d{1,15}$/u)),
});

const created = v.object({
  ErrorStaffList: v.nullish(
    v.array(v.object({ Code: v.nullish(v.string(), ''), Message: v.nullish(v.string(), '') })),
    [],
  ),
});
const deleted = v.object({ OnlineStaffList: v.nullish(v.array(v.string()), []) });
const changed = v.looseObject({});

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  fields: DirectoryChange['fields'],
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, filled(fields));
  if (result.success) return result.output;
  throw new GatewayFault('request-invalid');
}

const entry = (mail: string, name = mail): DirectoryEntry => ({
  ...{ kind: 'agents', id: mail, name, address: mail },
});

async function create(
  fields: DirectoryChange['fields'],
  api: Api,
  signal: AbortSignal,
): Promise<DirectoryEntry> {
  const { email, name, staffNumber, nick, mobile, skillGroups, extension } = read(newStaff, fields);
  const staff = {
    ...{ Name: name, Mail: email, StaffNumber: staffNumber, Nick: nick, Phone: mobile },
    ...{ SkillGroupNameList: skillGroups, ExtensionNumber: extension },
  };
  const reply = await api('CreateStaff', { Staffs: [staff], SendPassword: false }, created, signal);
  const [error] = reply.ErrorStaffList;
  if (!error) return entry(email, name);
  const vendor = { code: error.Code, message: error.Message };
  throw new GatewayFault('vendor-refused', { vendor });
}

/** The staff of the application: whom `SeatUserId` may name. */
export async function changeStaff(
  { do: what, kind, id, fields }: DirectoryChange,
  api: Api,
  signal: AbortSignal,
): Promise<DirectoryEntry> {
  if (kind !== 'agents') throw new GatewayFault('not-supported');
  if (what === 'create') return create(fields, api, signal);
  if (id === undefined) throw new GatewayFault('request-invalid');
  if (what === 'change') {
    const { name, staffNumber, nick, mobile, skillGroups, extension } = read(changedStaff, fields);
    const staff = {
      ...{ Email: id, Name: name, StaffNo: staffNumber, Nick: nick, Phone: mobile },
      ...{ SkillGroupIds: skillGroups?.map(Number), ExtensionNumber: extension },
    };
    await api('ModifyStaff', staff, changed, signal);
    return entry(id, name);
  }
  const reply = await api('DeleteStaff', { StaffList: [id] }, deleted, signal);
  if (reply.OnlineStaffList.length === 0) return entry(id);
  const vendor = { code: 'OnlineStaffList', message: 'An agent who is online cannot be removed' };
  throw new GatewayFault('vendor-refused', { vendor });
}
