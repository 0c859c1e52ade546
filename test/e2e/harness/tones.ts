import type { Page } from '@playwright/test';

type World = typeof globalThis & { tones?: string };

/**
 * Names the keys (ITU-T Q.23) in what passes: by Goertzel's sums over 2048 samples, two such windows
 * over every sample. In the audio's own thread, where no sound is missed while the page is busy.
 */
const EAR = `
  const LOW = [697, 770, 852, 941];
  const HIGH = [1209, 1336, 1477];
  const KEYS = ['123', '456', '789', '*0#'];
  const WINDOW = 2048;
  const hann = Float64Array.from({ length: WINDOW }, (_, at) => 1 - Math.cos((2 * Math.PI * at) / WINDOW));
  const amplitude = (samples, hertz) => {
    const turn = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate);
    let [last, before] = [0, 0];
    for (let at = 0; at < WINDOW; at += 1) {
      [last, before] = [samples[at] * hann[at] + turn * last - before, last];
    }
    return (2 * Math.sqrt(Math.max(0, last ** 2 + before ** 2 - turn * last * before))) / WINDOW;
  };
  /** The tone that stands out from the others of its group by 15 dB, and is above -45 dB. */
  const loudest = (samples, tones) => {
    const all = tones.map((hertz) => amplitude(samples, hertz));
    const most = Math.max(...all);
    const rest = Math.max(...all.filter((one) => one !== most));
    return most > 0.0056 && most > rest * 5.6 ? all.indexOf(most) : -1;
  };
  registerProcessor('ear', class extends AudioWorkletProcessor {
    #samples = [];
    process([input]) {
      this.#samples.push(...(input[0] ?? []));
      if (this.#samples.length < WINDOW) return true;
      const key = KEYS[loudest(this.#samples, LOW)]?.[loudest(this.#samples, HIGH)];
      if (key) this.port.postMessage(key);
      this.#samples.splice(0, WINDOW / 2);
      return true;
    }
  });
`;

/**
 * Listens to what the customer's phone plays and writes down the keys it hears. A browser turns
 * telephone events (RFC 4733) back into sound, so this is what a person would hear. The same key
 * twice counts once: a late packet breaks one tone in two.
 */
export async function listenForTones(phone: Page): Promise<void> {
  await phone.evaluate(async (code) => {
    const voice = document.querySelector('audio')?.srcObject;
    if (!(voice instanceof MediaStream)) throw new Error('the phone plays nothing');
    const context = new AudioContext();
    const module = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    await context.audioWorklet.addModule(module);
    const ear = new AudioWorkletNode(context, 'ear');
    const world = globalThis as World;
    world.tones = '';
    ear.port.onmessage = ({ data }: MessageEvent<string>) => {
      if (!world.tones?.endsWith(data)) world.tones = (world.tones ?? '') + data;
    };
    new MediaStreamAudioSourceNode(context, { mediaStream: voice }).connect(ear);
    await context.resume();
  }, EAR);
}

/** The keys that were heard so far. */
export function tonesHeard(phone: Page): Promise<string> {
  return phone.evaluate(() => (globalThis as World).tones ?? '');
}
