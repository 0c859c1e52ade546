import type { DeviceChoice } from '../../messaging/engine-protocol';
import { MicrophoneError } from './audio-port';
import { devicePlan } from './device-plan';
import { openMicrophone } from './microphone';
import { Ringer } from './ringer';

/** How often the level is told, how long a tone lasts, and how much is recorded, ms. */
const LEVEL_MS = 60;
const TONE_MS = 1_200;
const RECORD_MS = 3_000;

/** Samples that are looked at each time: more than have come since, so that none is missed. */
const WINDOW = 4096;
/** How fast the level falls, so that a short sound is seen. */
const FALL = 0.03;

/** So quiet, in dB below full scale, is no level at all. */
const FLOOR_DB = 60;

type Refusal = 'refused' | 'busy';

/**
 * Lets a visible page of ours try the devices out, apart from any call. Whatever is opened is closed
 * when `signal` aborts, when the page is hidden, and before a promise resolves.
 */
export class SoundTrial {
  readonly #navigator: Navigator;
  readonly #document: Document;

  constructor(navigator: Navigator, document: Document) {
    this.#navigator = navigator;
    this.#document = document;
  }

  watch(
    tell: (plugged: {
      readonly allowed: boolean;
      readonly microphones: readonly string[];
      readonly speakers: readonly string[];
    }) => void,
    signal: AbortSignal,
  ): void {
    const { mediaDevices, permissions } = this.#navigator;
    const look = async (): Promise<void> => {
      const { state } = await permissions.query({ name: 'microphone' });
      const plugged = await mediaDevices.enumerateDevices();
      const labels = (kind: MediaDeviceKind): readonly string[] => [
        ...new Set(
          plugged.filter((one) => one.kind === kind && named(one)).map((one) => one.label),
        ),
      ];
      if (signal.aborted) return;
      const allowed = state === 'granted' && plugged.some((one) => one.label !== '');
      tell({ allowed, microphones: labels('audioinput'), speakers: labels('audiooutput') });
    };
    const changed = (): void => void look();
    mediaDevices.addEventListener('devicechange', changed, { signal });
    void permissions
      .query({ name: 'microphone' })
      .then((permission) => permission.addEventListener('change', changed, { signal }));
    changed();
  }

  async allow(): Promise<Refusal | null> {
    try {
      stop(await this.#navigator.mediaDevices.getUserMedia({ audio: true }));
      return null;
    } catch (error) {
      return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'busy';
    }
  }

  level(
    choice: DeviceChoice,
    tell: (level: number) => void,
    signal: AbortSignal,
  ): Promise<Refusal | null> {
    return this.#listening(choice, signal, async (stream, over) => {
      const context = new AudioContext();
      const analyser = new AnalyserNode(context, { fftSize: WINDOW });
      new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      let shown = 0;
      const timer = setInterval(() => {
        analyser.getFloatTimeDomainData(samples);
        shown = Math.max(loudness(samples), shown - FALL);
        tell(shown);
      }, LEVEL_MS);
      await aborted(over);
      clearInterval(timer);
      await context.close();
    });
  }

  async tone(
    output: 'speaker' | 'ringer',
    choice: DeviceChoice,
    signal: AbortSignal,
  ): Promise<void> {
    const { speaker, ringer } = await this.#plan(choice);
    const { volume, ringVolume } = choice;
    const player = new Ringer(() => new AudioContext());
    player.use({ speaker, ringer, volume, ringVolume });
    player.play(output === 'ringer' ? 'ring' : 'auto-answer');
    await aborted(AbortSignal.any([this.#whileVisible(signal), AbortSignal.timeout(TONE_MS)]));
    player.play(null);
  }

  async record(
    choice: DeviceChoice,
    playing: () => void,
    signal: AbortSignal,
  ): Promise<Refusal | null> {
    const pieces: Blob[] = [];
    const refusal = await this.#listening(choice, signal, async (stream, over) => {
      const recorder = new MediaRecorder(stream);
      recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
      const stopped = new Promise((done) => recorder.addEventListener('stop', done));
      recorder.start();
      await aborted(AbortSignal.any([over, AbortSignal.timeout(RECORD_MS)]));
      recorder.stop();
      await stopped;
    });
    if (refusal !== null || signal.aborted || this.#document.hidden) return refusal;
    playing();
    await this.#playBack(new Blob(pieces), choice, this.#whileVisible(signal));
    return null;
  }

  async #playBack(sound: Blob, choice: DeviceChoice, signal: AbortSignal): Promise<void> {
    const address = URL.createObjectURL(sound);
    const player = new Audio(address);
    player.volume = choice.volume;
    const { speaker } = await this.#plan(choice);
    if (speaker) await player.setSinkId(speaker).catch(() => undefined);
    const ended = new Promise((done) => {
      player.addEventListener('ended', done);
      player.addEventListener('error', done);
    });
    await player.play().catch(() => undefined);
    await Promise.race([ended, aborted(signal)]);
    player.pause();
    URL.revokeObjectURL(address);
  }

  async #listening(
    choice: DeviceChoice,
    signal: AbortSignal,
    listen: (stream: MediaStream, over: AbortSignal) => Promise<void>,
  ): Promise<Refusal | null> {
    const { mediaDevices, permissions } = this.#navigator;
    try {
      const { microphone } = await this.#plan(choice);
      const stream = await openMicrophone(mediaDevices, microphone.deviceId, choice, async () => {
        const { state } = await permissions.query({ name: 'microphone' });
        return state;
      });
      await listen(stream, this.#whileVisible(signal)).finally(() => stop(stream));
      return null;
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      return error.code === 'denied' || error.code === 'not-asked' ? 'refused' : 'busy';
    }
  }

  #whileVisible(signal: AbortSignal): AbortSignal {
    const hidden = new AbortController();
    if (this.#document.hidden) hidden.abort();
    this.#document.addEventListener('visibilitychange', () => hidden.abort(), {
      once: true,
      signal,
    });
    return AbortSignal.any([signal, hidden.signal]);
  }

  async #plan(choice: DeviceChoice) {
    return devicePlan(await this.#navigator.mediaDevices.enumerateDevices(), choice);
  }
}

/** The entries for the system's defaults stand for other devices. */
function named({ deviceId, label }: MediaDeviceInfo): boolean {
  return label !== '' && deviceId !== 'default' && deviceId !== 'communications';
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}

/** 0: as good as silent · 1: as loud as can be; even steps for the ear. */
function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const db = 10 * Math.log10(power + 1e-12);
  return Math.min(1, Math.max(0, 1 + db / FLOOR_DB));
}
