import type { RecordKey } from '../crm/connector';
import type { CallDirection, CallId, CallQuality, EndReason } from '../telephony/call';
import type { RecordState } from './call-log';

/** One call as it is remembered. Times in ms since 1970, durations in ms. */
export type HistoryRecord = {
  readonly id: CallId;
  readonly direction: CallDirection;
  readonly number: string;
  /** The country of `number`, ISO 3166-1 alpha-2, where it names one. */
  readonly region?: string;
  readonly name?: string;
  readonly company?: string;
  /** The customer's, where a CRM knows them. */
  readonly record?: RecordKey;
  readonly queue?: string;
  readonly at: number;
  /** Absent when it was never connected. */
  readonly talked?: number;
  readonly held?: number;
  /** After-call work. */
  readonly wrapUp?: number;
  /** Absent where only the call centre's own records have the call: they do not tell. */
  readonly endReason?: EndReason;
  readonly note?: string;
  /** The disposition's label as it was chosen. */
  readonly disposition?: string;
  /** `YYYY-MM-DD`. */
  readonly followUp?: string;
  readonly quality?: CallQuality;
  /** https; from the call centre's own records. */
  readonly recordingUrl?: string;
  /** What the gateway knows its recording by: `recording.part` asks for it. */
  readonly recording?: string;
  /** How it stands with the CRMs that it is written to. */
  readonly saved?: readonly RecordState[];
  /** What was written about it may still be changed. */
  readonly changeable?: true;
};

/** A part of a recording, in base64; `size` is that of the whole, in bytes. */
export type RecordingPart = {
  readonly data: string;
  readonly size: number;
  readonly type: string;
};

/** `more`: there are older ones. */
export type HistoryPage = {
  readonly records: readonly HistoryRecord[];
  readonly more: boolean;
  /** The call centre's own records are in it · could not be had · are not kept by this one. */
  readonly callCentre: 'merged' | 'failed' | 'none';
};

/** One agent's day so far, of calls that have ended. Durations in ms. */
export type DayFigures = {
  readonly from: number;
  /** That rang here for this agent, the missed ones among them. */
  readonly incoming: number;
  readonly outgoing: number;
  readonly missed: number;
  /** Without the time on hold. */
  readonly talked: number;
  readonly held: number;
  readonly wrapUp: number;
  /** Time per agent state. */
  readonly inState: Readonly<
    Record<'ready' | 'break' | 'after-call' | 'not-ready' | 'offline', number>
  >;
  /** `call-centre`: its statistics; `own`: reckoned from the calls that this browser saw. */
  readonly source: 'own' | 'call-centre';
};
