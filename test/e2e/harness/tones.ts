import type { Page } from '@playwright/test';

type Listening = { heard: string };
type World = typeof globalThis & { tones?: Listening };

/**
 * Listens to what the customer's phone plays and writes down the keys (ITU-T Q.23) it hears. A
 * browser turns telephone events (RFC 4733) back into sound, so this is what a person would hear.
 * The same key twice counts once: a late packet breaks one tone in two.
 */
export async function listenForTones(phone: Page): Promise<void> {
  await phone.evaluate(() => {
    const low = [697, 770, 852, 941];
    const high = [1209, 1336, 1477];
    const keys = ['123', '456', '789', '*0#'];
    const voice = document.querySelector('audio')?.srcObject;
    if (!(voice instanceof MediaStream)) throw new Error('the phone plays nothing');
    const context = new AudioContext();
    const ear = new AnalyserNode(context, { fftSize: 2048, smoothingTimeConstant: 0 });
    new MediaStreamAudioSourceNode(context, { mediaStream: voice }).connect(ear);
    const spectrum = new Float32Array(ear.frequencyBinCount);
    const level = (hertz: number): number =>
      spectrum[Math.round((hertz * ear.fftSize) / context.sampleRate)] ?? -Infinity;
    const loudest = (tones: readonly number[]): number => {
      const levels = tones.map(level);
      const most = Math.max(...levels);
      const rest = Math.max(...levels.filter((one) => one !== most));
      return most > -45 && most - rest > 15 ? levels.indexOf(most) : -1;
    };
    const listening: Listening = { heard: '' };
    setInterval(() => {
      ear.getFloatFrequencyData(spectrum);
      const key = keys[loudest(low)]?.[loudest(high)] ?? '';
      if (key !== '' && !listening.heard.endsWith(key)) listening.heard += key;
    }, 10);
    (globalThis as World).tones = listening;
  });
}

/** The keys that were heard so far. */
export function tonesHeard(phone: Page): Promise<string> {
  return phone.evaluate(() => (globalThis as World).tones?.heard ?? '');
}
