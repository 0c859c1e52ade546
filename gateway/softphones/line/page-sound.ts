import type { DeviceLabels } from '../../../lib/telephony/audio/audio-port';

/**
 * The page's own hand on the sound of an SDK that has no say in it: which microphone it is given,
 * where it plays, and whether what it records is silence. To be made before the SDK is loaded.
 */
export class PageSound {
  readonly #tracks = new Set<MediaStreamTrack>();
  readonly #elements = new Set<WeakRef<HTMLMediaElement>>();
  #labels: DeviceLabels = {};
  #muted = false;

  constructor(
    private readonly devices: MediaDevices,
    elements: HTMLMediaElement,
  ) {
    const native = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wish = {}) => this.#watched(await native(await this.#fit(wish)));
    this.#watchElements(elements);
  }

  /** The speaker changes at once, the microphone with the next call. */
  async choose(labels: DeviceLabels): Promise<void> {
    this.#labels = labels;
    const alive = [...this.#elements].flatMap((one) => one.deref() ?? []);
    await Promise.all(alive.map((element) => this.#route(element)));
  }

  /** Nothing of what the microphone hears is sent, until this is taken back. */
  mute(on: boolean): void {
    this.#muted = on;
    for (const track of this.#tracks) {
      if (track.readyState === 'ended') this.#tracks.delete(track);
      track.enabled = !on;
    }
  }

  #watched(stream: MediaStream): MediaStream {
    for (const track of stream.getAudioTracks()) {
      this.#tracks.add(track);
      track.enabled = !this.#muted;
    }
    return stream;
  }

  async #fit(wish: MediaStreamConstraints): Promise<MediaStreamConstraints> {
    const deviceId = await this.#idOf('audioinput', this.#labels.microphone);
    if (wish.audio === undefined || wish.audio === false || deviceId === undefined) return wish;
    const audio = wish.audio === true ? {} : wish.audio;
    return { ...wish, audio: { ...audio, deviceId: { ideal: deviceId } } };
  }

  /** Every element that is given a stream is known from then on, in the document or not. */
  #watchElements(prototype: HTMLMediaElement): void {
    const native = Object.getOwnPropertyDescriptor(prototype, 'srcObject');
    const seen = (element: HTMLMediaElement): void => {
      this.#elements.add(new WeakRef(element));
      void this.#route(element);
    };
    if (!native) return;
    Object.defineProperty(prototype, 'srcObject', {
      ...native,
      set(this: HTMLMediaElement, stream: MediaProvider | null) {
        native.set?.call(this, stream);
        if (stream) seen(this);
      },
    });
  }

  async #route(element: HTMLMediaElement): Promise<void> {
    const id = await this.#idOf('audiooutput', this.#labels.speaker);
    // A device that was pulled out meanwhile is no reason to be silent: the system's default plays.
    await element.setSinkId(id ?? '').catch(() => undefined);
  }

  async #idOf(kind: MediaDeviceKind, label: string | undefined): Promise<string | undefined> {
    if (label === undefined) return undefined;
    const all = await this.devices.enumerateDevices();
    return all.find((one) => one.kind === kind && one.label === label)?.deviceId;
  }
}
