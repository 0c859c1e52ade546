import * as v from 'valibot';
import type { CallCentre } from '../call-centre';
import type { Ask } from './rpc/ask';
import { rowsOf, text } from './rows';
import type { AliyunCccSettings } from './settings';
import { userIdOf } from './user-id';

/** What the hosted page starts its SDK with: nothing of it is a secret. */
export type AliyunCccCredentials = {
  readonly instanceId: string;
  readonly regionId: string;
  readonly userId: string;
  /** As `register` of the SDK wants them. */
  readonly skillGroups: readonly {
    readonly skillGroupId: string;
    readonly skillGroupName: string;
    readonly skillLevel: number;
  }[];
};

const level = v.object({
  ...{ SkillGroupId: v.string(), SkillGroupName: text, SkillLevel: text },
});

/** Asks the vendor for the agent's skill groups, which proves that they are one there. */
export function softphoneSession(
  settings: AliyunCccSettings,
  ask: Ask,
): NonNullable<CallCentre['softphoneSession']> {
  return async (caller, signal) => {
    const userId = userIdOf(settings, caller.vendorUser);
    const asked = { UserId: userId, PageNumber: '1', PageSize: '100' };
    const reply = await ask(caller, 'ListSkillLevelsOfUser', asked, signal);
    const credentials: AliyunCccCredentials = {
      instanceId: settings.instance,
      regionId: settings.region,
      userId,
      skillGroups: rowsOf(reply, level).map((row) => ({
        skillGroupId: row.SkillGroupId,
        skillGroupName: row.SkillGroupName,
        skillLevel: Number(row.SkillLevel) || 1,
      })),
    };
    return { page: 'aliyun-ccc', credentials };
  };
}
