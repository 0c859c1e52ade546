import { notExists } from '../refusal';
import type { Action } from './call-control';
import { rows } from './records';
import type { ApiRequest } from './request';

const signed = {
  Signature: 'simulated-signature',
  SignData: 'simulated-data',
  WebRtcUrl: 'wss://sip.ccc.aliyuncs.com:9443/',
  AgentServerUrl: 'wss://as.ccc.aliyuncs.com:80/',
};

/**
 * Version 2017-07-05, as far as the demo of the old SDK uses it. It has no call control: that is
 * between the SDK and its agent server. Lists are wrapped once more than in version 2.
 */
export function versionOne(recordingUrl: (jobId: string) => string): Record<string, Action> {
  return {
    RequestLoginInfo: {
      knows: 'UserId',
      data: (request) => {
        const agent = request.agent();
        return {
          LoginInfo: {
            UserName: agent.loginName,
            DisplayName: agent.displayName,
            PhoneNumber: agent.extension,
            Extension: agent.extension,
            Region: 'cn-shanghai',
            TenantId: request.centre.instanceId,
            Roles: { Role: [agent.roleId] },
            ...signed,
          },
        };
      },
    },
    RefreshToken: { knows: 'UserId', data: () => ({ Token: signed }) },
    GetTURNCredentials: {
      knows: 'UserId',
      data: (request) => ({
        Credentials: { Username: `1602585817:${request.agent().extension}`, Password: 'simulated' },
      }),
    },
    ListSkillGroupsOfUser: {
      knows: 'UserId',
      data: (request) => ({
        SkillLevels: {
          SkillLevel: request.agent().skillLevels.map(({ skillGroupId, skillLevel }) => ({
            SkillLevelId: skillGroupId,
            Level: skillLevel,
            Skill: {
              SkillGroupId: skillGroupId,
              SkillGroupName: request.centre.skillGroups.get(skillGroupId)?.displayName,
              OutboundPhoneNumbers: { PhoneNumber: numbers(request) },
            },
          })),
        },
      }),
    },
    PickGlobalOutboundNumbers: {
      knows: 'CalledNumber Count IsVirtual SkillGroupId UserId',
      data: (request) => ({
        DialNumberPairs: {
          DialNumberPair: numbers(request).map((Caller) => ({
            Callee: { Number: request.text('CalledNumber') },
            Caller,
            SkillGroupIds: { SkillGroupId: request.repeated('SkillGroupId') },
          })),
        },
      }),
    },
    ListCallDetailRecords: {
      knows: 'PageNumber PageSize StartTime StopTime PhoneNumber Criteria WithRecording',
      data: (request) => {
        const page = request.page(rows(request));
        const { List, ...rest } = page as { List: unknown };
        return { CallDetailRecords: { ...rest, List: { CallDetailRecord: List } } };
      },
    },
    DownloadRecording: {
      knows: 'FileName Channel',
      data: (request) => {
        const FileName = request.text('FileName');
        const id = FileName.replace(/\.wav$/u, '');
        if (!request.centre.jobs.has(id)) throw notExists('JobId', id);
        return { MediaDownloadParam: { FileName, SignatureUrl: recordingUrl(id) } };
      },
    },
  };
}

function numbers({ centre }: ApiRequest) {
  return [...centre.numbers.values()].map(({ number, city, province }) => ({
    ...{ PhoneNumberId: number, Number: number, City: city, Province: province },
    AllowOutbound: true,
  }));
}
