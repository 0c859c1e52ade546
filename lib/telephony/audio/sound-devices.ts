import type { Logger } from '../../log/log';
import type { AudioPort, DeviceLabels } from './audio-port';
import { deviceOf, openMicrophone } from './microphone';
import { Speaker } from './speaker';

/** The computer's own microphone and speaker as an `AudioPort`. */
export class SoundDevices implements AudioPort {
  readonly #speaker: Speaker;
  #microphone: string | undefined;

  constructor(
    private readonly navigator: Navigator,
    document: Document,
    private readonly log: Logger,
  ) {
    this.#speaker = new Speaker(document);
  }

  microphone(): Promise<MediaStream> {
    const { mediaDevices, permissions } = this.navigator;
    return openMicrophone(mediaDevices, this.#microphone, async () => {
      const { state } = await permissions.query({ name: 'microphone' });
      return state;
    });
  }

  play(id: string, stream: MediaStream): void {
    this.#speaker.play(id, stream);
  }

  stop(id: string): void {
    this.#speaker.stop(id);
  }

  use({ microphone, speaker }: DeviceLabels): void {
    this.#microphone = microphone;
    deviceOf(this.navigator.mediaDevices, 'audiooutput', speaker)
      .then((id) => this.#speaker.moveTo(id ?? ''))
      .catch((error: unknown) => this.log.warn('the speaker could not be chosen', error));
  }
}
