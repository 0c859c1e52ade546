/** Published values of `CallType`, as far as they are made here. */
export type CallType =
  'INTERNAL' | 'INBOUND' | 'OUTBOUND' | 'CONSULTANT' | 'MONITOR' | 'COACH' | 'BARGE' | 'INTERCEPT';

/**
 * `NONE`, `CREATED` and `ANSWERED` are published as examples of `ChannelState`; the whole list is
 * not, so that `RINGING` and `RELEASED` are assumed.
 */
export type ChannelState = 'NONE' | 'CREATED' | 'RINGING' | 'ANSWERED' | 'RELEASED';

/** One party's leg of a call. */
export type Channel = {
  readonly id: string;
  readonly callType: CallType;
  readonly originator: string;
  readonly destination: string;
  readonly userId: string;
  readonly extension: string;
  state: ChannelState;
  /** How a hold and a mute are spelled here is not published either. */
  readonly flags: Set<'HOLD' | 'MUTE'>;
  timestamp: number;
  releaseInitiator: string;
  releaseReason: string;
};

/** A call: its `JobId` is the `ContactId` of its record. */
export type Job = {
  readonly id: string;
  readonly callType: CallType;
  readonly caller: string;
  readonly callee: string;
  readonly skillGroupId: string;
  readonly channels: Channel[];
  readonly startedAt: number;
  establishedAt?: number;
  releasedAt?: number;
  released?: { readonly by: string; readonly reason: string };
  /** Who asked whom to take over, while the customer waits. */
  consult?: { readonly by: string; readonly to: string };
  /** All who ever took part. */
  readonly agents: Set<string>;
};

/** The customer's leg: the one that belongs to no user. */
export function customerOf(job: Job): Channel | undefined {
  return job.channels.find(({ userId, state }) => userId === '' && state !== 'RELEASED');
}

/** The leg of a user that has not ended. */
export function legOf(job: Job, userId: string): Channel | undefined {
  return job.channels.find((one) => one.userId === userId && one.state !== 'RELEASED');
}

/** `CallContext` as it is published. */
export function callContextOf(job: Job, instanceId: string): Record<string, unknown> {
  return {
    InstanceId: instanceId,
    CallType: job.callType,
    JobId: job.id,
    ChannelContexts: job.channels.map((channel) => ({
      ChannelId: channel.id,
      ChannelState: channel.state,
      ChannelFlags: JSON.stringify([...channel.flags]),
      CallType: channel.callType,
      Originator: channel.originator,
      Destination: channel.destination,
      UserId: channel.userId,
      UserExtension: channel.extension,
      JobId: job.id,
      Timestamp: String(channel.timestamp),
      ReleaseInitiator: channel.releaseInitiator,
      ReleaseReason: channel.releaseReason,
      AssociatedData: '',
    })),
  };
}
