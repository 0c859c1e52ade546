import * as v from 'valibot';
import type { EndReason } from '../../../lib/telephony/call';
import type { CallerNumber, Colleague } from '../../../lib/telephony/desk';
import type { AgentDuty, OfferedCall } from '../../../lib/telephony/provider';
import { dialledInChina, fromChina } from '../line/chinese-number';
import { SoftphoneFault } from '../line/softphone-fault';
import type { CallContext, Deflection } from './hotline-sdk';

const text = v.pipe(v.string(), v.nonEmpty());
const credentials = v.object({
  instanceId: text,
  token: text,
  apiHost: v.optional(text),
  apiVersion: v.optional(text),
  wsHost: v.optional(text),
});

/** What the SDK signs in with: a token of scope `hotline` alone, made by `token_exchange`. */
export type AiccsCredentials = v.InferOutput<typeof credentials>;

/** Reads them. @throws {SoftphoneFault} */
export function credentialsOf(value: unknown): AiccsCredentials {
  const read = v.safeParse(credentials, value);
  if (!read.success) throw new SoftphoneFault('credentials-unavailable');
  return read.output;
}

const head = v.object({
  head: v.object({ agentBasicCode: v.optional(v.string()), acid: v.optional(v.string()) }),
});

/** The agent's state by a message of the vendor's socket; `undefined` while they are in a call. */
export function dutyOf(told: unknown): Pick<AgentDuty, 'state'> | undefined {
  const read = v.safeParse(head, told);
  switch (read.success ? read.output.head.agentBasicCode : undefined) {
    case 'AgentReady':
      return { state: 'ready' };
    case 'AgentBreak':
      return { state: 'break' };
    case 'AgentAcw':
      return { state: 'after-call' };
    case 'AgentCheckout':
      return { state: 'offline' };
    default:
      return undefined;
  }
}

/** The vendor's name of the call that a message is about, where it says one. */
export function callOf(told: unknown): string | undefined {
  const read = v.safeParse(head, told);
  const acid = read.success ? read.output.head.acid : undefined;
  return acid === '' ? undefined : acid;
}

/** Whether this is a message of the vendor's socket, as against a word of the SDK's own. */
export function fromSocket(told: unknown): boolean {
  return v.is(head, told);
}

/** Whether the SDK takes a thing now; what does not say so is no hindrance. */
export function enabled(told: unknown, what: 'callDialEnable' | 'callHangupEnable'): boolean {
  const read = v.safeParse(v.record(v.string(), v.unknown()), told);
  return !read.success || read.output[what] !== false;
}

const context = v.object({
  identity: v.object({ acId: v.pipe(v.string(), v.nonEmpty()) }),
  caller: v.object({ phoneNumber: v.string() }),
  callee: v.object({ phoneNumber: v.string() }),
});

/** The call that an event is about, if the SDK gave it whole. */
export function contextOf(told: unknown): CallContext | undefined {
  return v.is(context, told) ? (told as unknown as CallContext) : undefined;
}

/** A call that rings, with the hotline number that was called. */
export function offeredOf({ identity, caller, callee }: CallContext): OfferedCall {
  const rang = callee.phoneNumber;
  return {
    id: identity.acId,
    number: fromChina(caller.phoneNumber),
    ...(rang && { line: { number: fromChina(rang) } }),
  };
}

/** Where to send a call; `ours` is the number of our own that it is shown to come from. */
export function deflectionTo(address: string, ours: string): Deflection | undefined {
  if (address.startsWith('+')) {
    const callee = dialledInChina(address);
    return { isSingleTransfer: true, isTransferPhone: true, caller: ours, callee };
  }
  return /^\d{1,19}$/u.test(address)
    ? { isSingleTransfer: true, isTransferSkillGroup: true, skillGroupId: address }
    : undefined;
}

export type EndingCall = {
  readonly incoming: boolean;
  readonly connected: boolean;
  readonly transferred: boolean;
  /** The agent hung up, or rejected it. */
  readonly byUs: boolean;
};

/** Why a call has ended, of which the SDK says nothing: what the agent asked for tells it. */
export function endOf({ incoming, connected, transferred, byUs }: EndingCall): EndReason {
  if (transferred) return 'transferred';
  if (connected) return byUs ? 'hung-up' : 'remote-hung-up';
  if (incoming) return byUs ? 'declined' : 'missed';
  return byUs ? 'cancelled' : 'no-answer';
}

/** The gateway passes the vendor's reply on as it was. */
const data = <S extends v.GenericSchema>(schema: S) => v.object({ Data: schema });

/** The reply to `GetConfigNumList`: the numbers that may be shown to those who are called. */
export function callerNumbersOf(reply: unknown): readonly CallerNumber[] {
  const { Data: numbers } = v.parse(data(v.array(v.string())), reply);
  return numbers.map((one) => {
    const number = fromChina(one);
    return number.startsWith('+86') ? { number, region: 'CN' } : { number };
  });
}

const group = v.object({
  SkillGroupId: v.pipe(v.union([v.number(), v.string()]), v.transform(String)),
  Name: v.optional(v.string()),
  DisplayName: v.optional(v.string()),
  ChannelType: v.optional(v.number()),
});
/** `ChannelType` of `ListSkillGroup`. */
const HOTLINE = 1;

/** The reply to `ListSkillGroup`: whom a call may be transferred to, narrowed by what was typed. */
export function colleaguesOf(reply: unknown, text: string): readonly Colleague[] {
  const { Data: groups } = v.parse(data(v.array(group)), reply);
  const wanted = text.toLocaleLowerCase();
  return groups
    .filter(({ ChannelType = HOTLINE }) => ChannelType === HOTLINE)
    .map(({ SkillGroupId, DisplayName, Name }) => ({
      name: DisplayName ?? Name ?? SkillGroupId,
      address: SkillGroupId,
    }))
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
}
