import type { AudioPort } from './audio/audio-port';
import type { CallId } from './call';

/** Knows whose sound is played, so that our own ringback falls silent when the far end sends any. */
export class Audible {
  readonly ids = new Set<CallId>();

  constructor(private readonly changed: () => void) {}

  /** The same port, listened to. */
  listening(audio: AudioPort): AudioPort {
    return {
      microphone: () => audio.microphone(),
      play: (id, stream) => {
        audio.play(id, stream);
        this.ids.add(id);
        this.changed();
      },
      stop: (id) => {
        audio.stop(id);
        this.ids.delete(id);
        this.changed();
      },
      use: (choice) => audio.use(choice),
      carry: (calls) => audio.carry(calls),
    };
  }
}
