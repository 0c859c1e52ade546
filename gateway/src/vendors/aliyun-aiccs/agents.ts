import * as v from 'valibot';
import { identifier } from './identifier';
import { readData, type Rpc } from './rpc';

const agent = v.object({
  AgentId: identifier,
  AccountName: v.string(),
  DisplayName: v.nullish(v.string()),
  Status: v.nullish(v.number()),
  GroupList: v.nullish(v.array(v.object({ SkillGroupId: identifier })), []),
});

export type AiccsAgent = v.InferOutput<typeof agent>;

export const agentList = v.nullish(v.array(agent), []);

/** @throws {GatewayFault} `not-found` for an account that the instance does not have. */
export async function agentOf(account: string, rpc: Rpc, signal: AbortSignal): Promise<AiccsAgent> {
  return readData(agent, await rpc('GetAgent', { AccountName: account }, signal));
}
