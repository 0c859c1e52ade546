/** Identifies one call for its whole life; chosen by whoever learns of the call first. */
export type CallId = string;

export type CallDirection = 'incoming' | 'outgoing';

/**
 * Where a call stands. `dialling` until the far end rings, `ringing` while either side rings,
 * `connecting` between the agent's answer and the first media, then `connected`, then `ended`.
 */
export type CallPhase = 'dialling' | 'ringing' | 'connecting' | 'connected' | 'ended';

/** Every way a call can end. Each has its own sentence, and the next step, in `_locales`. */
export const END_REASONS = [
  'hung-up',
  'remote-hung-up',
  'cancelled',
  'busy',
  'no-answer',
  'rejected',
  'declined',
  'missed',
  'answered-elsewhere',
  'no-such-number',
  'unreachable',
  'not-allowed',
  'no-microphone',
  'line-lost',
  'cut',
  'transferred',
  'not-ready',
  'failed',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Which line rang, as far as the call centre tells. */
export type CalledLine = {
  /** The number that the customer called, E.164 or as sent. */
  readonly number?: string;
  /** Queue or skill group, in the call centre's words. */
  readonly queue?: string;
  /** When the customer began to wait, ms since the epoch. */
  readonly waitingSince?: number;
};

/** Why a transfer came to nothing; the call goes on. Each has its sentence in `_locales`. */
export const TRANSFER_FAULTS = [
  'busy',
  'no-answer',
  'no-such-number',
  'refused',
  'not-supported',
  'failed',
] as const;
export type TransferFault = (typeof TRANSFER_FAULTS)[number];

/** A transfer that the agent asked for. The call ends as `transferred` when it has succeeded. */
export type Transfer = {
  readonly kind: 'blind' | 'attended';
  /** Where to, as it was given. */
  readonly to: string;
  readonly state: 'trying' | 'ringing' | 'failed';
  readonly fault?: TransferFault;
};

/** How a call sounds, over the last seconds or, in a call that has ended, over all of it. */
export type CallQuality = {
  readonly level: 'good' | 'fair' | 'poor';
  /**
   * What an agent can do something about; the worst first told. `reconnecting`: the way through the
   * network is lost, and another one is looked for.
   */
  readonly trouble?:
    'loss' | 'jitter' | 'delay' | 'silent-microphone' | 'nothing-heard' | 'reconnecting';
  /** Mean opinion score, 1–4.5, estimated by the E-model (ITU-T G.107). */
  readonly mos: number;
  /** Parts of 1: packets lost on the way here, and on the way there as the far end reports. */
  readonly lossIn: number;
  readonly lossOut?: number;
  readonly jitterMs: number;
  readonly roundTripMs?: number;
  readonly codec?: string;
  /** The type of our candidate in the pair that is used (RFC 8445), and its transport. */
  readonly route?: string;
};

export type Call = {
  readonly id: CallId;
  readonly direction: CallDirection;
  /** The far end: E.164 where known, else as the call centre sent it; empty when withheld. */
  readonly number: string;
  /** What the call centre says about the caller's name. Untrusted text. */
  readonly displayName?: string;
  readonly line?: CalledLine;
  readonly phase: CallPhase;
  /** Nobody need answer it: it rings for a moment and is connected, as the agent's settings say. */
  readonly answersItself?: true;
  readonly heldByUs: boolean;
  readonly heldByThem: boolean;
  readonly muted: boolean;
  /** It was begun to consult somebody about that call. */
  readonly consultFor?: CallId;
  readonly transfer?: Transfer;
  /** It is mixed with the other calls that have this, so that all hear each other. */
  readonly conference: boolean;
  readonly recording?: 'on' | 'paused';
  readonly quality?: CallQuality;
  /** How long it was held by us, ms, without the hold that goes on since `heldSince`. */
  readonly heldFor: number;
  readonly heldSince?: number;
  /** All times are ms since the epoch. */
  readonly startedAt: number;
  readonly connectedAt?: number;
  readonly endedAt?: number;
  readonly endReason?: EndReason;
};

export type CallEvent =
  | { readonly type: 'ringing' }
  | { readonly type: 'answering' }
  | { readonly type: 'connected'; readonly at: number }
  | {
      readonly type: 'held';
      readonly by: 'us' | 'them';
      readonly on: boolean;
      readonly at: number;
    }
  | { readonly type: 'muted'; readonly on: boolean }
  /** `null`: it was taken back. */
  | { readonly type: 'transfer'; readonly transfer: Transfer | null }
  /** Somebody else is at the far end: it was transferred there, or the call centre knows better. */
  | { readonly type: 'party'; readonly number: string; readonly displayName?: string }
  | { readonly type: 'conference'; readonly on: boolean }
  | { readonly type: 'recording'; readonly state: 'on' | 'paused' | 'off' }
  | { readonly type: 'quality'; readonly quality: CallQuality }
  | { readonly type: 'ended'; readonly reason: EndReason; readonly at: number };

/** A call at its first moment. */
export function begin(
  call: Pick<
    Call,
    | 'id'
    | 'direction'
    | 'number'
    | 'displayName'
    | 'line'
    | 'answersItself'
    | 'consultFor'
    | 'startedAt'
  >,
): Call {
  return {
    ...call,
    phase: call.direction === 'incoming' ? 'ringing' : 'dialling',
    heldByUs: false,
    heldByThem: false,
    muted: false,
    conference: false,
    heldFor: 0,
  };
}

/**
 * The call after an event. Pure, total and idempotent: an event that cannot follow, or that says
 * what is known already, returns the very same object, so late, doubled and reordered events of a
 * call centre do no harm. Nothing follows `ended`.
 *
 *     dialling ──ringing──▶ ringing ──answering──▶ connecting ──connected──▶ connected ──▶ ended
 *         └───────────────────┴──────── connected ────────────────▲
 */
export function next(call: Call, event: CallEvent): Call {
  if (call.phase === 'ended') return call;
  switch (event.type) {
    case 'ringing':
      return call.phase === 'dialling' ? { ...call, phase: 'ringing' } : call;
    case 'answering':
      return call.phase === 'ringing' && call.direction === 'incoming'
        ? { ...call, phase: 'connecting' }
        : call;
    case 'connected':
      return call.phase === 'connected'
        ? call
        : { ...call, phase: 'connected', connectedAt: event.at };
    case 'held':
      return event.by === 'us' ? heldByUs(call, event.on, event.at) : heldByThem(call, event.on);
    case 'muted':
      return call.muted === event.on ? call : { ...call, muted: event.on };
    case 'transfer':
      return call.phase === 'connected' ? transferred(call, event.transfer) : call;
    case 'party':
      return nowWith(call, event);
    case 'conference':
      if (call.phase !== 'connected' || call.conference === event.on) return call;
      return { ...call, conference: event.on };
    case 'recording':
      return recorded(call, event.state);
    case 'quality':
      return same(call.quality, event.quality) ? call : { ...call, quality: event.quality };
    case 'ended':
      return ended(call, event.reason, event.at);
  }
}

function heldByUs(call: Call, on: boolean, at: number): Call {
  if (call.phase !== 'connected' || call.heldByUs === on) return call;
  if (on) return { ...call, heldByUs: true, heldSince: at };
  const heldFor = call.heldFor + since(call.heldSince, at);
  return { ...call, heldByUs: false, heldFor, heldSince: undefined };
}

function heldByThem(call: Call, on: boolean): Call {
  if (call.phase !== 'connected' || call.heldByThem === on) return call;
  return { ...call, heldByThem: on };
}

function transferred(call: Call, transfer: Transfer | null): Call {
  if (same(call.transfer, transfer ?? undefined)) return call;
  return { ...call, transfer: transfer ?? undefined };
}

function nowWith(call: Call, party: Pick<Call, 'number' | 'displayName'>): Call {
  if (call.number === party.number && call.displayName === party.displayName) return call;
  return { ...call, number: party.number, displayName: party.displayName };
}

function recorded(call: Call, state: 'on' | 'paused' | 'off'): Call {
  if ((call.recording ?? 'off') === state) return call;
  return { ...call, recording: state === 'off' ? undefined : state };
}

function ended(call: Call, endReason: EndReason, endedAt: number): Call {
  return {
    ...call,
    phase: 'ended',
    conference: false,
    transfer: undefined,
    heldFor: call.heldFor + since(call.heldSince, endedAt),
    heldSince: undefined,
    endedAt,
    endReason,
  };
}

function since(from: number | undefined, to: number): number {
  return from === undefined ? 0 : Math.max(0, to - from);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a call still needs the line. */
export function live(call: Call): boolean {
  return call.phase !== 'ended';
}
