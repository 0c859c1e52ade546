import * as v from 'valibot';
import { GatewayFault } from '../../gateway-fault';
import type { Caller } from '../../caller';
import type { DirectoryEntry, DirectoryKind } from '../call-centre';
import type { Api, TcccAction } from './api';

const PAGE_SIZE = 100;
/** As many as are listed at most, in pages. */
const MOST_PAGES = 20;

const text = v.nullish(v.string(), '');
const id = v.pipe(v.union([v.number(), v.string()]), v.transform(String));
const count = v.nullish(v.number(), 0);

const groupItem = v.object({ SkillGroupId: id, SkillGroupName: text });
const staff = v.object({
  Name: text,
  Mail: v.string(),
  Phone: text,
  Nick: text,
  StaffNumber: text,
  ExtensionNumber: text,
  SkillGroupList: v.nullish(v.array(groupItem), []),
});
const staffPage = v.pipe(
  v.object({ TotalCount: count, StaffList: v.nullish(v.array(staff), []) }),
  v.transform(({ TotalCount: total, StaffList: list }) => ({ total, list })),
);
const groupPage = v.pipe(
  v.object({ TotalCount: count, SkillGroupList: v.nullish(v.array(groupItem), []) }),
  v.transform(({ TotalCount: total, SkillGroupList: list }) => ({ total, list })),
);
const numberPage = v.pipe(
  v.object({
    TotalCount: count,
    Numbers: v.nullish(v.array(v.object({ Number: v.string() })), []),
  }),
  v.transform(({ TotalCount: total, Numbers: list }) => ({ total, list })),
);

/** All pages of a list, up to a limit. */
async function all<Item>(
  action: TcccAction,
  schema: v.GenericSchema<unknown, { total: number; list: Item[] }>,
  api: Api,
  signal: AbortSignal,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const request = { PageSize: PAGE_SIZE, PageNumber: page };
    const { total, list } = await api(action, request, schema, signal);
    items.push(...list);
    if (list.length === 0 || items.length >= total) break;
  }
  return items;
}

async function agents(admin: boolean, api: Api, signal: AbortSignal): Promise<DirectoryEntry[]> {
  const found = await all('DescribeStaffInfoList', staffPage, api, signal);
  return found.map((one) => ({
    kind: 'agents',
    id: one.Mail,
    name: one.Name === '' ? one.Mail : one.Name,
    address: one.Mail,
    fields: {
      nick: one.Nick,
      skillGroups: one.SkillGroupList.map(({ SkillGroupId }) => SkillGroupId).join(),
      // A colleague's own telephone is the admin's affair.
      ...(admin && {
        mobile: one.Phone,
        staffNumber: one.StaffNumber,
        extension: one.ExtensionNumber,
      }),
    },
  }));
}

/** Agents: whom they may transfer to, and the numbers that they may show. Admins: all there is. */
export async function directoryOf(
  caller: Caller,
  kind: DirectoryKind,
  api: Api,
  signal: AbortSignal,
): Promise<readonly DirectoryEntry[]> {
  if (kind === 'agents') return agents(caller.roles.has('admin'), api, signal);
  if (kind === 'skill-groups') {
    const groups = await all('DescribeSkillGroupInfoList', groupPage, api, signal);
    return groups.map(({ SkillGroupId, SkillGroupName: name }) => ({
      ...{ kind, id: SkillGroupId, name, address: SkillGroupId },
    }));
  }
  if (kind === 'departments') throw new GatewayFault('not-supported');
  const numbers = await all('DescribeNumbers', numberPage, api, signal);
  return numbers.map(({ Number: number }) => ({ kind, id: number, name: number, address: number }));
}
