import type { EngineToHub } from '../messaging/engine-protocol';
import type { Logger } from '../log/log';
import type { AudioPort, Mixer, QualityMeter } from './audio/audio-port';
import type { OpenProvider } from './provider-slot';
import type { Sound } from './sound';

/** All that the engine needs from the document it lives in. */
export type EngineParts = {
  /** Names this life of the document. */
  readonly epoch: string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Logger;
  readonly audio: AudioPort;
  readonly mixer: Mixer;
  readonly meter: QualityMeter;
  readonly sound: (sound: Sound | null) => void;
  readonly open: OpenProvider;
  readonly send: (message: EngineToHub) => void;
};
