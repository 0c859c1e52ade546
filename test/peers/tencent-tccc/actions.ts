import * as v from 'valibot';
import type { TcccCentre } from './centre';
import { cdrs } from './call-records';
import { Refusal } from './refusal';
import { createStaff, deleteStaff, listStaff, modifyStaff, staffFields } from './staff';

export type ActionWorld = {
  readonly centre: TcccCentre;
  /** Where the SDK lies for a token. */
  readonly sdkUrl: (token: string) => string;
  readonly clock: () => number;
};

/** An action: what its parameters must be, and what it does with them. */
type Action = (request: unknown, world: ActionWorld) => Record<string, unknown>;

function action<Schema extends v.GenericSchema>(
  schema: Schema,
  run: (request: v.InferOutput<Schema>, world: ActionWorld) => Record<string, unknown>,
): Action {
  return (request, world) => {
    const read = v.safeParse(schema, request);
    if (read.success) return run(read.output, world);
    const [issue] = read.issues;
    const key = v.getDotPath(issue) ?? '';
    if (issue.received === 'undefined') throw new Refusal('MissingParameter', key);
    if (issue.expected === 'never') throw new Refusal('UnknownParameter', key);
    throw new Refusal('InvalidParameterValue', key);
  };
}

const text = v.pipe(v.string(), v.nonEmpty());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const app = { SdkAppId: whole };
const paged = (most: number) => ({
  ...app,
  PageSize: v.pipe(whole, v.minValue(1), v.maxValue(most)),
  PageNumber: whole,
});

const page = <T>(all: readonly T[], { PageSize: size, PageNumber: nth }: Record<string, unknown>) =>
  all.slice(Number(nth) * Number(size), (Number(nth) + 1) * Number(size));

/** Version 2020-02-10; names, kinds and limits as in the vendor's SDK models. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  CreateSDKLoginToken: action(
    v.strictObject({ ...app, SeatUserId: text, OnlyOnce: v.optional(v.boolean()) }),
    ({ SeatUserId }, { centre, sdkUrl }) => {
      if (!centre.staff.has(SeatUserId))
        throw new Refusal('InvalidParameterValue.AccountNotExist', 'no such agent');
      const { token, expires } = centre.issueToken(SeatUserId);
      return { Token: token, SdkURL: sdkUrl(token), ExpiredTime: expires };
    },
  ),
  DescribeTelCdr: action(
    v.strictObject({
      ...paged(100),
      StartTimeStamp: whole,
      EndTimeStamp: whole,
      Phones: v.optional(v.array(text)),
      SessionIds: v.optional(v.array(text)),
    }),
    (request, { centre, clock }) => {
      const all = cdrs(request, centre, clock());
      return { TotalCount: all.length, TelCdrList: page(all, request) };
    },
  ),
  DescribeTelRecordAsr: action(
    v.strictObject({ ...app, SessionId: text }),
    ({ SessionId }, { centre }) => {
      const lines = centre.transcripts.get(SessionId);
      if (!lines) throw new Refusal('ResourceNotFound', 'no transcript');
      return {
        AsrDataList: lines.map(({ user, message }, index) => ({
          User: user,
          Message: message,
          Start: index * 1000,
          End: index * 1000 + 900,
        })),
      };
    },
  ),
  DescribeStaffInfoList: action(
    v.strictObject({
      ...paged(9999),
      StaffMail: v.optional(text),
      ModifiedTime: v.optional(whole),
      SkillGroupId: v.optional(whole),
    }),
    (request, { centre }) => {
      const all = listStaff(centre, request.StaffMail);
      return { TotalCount: all.length, StaffList: page(all, request) };
    },
  ),
  DescribeSkillGroupInfoList: action(
    v.strictObject({ ...paged(100), SkillGroupId: v.optional(whole) }),
    (request, { centre }) => {
      const all = [...centre.skillGroups].map(([SkillGroupId, SkillGroupName]) => ({
        SkillGroupId,
        SkillGroupName,
        SkillGroupType: 0,
        MaxConcurrency: 1,
      }));
      return { TotalCount: all.length, SkillGroupList: page(all, request) };
    },
  ),
  DescribeNumbers: action(
    v.strictObject({ ...app, PageNumber: v.optional(whole, 0), PageSize: v.optional(whole, 20) }),
    (request, { centre }) => ({
      TotalCount: centre.numbers.length,
      Numbers: page(centre.numbers, request).map((number) => ({ Number: number })),
    }),
  ),
  CreateStaff: action(
    v.strictObject({
      ...app,
      Staffs: v.pipe(v.array(staffFields), v.minLength(1), v.maxLength(10)),
      SendPassword: v.optional(v.boolean()),
    }),
    ({ Staffs }, { centre }) => createStaff(centre, Staffs),
  ),
  ModifyStaff: action(
    v.strictObject({
      ...app,
      Email: text,
      Name: v.optional(text),
      Phone: v.optional(text),
      Nick: v.optional(text),
      StaffNo: v.optional(text),
      SkillGroupIds: v.optional(v.array(whole)),
    }),
    (request, { centre }) => modifyStaff(centre, request),
  ),
  DeleteStaff: action(
    v.strictObject({ ...app, StaffList: v.pipe(v.array(text), v.maxLength(200)) }),
    ({ StaffList }, { centre }) => deleteStaff(centre, StaffList),
  ),
};
