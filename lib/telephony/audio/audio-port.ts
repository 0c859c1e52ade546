import type { DeviceChoice } from '../../messaging/engine-protocol';
import type { CallId, CallQuality } from '../call';

/** The one way to the sound devices. Everything opened here ends when the engine stops. */
export interface AudioPort {
  /** Opens the microphone. Rejects with `MicrophoneError`. The caller stops the tracks. */
  microphone(): Promise<MediaStream>;
  /** Plays a call's remote audio until `stop` is called; a second call for one id replaces it. */
  play(id: string, stream: MediaStream): void;
  stop(id: string): void;
  /** Chooses devices, volumes and processing. All change at once, also for calls that are up. */
  use(choice: DeviceChoice): void;
  /**
   * Exactly these calls carry a lent microphone now, whatever their phase: when the device changes,
   * the lent streams get another track, and so do the senders of these connections. A call that is
   * opened with a microphone should be told at once; one that has ended is found by itself.
   */
  carry(calls: readonly SoundingCall[]): void;
}

/** A call whose sound is ours. */
export type SoundingCall = { readonly id: CallId; readonly connection: RTCPeerConnection };

/** `quiet`: the agent is muted or holds the call · `still`: either side holds it. */
export type MeasuredCall = SoundingCall & { readonly quiet: boolean; readonly still: boolean };

/** Joins calls, so that all hear each other and the agent. */
export interface Mixer {
  /**
   * Exactly these calls are mixed from now on; one or none: nothing is. A call that leaves, and
   * still lives, gets its own microphone track again, enabled unless `muteMixed(true)` was the last
   * word. Resolves when every sender carries what it should; a later set waits for an earlier one.
   */
  mix(calls: readonly SoundingCall[]): Promise<void>;
  /** The agent's voice in the mixture; the others go on hearing each other. */
  muteMixed(on: boolean): void;
}

/** Measures how calls sound, and tells once a second. */
export interface QualityMeter {
  /** Exactly these calls are measured from now on; those that were measured before go on. */
  watch(calls: readonly MeasuredCall[]): void;
  /** Over all of a call that ends now, which is forgotten with this. `undefined`: too short. */
  summary(id: CallId): CallQuality | undefined;
}

/** Labels as `enumerateDevices` gives them; `undefined` is the system's default. */
export type DeviceLabels = { readonly microphone?: string; readonly speaker?: string };

export type MicrophoneFault = 'denied' | 'not-asked' | 'absent' | 'busy';

/** Thrown by `AudioPort.microphone`; `cause` keeps the browser's own error. */
export class MicrophoneError extends Error {
  override readonly name = 'MicrophoneError';
  constructor(
    readonly code: MicrophoneFault,
    options?: ErrorOptions,
  ) {
    super(`No microphone: ${code}`, options);
  }
}
