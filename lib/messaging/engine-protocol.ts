import type { ApiAnswer, ApiRequest } from '../telephony/api';
import type { Call, CallId, CallQuality } from '../telephony/call';
import type { DeskAnswers, DeskQuestion } from '../telephony/desk';
import type { AgentDuty, CallAction, DialOptions, Line, LineFault } from '../telephony/provider';
import type { Result } from './result';

export type ProviderKind = 'practice' | 'sip' | 'hosted';

export type MicrophoneState = 'unknown' | 'prompt' | 'granted' | 'denied' | 'absent';

/** The sound devices by label, as this origin's `enumerateDevices` gives them; no defaults. */
export type DevicesSeen = {
  readonly microphones: readonly string[];
  readonly speakers: readonly string[];
  /** What is, or would be, in use; absent: the system's default. */
  readonly using: { readonly microphone?: string; readonly speaker?: string };
  /** A chosen device that is not plugged in, so that another one serves. */
  readonly missing?: { readonly microphone?: string; readonly speaker?: string };
};

/** The engine's whole truth. `epoch` names one life of the document; `seq` counts within it. */
export type EngineState = {
  readonly epoch: string;
  readonly seq: number;
  readonly provider: ProviderKind | null;
  readonly can: readonly string[];
  readonly line: Line;
  readonly calls: readonly Call[];
  readonly microphone: MicrophoneState;
  readonly devices: DevicesSeen;
  /** The agent's state in the call centre's own words, where it tells. */
  readonly duty?: AgentDuty;
  /** A call centre that was left is still being told, by way of the hub. */
  readonly leaving?: true;
};

/** Settings of a provider; secrets come as credentials, by `credentials` below. */
export type ProviderConfig =
  /** `queue`: its name in the agent's language; an offscreen document has no `chrome.i18n`. */
  | { readonly kind: 'practice'; readonly queue: string }
  /** `keepAliveMs`: a round trip to the server is made this often. */
  | { readonly kind: 'sip'; readonly keepAliveMs: number }
  /** `place`: where the page stands; absent: in the engine, unseen. */
  | { readonly kind: 'hosted'; readonly url: string; readonly place?: 'panel' };

/** What an incoming call meets while another one is up. */
export type WhileBusy = 'busy' | 'waiting';

/** Devices by label, the most wanted first; the first that is plugged in is used. Volumes 0–1. */
export type DeviceChoice = {
  readonly microphones: readonly string[];
  readonly speakers: readonly string[];
  readonly ringers: readonly string[];
  readonly volume: number;
  readonly ringVolume: number;
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
};

/** How the engine behaves by itself; may change at any time, also during a call. */
export type Conduct = {
  readonly whileBusy: WhileBusy;
  /** False: an offered call is sent back at once, as `not-ready`. */
  readonly takesCalls: boolean;
  /** A call that rings is answered by itself, after a tone. */
  readonly autoAnswer: boolean;
  readonly devices: DeviceChoice;
};

export type EngineCommand =
  | {
      readonly type: 'dial';
      readonly call: CallId;
      readonly number: string;
      readonly options?: DialOptions;
    }
  | { readonly type: 'act'; readonly call: CallId; readonly action: CallAction }
  | { readonly type: 'duty'; readonly duty: AgentDuty }
  | { readonly type: 'sign-in'; readonly skillGroups: readonly string[] }
  | { readonly type: 'rehearse' };

/** `cannot`: this call centre does not have it · `failed`: it has, and did not answer. */
export type DeskFault = 'cannot' | 'failed';

/** Over the engine's port only, never `runtime.sendMessage`, which reaches every page of ours. */
export type HubToEngine =
  | { readonly type: 'state?' }
  | { readonly type: 'configure'; readonly config: ProviderConfig | null }
  | { readonly type: 'conduct'; readonly conduct: Conduct }
  | { readonly type: 'command'; readonly id: string; readonly command: EngineCommand }
  /** A question to the call centre's desk: answered by `answer` with the same id. */
  | { readonly type: 'ask'; readonly id: string; readonly question: DeskQuestion }
  /** Whether these TURN servers serve: answered by `probed` with the same id. */
  | {
      readonly type: 'probe-relay';
      readonly id: string;
      readonly iceServers: readonly RTCIceServer[];
    }
  /** Everything up to `seq` is stored: ended calls may be forgotten. */
  | { readonly type: 'stored'; readonly epoch: string; readonly seq: number }
  | {
      readonly type: 'credentials';
      readonly id: string;
      readonly answer: Result<unknown, LineFault>;
    }
  /** What the gateway said to `api?` with the same id. */
  | { readonly type: 'api'; readonly id: string; readonly answer: ApiAnswer }
  /** The gate's word on `may-call?` with the same id. */
  | { readonly type: 'may-call'; readonly id: string; readonly allowed: boolean };

export type EngineToHub =
  | { readonly type: 'state'; readonly state: EngineState }
  | { readonly type: 'beat' }
  /** Once a second for a call with sound; never part of the state, which is written whole. */
  | { readonly type: 'quality'; readonly call: CallId; readonly quality: CallQuality }
  | {
      readonly type: 'answer';
      readonly id: string;
      readonly answer: Result<DeskAnswers[DeskQuestion['about']], DeskFault>;
    }
  | { readonly type: 'probed'; readonly id: string; readonly relayed: boolean }
  | { readonly type: 'credentials?'; readonly id: string; readonly refused: boolean }
  /**
   * A hosted softphone's request to the gateway: answered by `api`. `again`: it was sent before, so
   * that a hub which does not know it must not do it.
   */
  | ({ readonly type: 'api?'; readonly id: string; readonly again?: true } & ApiRequest)
  /** A call's far end wants us to call this number in its stead: answered by `may-call`. */
  | { readonly type: 'may-call?'; readonly id: string; readonly number: string };
