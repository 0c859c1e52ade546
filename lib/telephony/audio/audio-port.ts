/** The one way to the sound devices. Everything opened here ends when the engine stops. */
export interface AudioPort {
  /** Opens the microphone. Rejects with `MicrophoneError`. The caller stops the tracks. */
  microphone(): Promise<MediaStream>;
  /** Plays a call's remote audio until `stop` is called; a second call for one id replaces it. */
  play(id: string, stream: MediaStream): void;
  stop(id: string): void;
  /** Chooses devices by label; the speaker changes at once, the microphone with the next call. */
  use(devices: DeviceLabels): void;
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
