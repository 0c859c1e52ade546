import type { CrmFaultCode } from '../crm/crm-fault';
import type { CallId } from '../telephony/call';

/** How a call's record stands with one CRM. */
export type RecordState = {
  readonly connector: string;
  /** The CRM as agents know it. */
  readonly crm: string;
  readonly state: 'waiting' | 'saved' | 'failed';
  /** What is amiss; `not-set-up`: this CRM is not, any more. */
  readonly code?: CrmFaultCode | 'not-set-up';
  /** Of the CRM's answer. */
  readonly status?: number;
  /** The CRM may lack what the agent has changed last. */
  readonly outdated?: true;
  /** The CRM has the call, and is still to be told what the agent has changed last. */
  readonly amends?: true;
};

/** The records of this agent's calls on their way into CRMs. */
export type CallLogView = {
  /** Of the latest calls alone. */
  readonly calls: Readonly<Record<CallId, readonly RecordState[]>>;
  /** Calls that not every CRM has; `failed`: those of them that wait for somebody. */
  readonly undelivered: number;
  readonly failed: number;
};
