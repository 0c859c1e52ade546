import type { AudioPort, DeviceLabels } from './audio/audio-port';
import type { CallEvent, CallId, CalledLine } from './call';
import type { Logger } from '../log/log';

/** What a call centre can do. The UI asks this, never which vendor it talks to. */
export type Capability = 'hold' | 'mute' | 'dtmf' | 'rehearse' | 'elsewhere';

/** What the agent can do to a call. DTMF tones are `0-9 * # A-D`; `,` pauses two seconds. */
export type CallAction =
  | { readonly type: 'answer' | 'reject' | 'hang-up' | 'hold' | 'resume' | 'mute' | 'unmute' }
  | { readonly type: 'dtmf'; readonly tones: string };

/** Why there is no line. Each has its sentence and next step in `_locales`. */
export const LINE_FAULTS = [
  'unreachable',
  'credentials-refused',
  'credentials-unavailable',
  'credentials-denied',
  'blocked-page',
  'lost',
] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

/** `elsewhere`: the same agent is registered on another device, too. Times in ms since the epoch. */
export type Line =
  | { readonly state: 'off' }
  | { readonly state: 'connecting' }
  | { readonly state: 'up'; readonly elsewhere: boolean }
  | { readonly state: 'down'; readonly fault: LineFault; readonly retryAt?: number };

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
  | { readonly type: 'call'; readonly id: CallId; readonly event: CallEvent };

/** What the engine lends to a provider. `credentials` asks the hub for fresh ones (after a 401). */
export type Surroundings<C> = {
  readonly audio: AudioPort;
  readonly log: Logger;
  readonly now: () => number;
  /** Resolves after `ms`, or at once when `signal` aborts. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly renew: () => Promise<C>;
};

/** One call centre. Every implementation passes `test/contract`. */
export interface Provider<C = unknown> {
  readonly can: ReadonlySet<Capability>;
  /** Goes on line and stays so until `signal` aborts, which closes sockets, calls and microphone. */
  start(credentials: C, signal: AbortSignal): void;
  /** Starts an outgoing call under an id of the caller's choice; progress comes as events. */
  dial(id: CallId, number: string): Promise<void>;
  /** Unknown calls and actions that cannot follow are ignored: doing a thing twice is harmless. */
  act(id: CallId, action: CallAction): Promise<void>;
  /** Device labels, not ids: ids differ per origin. `undefined` means the system's default. */
  setDevices(devices: DeviceLabels): Promise<void>;
  /** The two tracks of a call whose media is local, for meters and mixing. */
  media(id: CallId): CallMedia | undefined;
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
