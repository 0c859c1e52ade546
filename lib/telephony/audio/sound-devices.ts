import type { Logger } from '../../log/log';
import type { DeviceChoice, DevicesSeen } from '../../messaging/engine-protocol';
import { DEFAULT_CONDUCT } from '../conduct';
import type { AudioPort, Mixer, SoundingCall } from './audio-port';
import { Departures } from './departures';
import { devicePlan } from './device-plan';
import type { DevicePlan } from './device-plan';
import { flowing } from './flowing';
import { LentMicrophones } from './lent-microphones';
import { openMicrophone } from './microphone';
import { Mixture } from './mixture';
import type { Outputs } from './ringer';
import { silence } from './silence';
import type { Silence } from './silence';
import { Speaker } from './speaker';
import { Turns } from './turns';

/**
 * How often the devices are looked at while a microphone is lent, ms. A browser that listens to
 * udev is not told when a sound server drops a device; it finds out when it is asked.
 */
const LOOK_EVERY = 1_000;

/** Who is told of the devices, now and when they change. */
export type DeviceListener = {
  readonly seen: (seen: DevicesSeen) => void;
  readonly outputs: (outputs: Outputs) => void;
};

/**
 * The computer's own microphone and speaker. A device that is unplugged, comes back, or is chosen
 * anew is taken at once, also by calls that are up.
 */
export class SoundDevices implements AudioPort, Mixer {
  readonly #speaker: Speaker;
  readonly #mixture = new Mixture();
  readonly #turns = new Turns();
  readonly #lent = new LentMicrophones(() => this.#onLost());
  #choice: DeviceChoice = DEFAULT_CONDUCT.devices;
  #listener: DeviceListener | undefined;
  #silence: Silence | undefined;
  readonly #departures = new Departures();
  #changed = false;
  #waiting = false;
  #warned = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly navigator: Navigator,
    document: Document,
    private readonly log: Logger,
  ) {
    this.#speaker = new Speaker(document);
  }

  /** Follows what is plugged in, and allowed, until `signal` aborts. */
  async watch(listener: DeviceListener, signal: AbortSignal): Promise<void> {
    this.#listener = listener;
    const review = (): void => this.#review();
    const changed = (): void => {
      this.#changed = true;
      this.#review();
    };
    this.navigator.mediaDevices.addEventListener('devicechange', changed, { signal });
    review();
    // Labels are hidden until the microphone is allowed.
    const permission = await this.navigator.permissions.query({ name: 'microphone' });
    permission.addEventListener('change', review, { signal });
  }

  async microphone(): Promise<MediaStream> {
    const { microphone } = await this.#plan();
    const stream = await this.#open(microphone.deviceId);
    this.#lent.lend(stream, microphone.key);
    // Begun now: after an unplugging it would come too late.
    this.#silence ??= silence();
    this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY);
    return stream;
  }

  play(id: string, stream: MediaStream): void {
    this.#speaker.play(id, stream);
  }

  stop(id: string): void {
    this.#speaker.stop(id);
    const { parts } = this.#mixture;
    if (!parts.some((part) => part.id === id)) return;
    this.mix(parts.filter((part) => part.id !== id)).catch((error: unknown) =>
      this.log.warn('a call could not leave the mix', error),
    );
  }

  use(choice: DeviceChoice): void {
    this.#choice = choice;
    this.#speaker.setVolume(choice.volume);
    this.#review();
  }

  carry(calls: readonly SoundingCall[]): void {
    this.#lent.carry(calls);
  }

  mix(calls: readonly SoundingCall[]): Promise<void> {
    return this.#turns.take(async () => {
      const parts = calls.map(({ id, connection }) => ({
        id,
        connection,
        own: () => this.#lent.trackOf(id),
      }));
      const voices = parts.flatMap((part) => part.own() ?? []);
      await this.#mixture.set(
        parts,
        voices.find((track) => track.readyState === 'live'),
      );
    });
  }

  muteMixed(on: boolean): void {
    this.#mixture.mute(on);
  }

  /** Packets go on at once; another microphone takes its time. */
  #onLost(): void {
    if (this.#silence) void this.#lent.fill(this.#silence.track);
    this.#review();
  }

  #look(): void {
    if (this.#lent.any) {
      this.#review();
      return;
    }
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#silence?.close();
    this.#silence = undefined;
  }

  /** Once more, however often it is asked for before its turn comes. */
  #review(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#turns
      .take(async () => {
        this.#waiting = false;
        const changed = this.#changed;
        this.#changed = false;
        const plugged = await this.navigator.mediaDevices.enumerateDevices();
        this.#speaker.gone(this.#departures.since(plugged, changed), Date.now());
        const plan = devicePlan(plugged, this.#choice);
        await Promise.all([this.#exchange(plan.microphone), this.#tell(plan)]);
        this.#warned = false;
      })
      .catch((error: unknown) => {
        if (!this.#warned) this.log.warn('a sound device cannot be used', error);
        this.#warned = true;
      });
  }

  async #exchange(microphone: DevicePlan['microphone']): Promise<void> {
    if (this.#lent.due(microphone.key)) await this.#take(microphone);
  }

  async #take({ deviceId, key }: DevicePlan['microphone']): Promise<void> {
    const [fresh] = (await this.#open(deviceId)).getAudioTracks();
    if (!fresh) return;
    await flowing(fresh);
    await this.#lent.exchange(key, fresh);
    this.#mixture.speakInto(fresh);
    fresh.stop();
  }

  async #tell({ seen, speaker, ringer }: DevicePlan): Promise<void> {
    const { volume, ringVolume } = this.#choice;
    if (seen) this.#listener?.seen(seen);
    this.#listener?.outputs({ speaker, ringer, volume, ringVolume });
    await this.#speaker.moveTo(speaker, Date.now());
  }

  async #plan(): Promise<DevicePlan> {
    return devicePlan(await this.navigator.mediaDevices.enumerateDevices(), this.#choice);
  }

  #open(deviceId: string): Promise<MediaStream> {
    const { mediaDevices, permissions } = this.navigator;
    return openMicrophone(mediaDevices, deviceId, this.#choice, async () => {
      const { state } = await permissions.query({ name: 'microphone' });
      return state;
    });
  }
}
