import type { RecordKey } from './connector';

/** How a call went, for a CRM's own words. */
export type CallResult = 'answered' | 'missed' | 'no-answer' | 'busy' | 'cancelled' | 'failed';

/** One ended call, as a CRM is told of it. Times in ms since 1970. */
export type CallLog = {
  /** Ours, for ever: whoever is told twice can know that it is the same. */
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  /** The customer's, E.164 or as it came. */
  readonly number: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Talking time, ms; absent when it was never connected. */
  readonly talked?: number;
  readonly result: CallResult;
  /** In words, as a line of the CRM's list shows it. */
  readonly subject: string;
  /** The label that the agent chose. */
  readonly disposition?: string;
  readonly note?: string;
  /** https. */
  readonly recordingUrl?: string;
  /** Who took the call, by name. */
  readonly agent?: string;
  /** Whom it is attached to; without one it is logged all the same. */
  readonly contact?: RecordKey;
};

/** Whole seconds of talk, as most CRMs want them. */
export function secondsOf({ talked = 0 }: CallLog): number {
  return Math.round(talked / 1000);
}

/** Note, recording and agent in one text, for CRMs that have one field for all. */
export function describedCall(call: CallLog): string {
  const { note, recordingUrl, agent, number, id } = call;
  const facts = [number, agent, recordingUrl, id].filter(Boolean).join('\n');
  return note === undefined ? facts : `${note}\n\n${facts}`;
}
