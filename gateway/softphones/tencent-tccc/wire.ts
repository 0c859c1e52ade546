import type { EndReason } from '../../../lib/telephony/call';
import type { AgentDuty, OfferedCall } from '../../../lib/telephony/provider';
import { fromChina } from '../line/chinese-number';
import type { TcccTarget, TcccWish } from './tccc';

/** A call as far as its end can be read from it. */
export type EndingCall = {
  readonly incoming: boolean;
  readonly connected: boolean;
  /** The call centre has taken a transfer of it. */
  readonly transferred: boolean;
};

/** What an event or a reply carries: the reference shows it bare, the guides under `data`. */
export function payload(told: unknown): Readonly<Record<string, unknown>> {
  const outer = record(told);
  return 'data' in outer && outer['data'] !== null ? record(outer['data']) : outer;
}

/**
 * Waits for what the SDK says to a request; `status: 'error'` is as good as a rejection.
 *
 * @throws {TcccRefusal} in the SDK's own words, which are not numbered.
 */
export async function granted(asked: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  let reply: unknown;
  try {
    reply = await asked;
  } catch (cause) {
    throw new TcccRefusal(text(record(cause)['errorMsg']) ?? nameOf(cause), { cause });
  }
  const refused = [record(reply), payload(reply)].find((one) => one['status'] === 'error');
  if (refused) throw new TcccRefusal(text(refused['errorMsg']) ?? 'error');
  return payload(reply);
}

/** The SDK did not do what it was asked. */
export class TcccRefusal extends Error {
  override readonly name = 'TcccRefusal';
}

/** Why a call that could not be begun or answered has ended. */
export function endOfRefused(error: unknown): EndReason {
  const said = error instanceof Error ? error.message : '';
  if (/NotAllowedError|NotFoundError|microphone/iu.test(said)) return 'no-microphone';
  return 'failed';
}

/** Our state for one of the vendor's; `busy` (in a call) is none, nor is what we do not know. */
export function dutyOf(status: unknown): AgentDuty | undefined {
  switch (text(payload(status)['status']) ?? text(status)) {
    case 'free':
      return { state: 'ready' };
    case 'arrange':
      return { state: 'after-call' };
    case 'rest':
      return { state: 'break' };
    case 'notReady':
      return { state: 'not-ready' };
    case 'offline':
      return { state: 'offline' };
    default:
      return undefined;
  }
}

/** What to set for a state of ours; to leave `notReady` has a word of its own. Not for `offline`. */
export function wishFor(state: Exclude<AgentDuty['state'], 'offline'>, current: unknown): TcccWish {
  switch (state) {
    case 'ready':
      return current === 'notReady' ? 'stopNotReady' : 'free';
    case 'break':
      return 'rest';
    case 'after-call':
      return 'arrange';
    case 'not-ready':
      return 'notReady';
  }
}

/** An incoming telephone call; `undefined` for chats, videos and what has no id. */
export function offeredOf(told: unknown): OfferedCall | undefined {
  const call = payload(told);
  const id = text(call['sessionId']);
  if (id === undefined || !['phone', 'voip', 'internal'].includes(String(call['type']))) return;
  const caller = text(call['callerPhoneNumber']) ?? text(call['protectedCaller']);
  const number = caller ? fromChina(caller) : (text(call['peerUserId']) ?? '');
  const called = text(call['calleePhoneNumber']) ?? text(call['callee']);
  const path = Array.isArray(call['ivrPath']) ? call['ivrPath'] : [];
  const queue = path.flatMap((step: unknown) => text(record(step)['label']) ?? []).join(' › ');
  const displayName = text(call['remark']) ?? text(call['nickname']);
  return {
    id,
    number,
    ...(displayName && { displayName }),
    line: { ...(called && { number: fromChina(called) }), ...(queue && { queue }) },
  };
}

/** Where a transfer may go: an agent's account (an e-mail address) or a skill group's id. */
export function targetOf(address: string): TcccTarget | undefined {
  if (address.includes('@')) return { userId: address };
  return /^\d{1,19}$/u.test(address) ? { skillGroupId: address } : undefined;
}

/** The CDR's names of how a call came to nothing; `mainReason` is read by the same words. */
const REASONS: readonly (readonly [RegExp, EndReason])[] = [
  [/busy/iu, 'busy'],
  [/reject/iu, 'rejected'],
  [/not_?answer|no_?answer|timeout/iu, 'no-answer'],
  [/number_?not_?exist|empty_?number/iu, 'no-such-number'],
  [/power_?off|not_?in_?service|unreachable/iu, 'unreachable'],
  [/out_?of_?credit|black_?list|forbid/iu, 'not-allowed'],
];

/** Why a call has ended, by `closeBy`: `client`, `seat`, `admin` (the system) or `timer`. */
export function endOf(told: unknown, call: EndingCall): EndReason {
  const { closeBy, mainReason, subReason } = payload(told);
  if (call.transferred) return 'transferred';
  switch (closeBy) {
    case 'seat':
      if (call.connected) return 'hung-up';
      return call.incoming ? 'declined' : 'cancelled';
    case 'client':
      if (call.connected) return 'remote-hung-up';
      return call.incoming ? 'missed' : 'rejected';
    case 'timer':
      if (call.connected) return 'cut';
      return call.incoming ? 'missed' : 'no-answer';
    default: {
      const said = `${text(mainReason) ?? ''} ${text(subReason) ?? ''}`;
      const known = REASONS.find(([words]) => words.test(said));
      if (call.connected) return 'cut';
      return known?.[1] ?? (call.incoming ? 'missed' : 'failed');
    }
  }
}

/** The session that an event is about. */
export function sessionOf(told: unknown): string | undefined {
  return text(payload(told)['sessionId']);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? `${cause.name} ${cause.message}` : 'rejected';
}
