import type { AgentDuty } from '../../../lib/telephony/provider';

/** The published codes of `onStatusChange` in 2.x. */
export const STATUS = {
  notRegistered: -1,
  registering: 0,
  offline: 1,
  onBreak: 2,
  idle: 3,
  afterCall: 5,
  ringing: 6,
  dialling: 8,
  inbound: 9,
  outbound: 10,
  internal: 11,
  held: 12,
  consultRings: 16,
  consulting: 17,
} as const;

/** What a status says of the agent; nothing while a call is on. */
export function dutyOf(code: number): AgentDuty['state'] | undefined {
  switch (code) {
    case STATUS.offline:
      return 'offline';
    case STATUS.onBreak:
      return 'break';
    case STATUS.idle:
      return 'ready';
    case STATUS.afterCall:
      return 'after-call';
    default:
      return undefined;
  }
}

/** The agent and the customer hear each other. */
export function talking(code: number): boolean {
  return code === STATUS.inbound || code === STATUS.outbound || code === STATUS.internal;
}

/** No call is on: also what the SDK says when it has lost its registration. */
export function withoutCall(code: number): boolean {
  return code === STATUS.notRegistered || dutyOf(code) !== undefined;
}
