/** `PollUserStatus` and the replies of call control, as the gateway hands them on. */
export type UserContext = {
  readonly userId: string;
  readonly extension: string;
  readonly userState: string;
  readonly deviceId: string;
};
export type ChannelContext = {
  readonly channelId: string;
  readonly channelState: string;
  readonly channelFlags: string;
  readonly callType: string;
  readonly originator: string;
  readonly destination: string;
  readonly userId: string;
};
export type CallContext = {
  readonly jobId: string;
  readonly callType: string;
  readonly channelContexts: readonly ChannelContext[];
};
export type Contexts = {
  readonly userContext: UserContext;
  readonly callContext: CallContext | null;
};

/** The leg of this user that lives. */
export function ownLeg({ userContext, callContext }: Contexts): ChannelContext | undefined {
  return callContext?.channelContexts.find(
    (one) => one.userId === userContext.userId && one.channelState !== 'RELEASED',
  );
}

const IDLE: Readonly<Record<string, number>> = {
  ...{ OFFLINE: 1, BREAK: 2, READY: 3, WORKING: 5, RINGING: 6, DIALING: 8 },
};
const TALKING: Readonly<Record<string, number>> = { INBOUND: 9, OUTBOUND: 10, INTERNAL: 11 };

/** The published status code for what the vendor says of agent and call. */
export function statusOf(contexts: Contexts): number {
  const { userState, userId } = contexts.userContext;
  const call = contexts.callContext;
  if (userState !== 'TALKING' || !call) return IDLE[userState] ?? 1;
  const own = ownLeg(contexts);
  if (own?.callType === 'CONSULTANT') return 20;
  const asked = call.channelContexts.find(
    (one) =>
      one.callType === 'CONSULTANT' && one.userId !== userId && one.channelState !== 'RELEASED',
  );
  if (asked) return asked.channelState === 'ANSWERED' ? 17 : 16;
  if (own?.channelFlags.includes('HOLD')) return 12;
  return TALKING[call.callType] ?? 9;
}
