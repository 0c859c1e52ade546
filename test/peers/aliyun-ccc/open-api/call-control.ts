import * as agents from '../centre/agent-acts';
import { userContextOf, type Agent, type WorkMode } from '../centre/agent';
import * as calls from '../centre/call-acts';
import { callContextOf, type Job } from '../centre/job';
import * as transfers from '../centre/transfer-acts';
import { badParameter } from '../refusal';
import type { ApiRequest } from './request';

/** An action: the parameters it knows beside `InstanceId`, and what it answers as `Data`. */
export type Action = {
  readonly knows: string;
  readonly data: (request: ApiRequest) => unknown;
};

const MODES: readonly string[] = ['ON_SITE', 'OFF_SITE'];

function contexts(request: ApiRequest, agent: Agent, job?: Job) {
  const current = job ?? request.centre.jobs.get(agent.jobId);
  const { instanceId } = request.centre;
  return {
    UserContext: userContextOf(agent, instanceId),
    CallContext: current ? callContextOf(current, instanceId) : null,
  };
}

const agentAct = (knows: string, act: (request: ApiRequest, agent: Agent) => void): Action => ({
  knows: `UserId DeviceId ${knows}`,
  data: (request) => {
    const agent = request.agent();
    act(request, agent);
    return userContextOf(agent, request.centre.instanceId);
  },
});

const callAct = (knows: string, act: (request: ApiRequest, agent: Agent) => Job): Action => ({
  knows: `UserId DeviceId ${knows}`,
  data: (request) => {
    const agent = request.agent();
    agents.demandDevice(agent, request.text('DeviceId'));
    const job = act(request, agent);
    return contexts(request, agent, job);
  },
});

const flagged = (name: 'HOLD' | 'MUTE', on: boolean): Action =>
  callAct('JobId ChannelId Music', (request, agent) => {
    const channelId = name === 'HOLD' ? request.text('ChannelId') : request.maybe('ChannelId');
    return calls.flag(request.centre, agent, { jobId: request.text('JobId'), channelId }, name, on);
  });

const joined = (how: 'MONITOR' | 'COACH' | 'BARGE' | 'INTERCEPT', whom: string): Action =>
  callAct(`${whom} TimeoutSeconds`, (request, agent) => {
    request.admin();
    return transfers.join(request.centre, agent, request.text(whom), how);
  });

/** Version 2020-07-01: the agent's state and the control of calls. */
export const CALL_CONTROL: Readonly<Record<string, Action>> = {
  SignInGroup: agentAct('SignedSkillGroupIdList Additivity ChatDeviceId', (request, agent) =>
    agents.signIn(
      request.centre,
      agent,
      request.text('DeviceId'),
      request.list('SignedSkillGroupIdList'),
    ),
  ),
  SignOutGroup: agentAct('', (request, agent) =>
    agents.signOut(request.centre, agent, request.maybe('DeviceId')),
  ),
  ReadyForService: agentAct('OutboundScenario', (request, agent) =>
    agents.ready(
      request.centre,
      agent,
      request.text('DeviceId'),
      request.maybe('OutboundScenario') === 'true',
    ),
  ),
  TakeBreak: agentAct('Code', (request, agent) =>
    agents.takeBreak(request.centre, agent, request.text('DeviceId'), request.text('Code')),
  ),
  ChangeWorkMode: agentAct('WorkMode Mobile SignedSkillGroupIdList', (request, agent) => {
    const mode = request.text('WorkMode');
    if (!MODES.includes(mode)) throw badParameter('Enumeration', 'WorkMode');
    agents.changeWorkMode(agent, mode as WorkMode, request.maybe('Mobile'));
  }),
  ResetAgentState: agentAct('', (request, agent) => {
    request.admin();
    agents.resetState(request.centre, agent);
  }),
  PollUserStatus: {
    knows: 'UserId DeviceId',
    data: (request) => ({ ...contexts(request, request.agent()), ContextId: String(Date.now()) }),
  },
  MakeCall: callAct(
    'Callee Caller TimeoutSeconds Tags MaskedCallee MediaType FlashSmsVariables',
    (request, agent) =>
      calls.makeCall(request.centre, agent, request.text('DeviceId'), {
        callee: request.text('Callee'),
        caller: request.maybe('Caller'),
      }),
  ),
  AnswerCall: callAct('JobId', (request, agent) =>
    calls.answer(request.centre, agent, request.text('JobId')),
  ),
  ReleaseCall: callAct('JobId ChannelId', (request, agent) =>
    calls.release(request.centre, agent, request.text('JobId')),
  ),
  HoldCall: flagged('HOLD', true),
  RetrieveCall: flagged('HOLD', false),
  MuteCall: flagged('MUTE', true),
  UnmuteCall: flagged('MUTE', false),
  BlindTransfer: callAct(
    'JobId Transferee Transferor TimeoutSeconds SkillGroupId TransfereeType Tags',
    (request, agent) =>
      transfers.blindTransfer(
        request.centre,
        agent,
        request.text('JobId'),
        request.text('Transferee'),
      ),
  ),
  InitiateAttendedTransfer: callAct(
    'JobId Transferee Transferor TimeoutSeconds TransfereeType Tags',
    (request, agent) =>
      transfers.initiateConsult(
        request.centre,
        agent,
        request.text('JobId'),
        request.text('Transferee'),
      ),
  ),
  CompleteAttendedTransfer: callAct('JobId', (request, agent) =>
    transfers.completeConsult(request.centre, agent, request.text('JobId')),
  ),
  CancelAttendedTransfer: callAct('JobId', (request, agent) =>
    transfers.cancelConsult(request.centre, agent, request.text('JobId')),
  ),
  SendDtmfSignaling: callAct('JobId ChannelId Dtmf', (request, agent) => {
    if (!/^[\d*#A-D]+$/u.test(request.text('Dtmf'))) throw badParameter('Format', 'Dtmf');
    request.text('ChannelId');
    return request.centre.jobOf(agent, request.text('JobId'));
  }),
  LaunchSurvey: callAct('JobId ContactFlowId SmsMetadataId SurveyChannel', (request, agent) =>
    request.centre.jobOf(agent, request.text('JobId')),
  ),
  MonitorCall: joined('MONITOR', 'MonitoredUserId'),
  CoachCall: joined('COACH', 'CoachedUserId'),
  BargeInCall: joined('BARGE', 'BargedUserId'),
  InterceptCall: joined('INTERCEPT', 'InterceptedUserId'),
};
