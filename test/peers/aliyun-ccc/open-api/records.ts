import { rowOf } from '../centre/record';
import { notExists, notPermitted } from '../refusal';
import type { Action } from './call-control';
import type { ApiRequest } from './request';

/** Rows of the records within the times asked for; newest first. */
export function rows(request: ApiRequest): Record<string, string>[] {
  const { centre } = request;
  const from = Number(request.maybe('StartTime') || 0);
  const to = Number(request.maybe('EndTime') || request.maybe('StopTime') || Infinity);
  return centre.records
    .filter(({ job }) => job.startedAt >= from && job.startedAt <= to)
    .map((record) => rowOf(centre, record))
    .reverse();
}

function mine(request: ApiRequest, wanted: string): (row: Record<string, string>) => boolean {
  const { kind, loginName } = request.proof.principal;
  const own = request.centre.agent(loginName);
  const seesAll = own.roleId.startsWith('Admin@');
  if (kind === 'token' && !seesAll && wanted !== '' && wanted !== own.userId) {
    throw notPermitted('AgentId');
  }
  const whose = seesAll || kind === 'access-key' ? wanted : own.userId;
  return (row) => whose === '' || (row['AgentIds'] ?? '').split(',').includes(whose);
}

/** Version 2020-07-01: records and recordings. */
export function recordActions(recordingUrl: (jobId: string) => string): Record<string, Action> {
  const recordOf = (request: ApiRequest) => {
    const id = request.text('ContactId');
    const row = rows(request).find((one) => one['ContactId'] === id);
    if (!row) throw notExists('JobId', id);
    return row;
  };
  return {
    ListCallDetailRecords: {
      knows:
        'PageNumber PageSize StartTime EndTime CalledNumber CallingNumber ContactType ContactDisposition ContactId AgentId SkillGroupId SortOrder OrderByField',
      data: (request) => {
        const contact = request.maybe('ContactId');
        const fits = mine(request, request.maybe('AgentId'));
        return request.page(
          rows(request).filter(
            (row) => fits(row) && (contact === '' || row['ContactId'] === contact),
          ),
        );
      },
    },
    ListRecentCallDetailRecords: {
      knows: 'PageNumber PageSize StartTime EndTime Criteria',
      data: (request) => request.page(rows(request).filter(mine(request, request.agent().userId))),
    },
    ListHistoricalAgentReport: {
      knows: 'PageNumber PageSize StartTime StopTime EndTime AgentIdList SkillGroupId',
      data: (request) => {
        const ids = request.list('AgentIdList');
        return request.page(ids.map((AgentId) => ({ AgentId, Overall: { TotalCalls: '0' } })));
      },
    },
    GetCallDetailRecord: { knows: 'ContactId', data: recordOf },
    GetMonoRecording: {
      knows: 'ContactId',
      data: (request) => {
        const row = recordOf(request);
        if (row['RecordingReady'] !== 'true') throw notExists('Recording', row['ContactId'] ?? '');
        const id = row['ContactId'] ?? '';
        return { FileName: `${id}.wav`, FileUrl: recordingUrl(id), Duration: row['CallDuration'] };
      },
    },
  };
}
