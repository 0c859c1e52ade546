/** Published values of `UserState`. */
export type UserState =
  'OFFLINE' | 'BREAK' | 'READY' | 'DIALING' | 'RINGING' | 'TALKING' | 'WORKING';
export type WorkMode = 'ON_SITE' | 'OFF_SITE';

/** A user of the instance, with what `UserContext` tells of them. */
export type Agent = {
  readonly userId: string;
  readonly loginName: string;
  readonly extension: string;
  displayName: string;
  email: string;
  mobile: string;
  roleId: string;
  workMode: WorkMode;
  skillLevels: { skillGroupId: string; skillLevel: number }[];
  state: UserState;
  breakCode: string;
  outboundScenario: boolean;
  /** The one device that is effective. */
  deviceId: string;
  jobId: string;
  signedGroups: string[];
};

/** `UserContext` as it is published: values as text, the list as JSON. */
export function userContextOf(agent: Agent, instanceId: string): Record<string, string> {
  return {
    InstanceId: instanceId,
    UserId: agent.userId,
    Extension: agent.extension,
    UserState: agent.state,
    DeviceId: agent.deviceId,
    BreakCode: agent.state === 'BREAK' ? agent.breakCode : '',
    OutboundScenario: String(agent.outboundScenario),
    WorkMode: agent.workMode,
    JobId: agent.jobId,
    SignedSkillGroupIdList: JSON.stringify(agent.signedGroups),
  };
}
