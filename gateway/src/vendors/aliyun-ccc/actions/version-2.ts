import { aboutSelf, asSelf, plain } from './action';
import {
  address,
  digits,
  keys,
  line,
  list,
  optional,
  page,
  report,
  word,
  yesNo,
} from './arguments';

const device = { DeviceId: optional(word) };
const call = { ...device, JobId: word, ChannelId: optional(word) };
const transfer = {
  ...call,
  Transferee: address,
  Transferor: optional(line),
  TimeoutSeconds: optional(digits),
  TransfereeType: optional(word),
  Tags: optional(word),
};
const times = {
  StartTime: optional(digits),
  EndTime: optional(digits),
  StopTime: optional(digits),
};
const search = { SearchPattern: optional(word) };
const supervise = (whom: string) => ({
  ...device,
  [whom]: address,
  TimeoutSeconds: optional(digits),
});

/**
 * What an agent's SDK sends (§6 of the vendor's page on the 2.x SDK), and what signing in plainly
 * needs beside it: SignInGroup, PollUserStatus, GetDataChannelCredentials and ChangeWorkMode.
 */
export const AGENT_ACTIONS = [
  asSelf('GetLoginDetails', { ChatDeviceId: optional(word) }),
  asSelf('GetTurnCredentials'),
  plain('GetTurnServerList'),
  plain('GetDataChannelCredentials', { DeviceId: word }),
  plain('ListConfigItems', { ObjectType: optional(word), ObjectId: optional(word) }),
  asSelf('ListPrivilegesOfUser'),
  asSelf('ListDevices'),
  asSelf('AddAgentDevice', {
    ...device,
    UserAgent: optional(report),
    ClientDevice: optional(report),
    ClientPort: optional(report),
    LocalIpAddress: optional(report),
  }),
  asSelf('SaveTerminalLog', {
    AppName: optional(word),
    Content: optional(report),
    JobId: optional(word),
    CallId: optional(word),
    DataType: optional(word),
    MethodName: optional(word),
    Status: optional(word),
    UniqueRequestId: optional(word),
  }),

  asSelf('SignInGroup', {
    DeviceId: word,
    SignedSkillGroupIdList: optional(list),
    Additivity: optional(yesNo),
    ChatDeviceId: optional(word),
  }),
  asSelf('SignOutGroup', device),
  asSelf('ReadyForService', { ...device, OutboundScenario: optional(yesNo) }),
  asSelf('TakeBreak', { ...device, Code: word }),
  asSelf('ChangeWorkMode', {
    ...device,
    WorkMode: word,
    Mobile: optional(address),
    SignedSkillGroupIdList: optional(list),
  }),
  asSelf('PollUserStatus', device),

  asSelf('MakeCall', {
    ...device,
    Callee: address,
    Caller: optional(line),
    TimeoutSeconds: optional(digits),
    Tags: optional(word),
    MaskedCallee: optional(word),
    MediaType: optional(word),
  }),
  asSelf('AnswerCall', call),
  asSelf('ReleaseCall', call),
  asSelf('HoldCall', { ...call, Music: optional(word) }),
  asSelf('RetrieveCall', call),
  asSelf('MuteCall', call),
  asSelf('UnmuteCall', call),
  asSelf('SendDtmfSignaling', { ...call, Dtmf: keys }),
  asSelf('BlindTransfer', { ...transfer, SkillGroupId: optional(word) }),
  asSelf('InitiateAttendedTransfer', transfer),
  asSelf('CompleteAttendedTransfer', call),
  asSelf('CancelAttendedTransfer', call),
  asSelf('LaunchSurvey', { ...call, ContactFlowId: optional(word) }),

  asSelf('ListSkillLevelsOfUser', { ...page, ...search, IsMember: optional(yesNo) }),
  plain('ListSkillGroups', { ...page, ...search }),
  plain('ListBriefSkillGroups', { ...page, ...search }),
  asSelf('ListOutboundNumbersOfUser', { ...page, SkillGroupIdList: optional(list) }),
  plain('PickOutboundNumbers', {
    CalledNumber: address,
    Count: optional(digits, 1),
    SkillGroupIdList: optional(list),
  }),
  plain('GetNumberLocation', { Number: address }),
  plain('ListRealtimeAgentStates', {
    ...page,
    SkillGroupId: optional(word),
    AgentIdList: optional(list),
    StateList: optional(list),
    AgentName: optional(word),
  }),
  plain('ListAgentStates', { ...page, SkillGroupId: optional(word), State: optional(word) }),
  {
    ...plain('ListRecentCallDetailRecords', { ...page, ...times, Criteria: optional(report) }),
    withKey: aboutSelf('ListCallDetailRecords', 'AgentId', { ...page, ...times }),
  },
  aboutSelf('ListHistoricalAgentReport', 'AgentIdList', { ...page, ...times }),
] as const;

/** What only an admin may send: it reaches into the calls and the state of others. */
export const ADMIN_ACTIONS = [
  plain('ResetAgentState', { UserId: address, DeviceId: optional(word) }),
  asSelf('MonitorCall', supervise('MonitoredUserId')),
  asSelf('CoachCall', supervise('CoachedUserId')),
  asSelf('BargeInCall', supervise('BargedUserId')),
  asSelf('InterceptCall', supervise('InterceptedUserId')),
] as const;
