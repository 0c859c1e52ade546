import { loggerOf } from '../../../lib/log/log';
import type { DeviceChoice, DevicesSeen } from '../../../lib/messaging/engine-protocol';
import { GetStatsMeter } from '../../../lib/telephony/audio/get-stats-meter';
import { Ringer } from '../../../lib/telephony/audio/ringer';
import type { Outputs } from '../../../lib/telephony/audio/ringer';
import { SoundDevices } from '../../../lib/telephony/audio/sound-devices';
import type { CallId, CallQuality } from '../../../lib/telephony/call';
import type { Sound } from '../../../lib/telephony/sound';
import type { Received } from './far-ear';
import { LoopCall } from './loop-call';

/** The sound devices under test, with calls to far ends in the same page. */
class Lab {
  readonly seen: DevicesSeen[] = [];
  readonly outputs: Outputs[] = [];
  readonly qualities: { readonly id: CallId; readonly quality: CallQuality }[] = [];
  readonly #devices = new SoundDevices(navigator, document, loggerOf('lab'));
  readonly #meter = new GetStatsMeter((id, quality) => this.qualities.push({ id, quality }));
  readonly #ringer = new Ringer(() => new AudioContext());
  readonly #calls = new Map<CallId, LoopCall>();

  async watch(): Promise<void> {
    const told = {
      seen: (seen: DevicesSeen) => this.seen.push(seen),
      outputs: (outputs: Outputs) => {
        this.outputs.push(outputs);
        this.#ringer.use(outputs);
      },
    };
    await this.#devices.watch(told, new AbortController().signal);
  }

  use(choice: DeviceChoice): void {
    this.#devices.use(choice);
  }

  /** A call whose far end sounds a tone. `microphone: false`: nothing at all is sent to it. */
  async call(id: CallId, tone: number, microphone = true): Promise<void> {
    const stream = microphone ? await this.#devices.microphone() : silence();
    const call = new LoopCall(stream, tone, (heard) => this.#devices.play(id, heard));
    this.#calls.set(id, call);
    await call.connect();
    this.#carry();
  }

  end(id: CallId): void {
    this.#call(id).close();
    this.#calls.delete(id);
    this.#devices.stop(id);
    this.#carry();
  }

  mix(...ids: CallId[]): Promise<void> {
    return this.#devices.mix(ids.map((id) => ({ id, connection: this.#call(id).connection })));
  }

  muteMixed(on: boolean): void {
    this.#devices.muteMixed(on);
  }

  mute(id: CallId, on: boolean): void {
    for (const track of this.#call(id).microphone.getTracks()) track.enabled = !on;
  }

  /** How loud each of these frequencies arrives at the far end, in dB; -∞ is silence. */
  heardBy(id: CallId, ...frequencies: number[]): readonly number[] {
    return frequencies.map((one) => this.#call(id).far.loudness(one));
  }

  /** What has come to the far end. */
  received(id: CallId): Promise<Received> {
    return this.#call(id).far.received();
  }

  /** The far end falls silent: not one packet more. */
  farStops(id: CallId): Promise<void> {
    return this.#call(id).far.fallSilent();
  }

  microphoneOf(id: CallId): MediaTrackSettings & { readonly label: string } {
    const [track] = this.#call(id).microphone.getAudioTracks();
    return { ...track?.getSettings(), label: track?.label ?? '' };
  }

  measure(quiet = false, still = false): void {
    this.#meter.watch(
      [...this.#calls].map(([id, { connection }]) => ({ id, connection, quiet, still })),
    );
  }

  summary(id: CallId): CallQuality | undefined {
    return this.#meter.summary(id);
  }

  sound(sound: Sound | null): void {
    this.#ringer.play(sound);
  }

  #carry(): void {
    this.#devices.carry([...this.#calls].map(([id, { connection }]) => ({ id, connection })));
  }

  #call(id: CallId): LoopCall {
    const call = this.#calls.get(id);
    if (!call) throw new Error(`no call ${id}`);
    return call;
  }
}

/** A microphone that works, and gives nothing. */
function silence(): MediaStream {
  const context = new AudioContext();
  const microphone = context.createMediaStreamDestination();
  const nothing = new ConstantSourceNode(context, { offset: 0 });
  nothing.connect(microphone);
  nothing.start();
  return microphone.stream;
}

declare global {
  interface Window {
    lab: Lab;
  }
}

window.lab = new Lab();
