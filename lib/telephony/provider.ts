import type { ApiAnswer, ApiRequest } from './api';
import type { AudioPort, DeviceLabels } from './audio/audio-port';
import type { CallEvent, CallId, CalledLine } from './call';
import type { DeskAnswers, DeskQuestion } from './desk';
import type { Logger } from '../log/log';

/** What a call centre can do. The UI asks this, never which vendor it talks to. */
export const CAPABILITIES = [
  'hold',
  /** Another call beside one that is held; without it, only a consultation. */
  'second-call',
  'mute',
  'dtmf',
  'transfer',
  'consult',
  'conference',
  'recording',
  'rehearse',
  'elsewhere',
  /** "Up" means that a round trip has just succeeded; without it, only what the vendor believes. */
  'round-trip',
  'agent-state',
  'skill-groups',
  'caller-numbers',
  'directory',
  'history',
  'statistics',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** What the agent can do to a call. DTMF tones are `0-9 * # A-D`; `,` pauses two seconds. */
export type CallAction =
  | { readonly type: 'answer' | 'hang-up' | 'hold' | 'resume' | 'mute' | 'unmute' }
  /** `busy` goes on to the next agent · `declined` says no for all · `away`: for the moment. */
  | { readonly type: 'reject'; readonly reason?: 'busy' | 'declined' | 'away' }
  | { readonly type: 'dtmf'; readonly tones: string }
  /** Blind: the far end is sent there, and the call ends when the call centre has taken it. */
  | { readonly type: 'transfer'; readonly to: string }
  /** Joins this call's far end with that of the consultation `with`; both end here. */
  | { readonly type: 'complete-transfer'; readonly with: CallId }
  /** On a consultation: hangs it up and takes the held call back. */
  | { readonly type: 'cancel-transfer' }
  /** All three hear each other. */
  | { readonly type: 'merge'; readonly with: CallId }
  /** Takes a call out of the conference: it is held, the other goes on. */
  | { readonly type: 'split' }
  | { readonly type: 'pause-recording' | 'resume-recording' };

/** Why there is no line. Each has its sentence and next step in `_locales`. */
export const LINE_FAULTS = [
  'unreachable',
  'credentials-refused',
  'credentials-unavailable',
  'credentials-denied',
  'blocked-page',
  /** The call centre's page stands in the side panel, and no panel is open. */
  'panel-closed',
  'lost',
  /** The same agent has signed in on another device, and the call centre has one at a time. */
  'taken-over',
] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

/** `elsewhere`: the same agent is registered on another device, too. Times in ms since the epoch. */
export type Line =
  | { readonly state: 'off' }
  | { readonly state: 'connecting' }
  | { readonly state: 'up'; readonly elsewhere: boolean }
  | { readonly state: 'down'; readonly fault: LineFault; readonly retryAt?: number };

/** The agent's state as it is told to a call centre. `reason`: the id of a break's reason. */
export type AgentDuty = {
  readonly state: 'offline' | 'ready' | 'break' | 'after-call' | 'not-ready';
  readonly reason?: string;
};

/** `from`: the number to show, one of `callerNumbers`. */
export type DialOptions = {
  readonly from?: string;
  readonly skillGroup?: string;
  readonly consultFor?: CallId;
};

export type OfferedCall = {
  readonly id: CallId;
  readonly number: string;
  readonly displayName?: string;
  readonly line?: CalledLine;
};

/** All that a provider ever tells. `offered` starts an incoming call; `dial` starts an outgoing. */
export type ProviderEvent =
  | { readonly type: 'line'; readonly line: Line }
  | { readonly type: 'offered'; readonly call: OfferedCall }
  | { readonly type: 'call'; readonly id: CallId; readonly event: CallEvent }
  /** The agent's state as the call centre has it, also when a supervisor changed it. */
  | { readonly type: 'duty'; readonly duty: AgentDuty };

/** What the engine lends to a provider. `credentials` asks the hub for fresh ones (after a 401). */
export type Surroundings<C> = {
  readonly audio: AudioPort;
  readonly log: Logger;
  readonly now: () => number;
  /** Resolves after `ms`, or at once when `signal` aborts. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly renew: () => Promise<C>;
  /** The hub's word on a number that a far end, not the agent, wants called. */
  readonly mayCall: (number: string) => Promise<boolean>;
  /** The vendor's API by the company's gateway; rejects never. */
  readonly api: (request: ApiRequest) => Promise<ApiAnswer>;
};

/** One call centre. Every implementation passes `test/contract`. */
export interface Provider<C = unknown> {
  readonly can: ReadonlySet<Capability>;
  /** Goes on line and stays so until `signal` aborts, which closes sockets, calls and microphone. */
  start(credentials: C, signal: AbortSignal): void;
  /** Resolves when a call centre that is told of the abort by way of the hub has been told. */
  left?(): Promise<void>;
  /** Starts an outgoing call under an id of the caller's choice; progress comes as events. */
  dial(id: CallId, number: string, options?: DialOptions): Promise<void>;
  /** Unknown calls and actions that cannot follow are ignored: doing a thing twice is harmless. */
  act(id: CallId, action: CallAction): Promise<void>;
  /**
   * Only where the media is not ours (`media` knows none): device labels, not ids, as ids differ
   * per origin. `undefined` means the system's default.
   */
  setDevices?(devices: DeviceLabels): Promise<void>;
  /**
   * The connection of a call whose media is local, for meters, mixing and a change of devices;
   * undefined before there is one. A call that was transferred may have another one.
   */
  media(id: CallId): CallMedia | undefined;
  /** Only where `can` has `agent-state`; rejects when the call centre refuses. */
  setDuty?(duty: AgentDuty): Promise<void>;
  /** Exactly these; only where `can` has `skill-groups`. */
  signIn?(skillGroups: readonly string[]): Promise<void>;
  /** Answers where `can` has the question's `about`. */
  ask?<Q extends DeskQuestion>(question: Q): Promise<DeskAnswers[Q['about']]>;
  /** Asks for a test call to this agent; only where `can` has `rehearse`. */
  rehearse?(): Promise<void>;
  on(listener: (event: ProviderEvent) => void): void;
}

export type CallMedia = { readonly connection: RTCPeerConnection };

/** Thrown by `renew` and `dial` when there is no line to be had; `code` says why. */
export class LineError extends Error {
  override readonly name = 'LineError';
  constructor(
    readonly code: LineFault,
    options?: ErrorOptions,
  ) {
    super(`No line: ${code}`, options);
  }
}
