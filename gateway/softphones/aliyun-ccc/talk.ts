import type { CallId, EndReason } from '../../../lib/telephony/call';
import { endOfSip } from './refusals';

/** The one call that the vendor has at a time. */
export type Talk = {
  readonly id: CallId;
  readonly direction: 'incoming' | 'outgoing';
  /** `wanted`: the SDK was asked to dial, and has not said that it does. */
  phase: 'wanted' | 'dialling' | 'ringing' | 'connected';
  /** The agent has taken it; the SDK has not said so yet. */
  answered: boolean;
  held: boolean;
  muted: boolean;
  /** The agent has hung up, or said no. */
  givenUp: boolean;
  /** It is being handed over; the end is the success. */
  leaving: boolean;
};

/** The colleague who is asked while the customer waits. It is a part of the talk to the vendor. */
export type Consultation = {
  readonly id: CallId;
  readonly number: string;
  state: 'wanted' | 'ringing' | 'connected';
  givenUp: boolean;
};

export function newTalk(id: CallId, direction: Talk['direction']): Talk {
  const phase = direction === 'incoming' ? 'ringing' : 'wanted';
  const quiet = { answered: false, held: false, muted: false, givenUp: false, leaving: false };
  return { id, direction, phase, ...quiet };
}

/** Why a talk that is over has ended; `reasons` are those of its legs. */
export function endOf(talk: Talk, reasons: readonly string[]): EndReason {
  if (talk.leaving) return 'transferred';
  if (talk.givenUp) {
    if (talk.phase === 'connected') return 'hung-up';
    return talk.direction === 'incoming' ? 'declined' : 'cancelled';
  }
  if (talk.phase === 'connected') return 'remote-hung-up';
  if (talk.direction === 'incoming') return 'missed';
  for (const reason of reasons) {
    const known = endOfSip(reason);
    if (known) return known;
  }
  return 'no-answer';
}

/** Why a consultation that is over has ended, where nobody here has completed it. */
export function endOfConsultation({ givenUp, state }: Consultation): EndReason {
  if (givenUp) return state === 'connected' ? 'hung-up' : 'cancelled';
  return state === 'connected' ? 'remote-hung-up' : 'no-answer';
}
