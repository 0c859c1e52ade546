import * as v from 'valibot';

const text = v.optional(v.nullable(v.union([v.string(), v.number()])));

const channel = v.object({ userId: text, releaseReason: text, releaseInitiator: text });
const callContext = v.optional(
  v.nullable(v.object({ jobId: text, channelContexts: v.optional(v.nullable(v.array(channel))) })),
);
const call = v.object({ caller: text, callee: text, jobId: text, callContext });

const asText = (value: string | number | null | undefined): string => String(value ?? '');

/** A call as a callback of the SDK tells it; what is missing is empty. */
export type ToldCall = {
  readonly jobId: string;
  readonly caller: string;
  readonly callee: string;
  /** Why its legs were released, the customer's first; in the words of SIP. */
  readonly releaseReasons: readonly string[];
};

/** Reads what `onCallComing`, `onCallDialing`, `onCallEstablish` and `onCallRelease` are given. */
export function toldCall(payload: unknown): ToldCall {
  const read = v.safeParse(call, payload);
  const { caller, callee, jobId, callContext: context } = read.success ? read.output : {};
  const legs = [...(context?.channelContexts ?? [])].sort(
    (one, other) => asText(one.userId).length - asText(other.userId).length,
  );
  return {
    jobId: asText(jobId) || asText(context?.jobId),
    caller: asText(caller),
    callee: asText(callee),
    releaseReasons: legs.map(({ releaseReason }) => asText(releaseReason)).filter(Boolean),
  };
}

/** The new code of `onStatusChange`. */
export function toldStatus(payload: unknown): number | undefined {
  const read = v.safeParse(v.object({ code: v.union([v.number(), v.string()]) }), payload);
  const code = read.success ? Number(read.output.code) : Number.NaN;
  return Number.isInteger(code) ? code : undefined;
}

/** The code of `onErrorNotify`. */
export function toldError(payload: unknown): string {
  const read = v.safeParse(v.object({ errorCode: text }), payload);
  return read.success ? asText(read.output.errorCode) : '';
}
