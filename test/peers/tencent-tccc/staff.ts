import * as v from 'valibot';
import type { TcccCentre, TcccStaff } from './centre';
import { Refusal } from './refusal';

const text = v.pipe(v.string(), v.nonEmpty());

/** `SeatUserInfo`, as `CreateStaff` takes it. */
export const staffFields = v.strictObject({
  Name: text,
  Mail: v.pipe(text, v.email()),
  StaffNumber: text,
  Phone: v.optional(v.pipe(text, v.startsWith('0086'))),
  Nick: v.optional(text),
  SkillGroupNameList: v.optional(v.array(text)),
  Role: v.optional(v.picklist([1, 2, 3])),
  ExtensionNumber: v.optional(v.pipe(text, v.regex(/^[1-8]\d{3,5}$/u))),
});

type StaffFields = v.InferOutput<typeof staffFields>;

function groupItems(centre: TcccCentre, { skillGroups }: TcccStaff): unknown[] {
  return [...centre.skillGroups]
    .filter(([, name]) => skillGroups.includes(name))
    .map(([SkillGroupId, SkillGroupName]) => ({ SkillGroupId, SkillGroupName, Priority: 3 }));
}

export function listStaff(centre: TcccCentre, mail?: string): unknown[] {
  return [...centre.staff.values()]
    .filter((staff) => (mail ?? staff.mail) === staff.mail)
    .map((staff) => ({
      Name: staff.name,
      Mail: staff.mail,
      Phone: staff.phone,
      Nick: staff.nick,
      StaffNumber: staff.staffNumber,
      RoleId: 3,
      SkillGroupList: groupItems(centre, staff),
    }));
}

export function createStaff(centre: TcccCentre, staffs: readonly StaffFields[]) {
  const ErrorStaffList = staffs
    .filter(({ Mail }) => centre.staff.has(Mail))
    .map(({ Mail }) => ({ StaffEmail: Mail, Code: 'AccountExist', Message: 'there already' }));
  for (const staff of staffs) {
    if (centre.staff.has(staff.Mail)) continue;
    centre.addStaff(staff.Mail, {
      name: staff.Name,
      staffNumber: staff.StaffNumber,
      phone: staff.Phone ?? '',
      nick: staff.Nick ?? staff.Name,
      skillGroups: staff.SkillGroupNameList ?? [],
    });
  }
  return { ErrorStaffList };
}

type Changed = {
  readonly Email: string;
  readonly Name?: string | undefined;
  readonly Phone?: string | undefined;
  readonly Nick?: string | undefined;
  readonly StaffNo?: string | undefined;
  readonly SkillGroupIds?: readonly number[] | undefined;
};

export function modifyStaff(centre: TcccCentre, changed: Changed) {
  const staff = centre.staff.get(changed.Email);
  if (!staff) throw new Refusal('InvalidParameterValue.AccountNotExist', 'no such agent');
  staff.name = changed.Name ?? staff.name;
  staff.phone = changed.Phone ?? staff.phone;
  staff.nick = changed.Nick ?? staff.nick;
  staff.staffNumber = changed.StaffNo ?? staff.staffNumber;
  if (changed.SkillGroupIds)
    staff.skillGroups = changed.SkillGroupIds.map((id) => centre.skillGroups.get(id) ?? '');
  return {};
}

/** Those who are online stay. */
export function deleteStaff(centre: TcccCentre, mails: readonly string[]) {
  const online = (mail: string) => (centre.staff.get(mail)?.status ?? 'offline') !== 'offline';
  for (const mail of mails) if (!online(mail)) centre.staff.delete(mail);
  return { OnlineStaffList: mails.filter(online) };
}
