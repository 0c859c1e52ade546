import { EventLog } from '../../../demo/event-log';
import type { AiccsCall, AgentStatus } from './calls';
import { socketMessage, type SocketMessage } from './socket-message';

export type AiccsAgent = {
  readonly agentId: number;
  readonly accountName: string;
  displayName: string;
  skillGroupIds: number[];
  status: AgentStatus;
  /** Of `SuspendHotlineService`: 1 break, 2 meal, 3 meeting, 4 coaching, 5 training. */
  restType?: number;
};
export type AiccsSkillGroup = {
  readonly skillGroupId: number;
  name: string;
  displayName: string;
  description: string;
  readonly channelType: number;
  departmentId?: number;
};
export type AiccsNumber = {
  readonly hotlineNumber: string;
  description: string;
  inBoundEnabled: boolean;
  outboundEnabled: boolean;
  calloutAllDepartment: boolean;
};

/** What one instance of the call centre knows. Its calls are moved by `AiccsCalls`. */
export class AiccsCentre {
  readonly agents = new Map<string, AiccsAgent>();
  readonly skillGroups = new Map<number, AiccsSkillGroup>();
  readonly departments = new Map<number, string>();
  readonly numbers = new Map<string, AiccsNumber>();
  /** By `acid`, living and ended ones. */
  readonly calls = new Map<string, AiccsCall>();
  /** Recordings by `acid`: addresses that the test serves itself. */
  readonly recordings = new Map<string, string>();
  /** Whatever the vendor would push over the agents' web sockets. */
  readonly pushed = new EventLog<{ readonly account: string; readonly message: SocketMessage }>();
  #lastId = 10_000;

  nextId(): number {
    return ++this.#lastId;
  }

  addAgent(accountName: string, displayName: string, skillGroupIds: number[]): AiccsAgent {
    const agentId = this.nextId();
    const agent = {
      agentId,
      accountName,
      displayName,
      skillGroupIds,
      status: 'AgentCheckout' as const,
    };
    this.agents.set(accountName, agent);
    return agent;
  }

  addSkillGroup(name: string, more: Partial<Omit<AiccsSkillGroup, 'skillGroupId'>> = {}): number {
    const skillGroupId = this.nextId();
    const rest = { displayName: name, description: '', channelType: 1, ...more };
    this.skillGroups.set(skillGroupId, { ...rest, skillGroupId, name });
    return skillGroupId;
  }

  push(agent: AiccsAgent, agentCallCode: string, call?: AiccsCall): void {
    this.pushed.add({
      account: agent.accountName,
      message: socketMessage(agent, agentCallCode, call),
    });
  }
}
