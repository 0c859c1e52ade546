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

export type Call = {
  readonly id: CallId;
  readonly direction: CallDirection;
  /** The far end: E.164 where known, else as the call centre sent it; empty when withheld. */
  readonly number: string;
  /** What the call centre says about the caller's name. Untrusted text. */
  readonly displayName?: string;
  readonly line?: CalledLine;
  readonly phase: CallPhase;
  readonly heldByUs: boolean;
  readonly heldByThem: boolean;
  readonly muted: boolean;
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
  | { readonly type: 'held'; readonly by: 'us' | 'them'; readonly on: boolean }
  | { readonly type: 'muted'; readonly on: boolean }
  | { readonly type: 'ended'; readonly reason: EndReason; readonly at: number };

/** A call at its first moment. */
export function begin(
  call: Pick<Call, 'id' | 'direction' | 'number' | 'displayName' | 'line' | 'startedAt'>,
): Call {
  return {
    ...call,
    phase: call.direction === 'incoming' ? 'ringing' : 'dialling',
    heldByUs: false,
    heldByThem: false,
    muted: false,
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
      return hold(call, event.by === 'us' ? 'heldByUs' : 'heldByThem', event.on);
    case 'muted':
      return call.muted === event.on ? call : { ...call, muted: event.on };
    case 'ended':
      return { ...call, phase: 'ended', endedAt: event.at, endReason: event.reason };
  }
}

function hold(call: Call, side: 'heldByUs' | 'heldByThem', on: boolean): Call {
  if (call.phase !== 'connected' || call[side] === on) return call;
  return { ...call, [side]: on };
}

/** Whether a call still needs the line. */
export function live(call: Call): boolean {
  return call.phase !== 'ended';
}
