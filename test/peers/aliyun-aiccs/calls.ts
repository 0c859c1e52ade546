import { randomUUID } from 'node:crypto';
import type { AiccsAgent, AiccsCentre } from './centre';

export type AgentStatus =
  'AgentCheckout' | 'AgentReady' | 'AgentBreak' | 'AgentAcw' | 'AgentBusyForCall';

export type AiccsCall = {
  readonly acid: string;
  readonly connId: string;
  readonly jobId: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly caller: string;
  readonly callee: string;
  account: string;
  readonly createdAt: number;
  pickedUpAt?: number;
  hungUpAt?: number;
  /** 1 system, 2 customer, 3 agent. */
  hangUpRole?: 1 | 2 | 3;
  held: boolean;
  result?: string;
};

/** Whom a call is passed to: a skill group, an agent's account, or a number outside. */
export type TransferTarget =
  { readonly skillGroupId: number } | { readonly account: string } | { readonly phone: string };

/** What is asked of an agent or call that is not in the state for it. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}

/**
 * Agents and calls, as the published system events describe them. Every change is pushed in the
 * form of the vendor's web socket; media is the SDK simulator's affair.
 */
export class AiccsCalls {
  readonly #centre: AiccsCentre;

  constructor(centre: AiccsCentre) {
    this.#centre = centre;
  }

  checkIn(account: string): void {
    this.#enter(this.#agent(account), 'AgentReady', 'AgentCheckin');
  }

  checkOut(account: string): void {
    this.#enter(this.#agent(account), 'AgentCheckout', 'AgentCheckout');
  }

  ready(account: string): void {
    const agent = this.#agent(account);
    delete agent.restType;
    this.#enter(agent, 'AgentReady', 'AgentReady');
  }

  rest(account: string, type = 1): void {
    const agent = this.#agent(account);
    if (agent.status === 'AgentCheckout') throw new NotNow('not checked in');
    agent.restType = type;
    this.#enter(agent, 'AgentBreak', 'AgentBreak');
  }

  /** The agent calls; `establish` is the far end's answer. */
  dial(account: string, callee: string, caller: string): AiccsCall {
    const agent = this.#agent(account);
    // Also while working after a call: the SDK says `callDialEnable` then.
    if (agent.status === 'AgentCheckout' || agent.status === 'AgentBusyForCall')
      throw new NotNow(agent.status);
    const call = this.#open('outgoing', account, caller, callee);
    this.#enter(agent, 'AgentBusyForCall', 'AgentCallDialOut', call);
    return call;
  }

  /** A customer calls the hotline and the queue has found this agent. */
  ring(account: string, caller: string, hotline: string): AiccsCall {
    const agent = this.#agent(account);
    if (agent.status !== 'AgentReady') throw new NotNow(agent.status);
    const call = this.#open('incoming', account, caller, hotline);
    this.#enter(agent, 'AgentBusyForCall', 'AgentRinging', call);
    return call;
  }

  /** The agent answers, or the far end does. */
  establish(acid: string): AiccsCall {
    const call = this.#living(acid);
    if (call.pickedUpAt !== undefined) throw new NotNow('answered');
    call.pickedUpAt = Date.now();
    const name = call.direction === 'incoming' ? 'Inbound' : 'OutBound';
    this.#push(call, `AgentCall${name}Establish`);
    return call;
  }

  hold(acid: string): void {
    const call = this.#talking(acid);
    call.held = true;
    this.#push(call, 'AgentCallHeld');
  }

  retrieve(acid: string): void {
    const call = this.#talking(acid);
    call.held = false;
    const name = call.direction === 'incoming' ? 'Inbound' : 'OutBound';
    this.#push(call, `AgentCall${name}Establish`);
  }

  /** To an agent it rings there; elsewhere the call leaves this centre. */
  transfer(acid: string, target: TransferTarget): void {
    const call = this.#talking(acid);
    const from = this.#agent(call.account);
    const to = this.#receiver(target, from);
    call.held = false;
    this.#enter(from, 'AgentAcw', 'AgentLeaveChannel', call);
    if (!to) return this.#close(call, 3, 'transferAgent');
    call.account = to.accountName;
    delete call.pickedUpAt;
    this.#enter(to, 'AgentBusyForCall', 'AgentRinging', call);
  }

  hangUp(acid: string, by: 'customer' | 'agent' | 'system'): void {
    const call = this.#living(acid);
    const role = { system: 1, customer: 2, agent: 3 } as const;
    const unanswered = by === 'customer' ? 'userHangup' : 'dailing';
    this.#close(call, role[by], call.pickedUpAt === undefined ? unanswered : 'normal');
    this.#enter(this.#agent(call.account), 'AgentAcw', 'AgentAcw', call);
  }

  #receiver(target: TransferTarget, from: AiccsAgent): AiccsAgent | undefined {
    if ('phone' in target) return undefined;
    const wanted = (agent: AiccsAgent): boolean =>
      'account' in target
        ? agent.accountName === target.account
        : agent.skillGroupIds.includes(target.skillGroupId);
    const found = [...this.#centre.agents.values()].find(
      (agent) => agent !== from && agent.status === 'AgentReady' && wanted(agent),
    );
    if (!found) throw new NotNow('nobody is ready there');
    return found;
  }

  #open(direction: AiccsCall['direction'], account: string, caller: string, callee: string) {
    const id = randomUUID().replaceAll('-', '');
    const call: AiccsCall = {
      acid: id.slice(0, 12),
      connId: id.slice(12, 20),
      jobId: id.slice(20),
      direction,
      caller,
      callee,
      account,
      createdAt: Date.now(),
      held: false,
    };
    this.#centre.calls.set(call.acid, call);
    return call;
  }

  #close(call: AiccsCall, role: 1 | 2 | 3, result: string): void {
    call.hungUpAt = Date.now();
    call.hangUpRole = role;
    call.result = result;
  }

  #agent(account: string): AiccsAgent {
    const agent = this.#centre.agents.get(account);
    if (!agent) throw new NotNow('NoAgentFound');
    return agent;
  }

  #living(acid: string): AiccsCall {
    const call = this.#centre.calls.get(acid);
    if (!call || call.hungUpAt !== undefined) throw new NotNow('no such call');
    return call;
  }

  #talking(acid: string): AiccsCall {
    const call = this.#living(acid);
    if (call.pickedUpAt === undefined) throw new NotNow('not answered');
    return call;
  }

  #enter(agent: AiccsAgent, status: AgentStatus, event: string, call?: AiccsCall): void {
    agent.status = status;
    this.#centre.push(agent, event, call);
  }

  #push(call: AiccsCall, event: string): void {
    this.#centre.push(this.#agent(call.account), event, call);
  }
}
