import type { DeviceLabels } from '../../../lib/telephony/audio/audio-port';
import type { CallEvent, CallId, EndReason } from '../../../lib/telephony/call';
import type { DeskAnswers, DeskQuestion } from '../../../lib/telephony/desk';
import type {
  AgentDuty,
  CallAction,
  Capability,
  DialOptions,
  Line,
  OfferedCall,
} from '../../../lib/telephony/provider';

/**
 * One vendor's SDK, spoken to in Sidetone's words. A page is this and a call of `serveSoftphone`.
 * A method that rejects is harmless: a call that was dialled ends, anything else is left as it is.
 */
export interface VendorSoftphone {
  readonly can: readonly Capability[];
  /** The vendor has one call at a time; a consultation is no second one. */
  readonly oneCall?: true;
  /**
   * Loads the SDK, signs in and tells `line`. `credentials` are those of `POST /softphone/session`.
   *
   * @throws {SoftphoneFault} why there is no line.
   */
  start(credentials: unknown): Promise<void>;
  /** New credentials while it runs. */
  renew?(credentials: unknown): Promise<void>;
  /** Its call has been entered under this id; tell what becomes of it. */
  dial(id: CallId, number: string, options: DialOptions): Promise<void>;
  /** Only for calls that live; what cannot follow is ignored. */
  act(id: CallId, action: CallAction): Promise<void>;
  /** Only with `agent-state` in `can`. */
  setDuty?(duty: AgentDuty): Promise<void>;
  /** Exactly these; only with `skill-groups` in `can`. */
  signIn?(skillGroups: readonly string[]): Promise<void>;
  /** Only what `can` lists is asked. */
  ask?<Q extends DeskQuestion>(question: Q): Promise<DeskAnswers[Q['about']]>;
  /** By label; absent is the system's default. */
  setDevices?(devices: DeviceLabels): Promise<void>;
  /** Only with `rehearse` in `can`. */
  rehearse?(): Promise<void>;
  /** Ends calls, signs out, closes the microphone; the page is taken away when it resolves, or 2 s later. */
  stop(): Promise<void>;
}

/** What a page lends to a vendor's softphone. */
export type SoftphoneWorld = {
  /** The page is seen by the agent, in the side panel: the vendor's own workbench is shown. */
  readonly seen: boolean;
  /** The calls that live. Each ends once; what is told of a call that does not live is dropped. */
  readonly calls: CallTeller;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly line: (line: Line) => void;
  /** The agent's state as the call centre has it. */
  readonly duty: (duty: AgentDuty) => void;
  /**
   * The vendor's API, by the gateway, in the agent's name.
   *
   * @throws {ApiError} what the gateway, or the vendor, refused.
   */
  readonly api: (action: string, request: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** New credentials, made for this agent at this moment. @throws {ApiError} */
  readonly newCredentials: () => Promise<unknown>;
  /** Something strange, in words that hold nothing personal. */
  readonly warn: (what: string) => void;
};

/** What may be told of calls. */
export interface CallTeller {
  has(id: CallId): boolean;
  offered(call: OfferedCall): void;
  tell(id: CallId, event: CallEvent): void;
  end(id: CallId, reason: EndReason): void;
  endAll(reason: EndReason): void;
}
