import type { DeviceChoice } from '../../lib/messaging/engine-protocol';

/** The sound devices of this computer by label. `allowed`: else the browser hides the labels. */
export type PluggedIn = {
  readonly allowed: boolean;
  readonly microphones: readonly string[];
  readonly speakers: readonly string[];
};

/** Why a microphone is not opened. */
export type MicrophoneRefusal = 'refused' | 'busy';

/**
 * The sound devices as this page may try them. Whatever is opened is closed when `signal` aborts,
 * when the page is hidden, and before the promise resolves.
 */
export interface SoundDesk {
  /** Tells what is plugged in, now and after every change. */
  watch(tell: (plugged: PluggedIn) => void, signal: AbortSignal): void;
  /** Asks for the microphone, in the click. */
  allow(): Promise<MicrophoneRefusal | null>;
  /** Tells the loudness of the chosen microphone, 0–1, several times a second. */
  level(
    choice: DeviceChoice,
    tell: (level: number) => void,
    signal: AbortSignal,
  ): Promise<MicrophoneRefusal | null>;
  /** Plays a short sound where calls are heard, or where they ring. */
  tone(output: 'speaker' | 'ringer', choice: DeviceChoice, signal: AbortSignal): Promise<void>;
  /** Records three seconds, and plays them on the chosen speaker after `playing` was told. */
  record(
    choice: DeviceChoice,
    playing: () => void,
    signal: AbortSignal,
  ): Promise<MicrophoneRefusal | null>;
}
