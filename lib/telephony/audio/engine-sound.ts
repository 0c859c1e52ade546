import type { Logger } from '../../log/log';
import type { DevicesSeen, MicrophoneState } from '../../messaging/engine-protocol';
import type { CallId, CallQuality } from '../call';
import type { EngineParts } from '../engine-parts';
import { GetStatsMeter } from './get-stats-meter';
import { watchMicrophone } from './microphone-state';
import { Ringer } from './ringer';
import { SoundDevices } from './sound-devices';

/** Who hears of devices and quality: the engine. */
export type SoundListener = {
  microphone(state: MicrophoneState): void;
  devices(seen: DevicesSeen): void;
  quality(call: CallId, quality: CallQuality): void;
};

/** All sound of a document, as the engine wants it; `tell` has it listened to from then on. */
export function engineSound(
  { navigator, document }: Pick<Window, 'navigator' | 'document'>,
  log: Logger,
): Pick<EngineParts, 'audio' | 'mixer' | 'meter' | 'sound'> & {
  readonly tell: (listener: SoundListener, signal: AbortSignal) => Promise<void>;
} {
  let listener: SoundListener | undefined;
  const audio = new SoundDevices(navigator, document, log);
  const ringer = new Ringer(() => new AudioContext());
  return {
    audio,
    mixer: audio,
    meter: new GetStatsMeter((call, quality) => listener?.quality(call, quality)),
    sound: (sound) => ringer.play(sound),
    tell: async (to, signal) => {
      listener = to;
      await Promise.all([
        watchMicrophone(navigator, (state) => to.microphone(state), signal),
        audio.watch(
          { seen: (seen) => to.devices(seen), outputs: (outputs) => ringer.use(outputs) },
          signal,
        ),
      ]);
    },
  };
}
