import type { CheckReport } from '../snapshot/check';
import type { DayFigures, HistoryPage, RecordingPart } from '../snapshot/history';
import type { CallId } from '../telephony/call';
import type { DeviceChoice } from './engine-protocol';
import type { Result } from './result';

/** Why a wrap-up was not saved. Each has its sentence in `_locales`. */
export const WRAP_UP_FAULTS = ['disposition-required', 'note-required', 'unknown-call'] as const;
export type WrapUpFault = (typeof WRAP_UP_FAULTS)[number];

/** What is asked before a sign-out while not every CRM has the agent's calls. */
export type CallLogToHub = {
  /** Sends what can be sent within seconds, and says how many calls are left. */
  'call-log.send': (body: Record<string, never>) => number;
  /** Deletes the records that no CRM has. */
  'call-log.discard': (body: Record<string, never>) => void;
};

/** The part of what the panel asks that is about the agent's shift, not about one call. */
export type ShiftToHub = {
  /** `reason`: the id of a break's reason. Ready during after-call work ends it. */
  'agent.set': (body: {
    readonly duty: 'offline' | 'ready' | 'break';
    readonly reason?: string;
  }) => void;
  /** One more minute of after-call work. */
  'agent.more-time': (body: Record<string, never>) => void;

  /** Stored before it resolves. Every pause in typing says the whole note. */
  'wrap-up.note': (body: { readonly call: CallId; readonly note: string }) => void;
  /** `''`: none. */
  'wrap-up.disposition': (body: { readonly call: CallId; readonly disposition: string }) => void;
  /** `YYYY-MM-DD`, or `''` for none. */
  'wrap-up.follow-up': (body: { readonly call: CallId; readonly date: string }) => void;
  /** Closes the wrap-up. `ready`: and the agent takes calls again. */
  'wrap-up.save': (body: {
    readonly call: CallId;
    readonly ready: boolean;
  }) => Result<void, WrapUpFault>;

  /** Newest first. `before`: only calls that began earlier, ms since 1970. */
  'history.find': (body: {
    readonly text: string;
    readonly before?: number;
    readonly missed?: boolean;
    /** Only calls that not every CRM has. */
    readonly unsaved?: boolean;
  }) => HistoryPage;
  /** A call's record is tried once more in every CRM that has not got it; without `call`, all are. */
  'call-log.try-again': (body: { readonly call?: CallId }) => void;
  'call-log.send': CallLogToHub['call-log.send'];
  'call-log.discard': CallLogToHub['call-log.discard'];

  /** The agent has looked at the history: missed calls are not counted any more. */
  'history.seen': (body: Record<string, never>) => void;
  /** A part of a recording by its id at the gateway, from a byte on. */
  'recording.part': (body: {
    readonly id: string;
    readonly from: number;
  }) => Result<RecordingPart, 'failed'>;
  /** Today, as the agent's clock says. */
  'day.figures': (body: Record<string, never>) => DayFigures;

  'devices.choose': (body: { readonly devices: Partial<DeviceChoice> }) => void;
  'skill-groups.sign-in': (body: { readonly ids: readonly string[] }) => void;
  /** `''`: the call centre chooses. `region`: for calls to this country alone. */
  'caller-number.choose': (body: { readonly region: string; readonly number: string }) => void;
  /** Asks the call centre's directory, for the list of transfer targets. */
  'directory.find': (body: { readonly text: string }) => void;

  'set-up.check': (body: Record<string, never>) => CheckReport;
  /** What "copy diagnostics" copies, exactly, with numbers and names masked. */
  'diagnostics.text': (body: Record<string, never>) => string;
  /** The browser's own page for keys. */
  'shortcuts.open': (body: Record<string, never>) => void;
};
