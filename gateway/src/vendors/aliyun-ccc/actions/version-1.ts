import { asSelf, plain } from './action';
import { address, digits, list, optional, page, report, word, yesNo } from './arguments';

/**
 * What the 1.x SDK sends (001 and 002). It has no call control: that goes between the SDK and the
 * vendor's agent server. Records and recordings come by the gateway's own routes for the caller alone,
 * because version 1.x cannot be asked for one agent's.
 */
export const AGENT_ACTIONS_1 = [
  asSelf('RequestLoginInfo'),
  asSelf('RefreshToken'),
  asSelf('GetTURNCredentials'),
  asSelf('ListSkillGroupsOfUser'),
  asSelf('PickGlobalOutboundNumbers', {
    CalledNumber: address,
    Count: optional(digits, 1),
    IsVirtual: optional(yesNo),
    SkillGroupId: optional(list),
  }),
] as const;

/** The records of the whole instance, and any recording. */
export const ADMIN_ACTIONS_1 = [
  plain('ListCallDetailRecords', {
    ...page,
    StartTime: optional(digits),
    StopTime: optional(digits),
    PhoneNumber: optional(address),
    Criteria: optional(report),
    WithRecording: optional(yesNo),
  }),
  plain('DownloadRecording', { FileName: word, Channel: optional(word) }),
] as const;
