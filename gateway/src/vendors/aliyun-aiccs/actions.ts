/**
 * The actions of AICCS 2019-10-15 that the gateway knows at all, with the HTTP method that the
 * vendor's SDKs use for each. https://help.aliyun.com/zh/aiccs/developer-reference
 */
export const METHODS = {
  CreateAgent: 'POST',
  UpdateAgent: 'PUT',
  DeleteAgent: 'DELETE',
  GetAgent: 'GET',
  ListAgentBySkillGroupId: 'GET',
  CreateSkillGroup: 'POST',
  UpdateSkillGroup: 'POST',
  RemoveSkillGroup: 'POST',
  ListSkillGroup: 'GET',
  GetDepGroupTreeData: 'GET',
  CreateDepartment: 'POST',
  UpdateDepartment: 'POST',
  DeleteDepartment: 'POST',
  GetAllDepartment: 'GET',
  AddHotlineNumber: 'POST',
  ResetHotlineNumber: 'POST',
  DeleteHotlineNumber: 'POST',
  QueryHotlineNumber: 'GET',
  GetConfigNumList: 'GET',
  ListOutboundPhoneNumber: 'GET',
  GetHotlineAgentStatus: 'POST',
  SuspendHotlineService: 'POST',
  HotlineSessionQuery: 'POST',
  ListHotlineRecord: 'GET',
  GetHotlineMessageLog: 'GET',
} as const;

export type AiccsAction = keyof typeof METHODS;
