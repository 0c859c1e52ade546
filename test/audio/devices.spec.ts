import { expect, test } from '@playwright/test';
import { DEFAULT_CONDUCT } from '../../lib/telephony/conduct';
import type { DeviceChoice } from '../../lib/messaging/engine-protocol';
import { opened } from './harness/opened';
import { pulseInstalled, startPulse } from './harness/pulse';
import type { Pulse } from './harness/pulse';
import { openLab } from './harness/stage';
import type { Lab } from './harness/stage';

/** Hz, of what each microphone hears. */
const HEADSET = 600;
const WEBCAM = 1_500;
const ANNA = 2_300;
const BEN = 3_100;

/** ms at the far end. */
const LONGEST_GAP = 300;
const HEARD = -60;
const UNHEARD = -80;

const CHOICE: DeviceChoice = {
  ...DEFAULT_CONDUCT.devices,
  microphones: ['Headset', 'Webcam'],
  speakers: ['Earpiece', 'Desk'],
  // Processing takes a steady tone for noise.
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
};

test.skip(!pulseInstalled(), 'PulseAudio is not installed');

let pulse: Pulse;
let lab: Lab;

test.beforeEach(async () => {
  pulse = await startPulse();
  for (const label of ['Monitor', 'Desk', 'Earpiece', 'Bell']) await pulse.plugSpeaker(label);
  await pulse.prefer('Monitor');
  await pulse.plugMicrophone('Webcam', WEBCAM);
  await pulse.plugMicrophone('Headset', HEADSET);
  lab = await openLab([], pulse.env);
  await lab.page.evaluate(async (choice) => {
    window.lab.use(choice);
    await window.lab.watch();
  }, CHOICE);
});

test.afterEach(async () => {
  await lab.close();
  await pulse.stop();
});

function call(id: string, tone: number): Promise<void> {
  return lab.page.evaluate(([i, t]) => window.lab.call(i, t), [id, tone] as const);
}

/** Waits until the far end hears the first of these and none of the others. */
async function hears(id: string, tone: number, ...not: number[]): Promise<void> {
  const loudness = async (): Promise<boolean[]> => {
    const [loud = 0, ...others] = await lab.page.evaluate(
      ([call_, tones]) => window.lab.heardBy(call_, ...tones),
      [id, [tone, ...not]] as const,
    );
    return [loud > HEARD, ...others.map((other) => other < UNHEARD)];
  };
  await expect
    .poll(loudness, { intervals: [100], timeout: 10_000 })
    .toEqual([true, ...not.map(() => true)]);
}

function lastSeen() {
  return lab.page.evaluate(() => window.lab.seen.at(-1));
}

/**
 * Notes what has come to a far end; told again, that all gaps since then, together, are short: the
 * time between the first and the last packet less the sound in them.
 */
async function gapsOf(id: string): Promise<() => Promise<void>> {
  const received = () => lab.page.evaluate((one) => window.lab.received(one), id);
  const before = await received();
  return async () => {
    const after = await received();
    const sound = after.sound - before.sound;
    const gaps = Math.round(after.at - before.at - sound);
    test.info().annotations.push({ type: 'gaps', description: `${id} ${String(gaps)} ms` });
    expect(sound).toBeGreaterThan(500);
    expect(gaps).toBeLessThan(LONGEST_GAP);
  };
}

test('a microphone that is unplugged in mid-call is replaced by the next, and comes back', async () => {
  await call('anna', ANNA);
  await hears('anna', HEADSET, WEBCAM);
  const noGapAtOnce = await gapsOf('anna');

  await pulse.unplug('Headset');
  await hears('anna', WEBCAM, HEADSET);
  await expect
    .poll(() => lastSeen())
    .toMatchObject({
      microphones: ['Webcam'],
      using: { microphone: 'Webcam', speaker: 'Earpiece' },
      missing: { microphone: 'Headset' },
    });
  await expect
    .poll(() => lab.page.evaluate(() => window.lab.microphoneOf('anna').label))
    .toBe('Webcam');
  await noGapAtOnce();

  const noGapOnReturn = await gapsOf('anna');
  await pulse.plugMicrophone('Headset', HEADSET);
  await hears('anna', HEADSET, WEBCAM);
  await expect.poll(async () => (await lastSeen())?.missing).toBeUndefined();
  await noGapOnReturn();
  // The microphone, the silence that is kept ready, and the far end's voice.
  expect(await opened(lab.page)).toMatchObject({ liveTracks: 3 });
});

test('another choice is taken in mid-call without a gap, and muted stays muted', async () => {
  await call('anna', ANNA);
  await hears('anna', HEADSET, WEBCAM);
  const noGap = await gapsOf('anna');
  await lab.page.evaluate(
    (choice) => window.lab.use({ ...choice, microphones: ['Webcam'] }),
    CHOICE,
  );
  await hears('anna', WEBCAM, HEADSET);
  await lab.page.evaluate((choice) => {
    window.lab.mute('anna', true);
    window.lab.use({ ...choice, autoGainControl: true });
  }, CHOICE);
  await expect
    .poll(() => lab.page.evaluate(() => window.lab.microphoneOf('anna')))
    .toMatchObject({ label: 'Headset', autoGainControl: true, noiseSuppression: false });
  // Had it not been kept, the new microphone would be heard for good.
  await expect
    .poll(() => lab.page.evaluate(() => Math.max(...window.lab.heardBy('anna', 600, 1_500))))
    .toBeLessThan(UNHEARD);
  await lab.page.evaluate((choice) => {
    window.lab.use(choice);
    window.lab.mute('anna', false);
  }, CHOICE);
  await hears('anna', HEADSET, WEBCAM);
  await noGap();
});

test('a microphone that is unplugged in a three-way call is replaced for all', async () => {
  await call('anna', ANNA);
  await call('ben', BEN);
  await lab.page.evaluate(() => window.lab.mix('anna', 'ben'));
  await hears('anna', BEN, ANNA, WEBCAM);
  await hears('ben', HEADSET, WEBCAM, BEN);
  const noGaps = [await gapsOf('anna'), await gapsOf('ben')];
  await pulse.unplug('Headset');
  await hears('anna', WEBCAM, HEADSET, ANNA);
  await hears('ben', ANNA, HEADSET, BEN);
  await expect.poll(async () => (await lastSeen())?.missing).toEqual({ microphone: 'Headset' });
  for (const noGap of noGaps) await noGap();

  await lab.page.evaluate(() => window.lab.mix());
  await hears('anna', WEBCAM, HEADSET, BEN);
});

test('with no microphone left the call goes on, and hears the one that is plugged in', async () => {
  await call('anna', ANNA);
  await hears('anna', HEADSET, WEBCAM);
  await pulse.unplug('Webcam');
  await pulse.unplug('Headset');
  await expect.poll(async () => (await lastSeen())?.microphones).toEqual([]);
  await pulse.plugMicrophone('Webcam', WEBCAM);
  await hears('anna', WEBCAM, HEADSET);
});

test('calls play on the chosen speaker, and on the next when it is unplugged', async () => {
  // The far ends of the lab sound on the default.
  const chosen = async () => (await pulse.playing()).filter((label) => label !== 'Monitor');
  await call('anna', ANNA);
  await expect.poll(chosen).toEqual(['Earpiece']);
  await pulse.unplug('Earpiece');
  await expect.poll(chosen).toEqual(['Desk']);
  await expect.poll(async () => (await lastSeen())?.missing).toEqual({ speaker: 'Earpiece' });
  await pulse.plugSpeaker('Earpiece');
  await expect.poll(async () => (await lastSeen())?.using.speaker).toBe('Earpiece');
  await expect.poll(chosen, { timeout: 20_000 }).toEqual(['Earpiece']);
});

test('a speaker with a loose contact falls silent for a moment, not for the call', async () => {
  const chosen = async () => (await pulse.playing()).filter((label) => label !== 'Monitor');
  await call('anna', ANNA);
  await expect.poll(chosen).toEqual(['Earpiece']);
  await pulse.unplug('Earpiece');
  await pulse.plugSpeaker('Earpiece');
  await expect.poll(chosen).toEqual([]);
  await expect.poll(chosen, { timeout: 20_000 }).toEqual(['Earpiece']);
});

test('only the ring is for the room: what else sounds is for the ear', async () => {
  const { page } = lab;
  await page.evaluate((choice) => window.lab.use({ ...choice, ringers: ['Bell'] }), CHOICE);
  await expect
    .poll(async () => (await page.evaluate(() => window.lab.outputs.at(-1)?.ringer)) ?? '')
    .not.toBe('');
  await page.evaluate(() => window.lab.sound('ring'));
  await expect.poll(() => pulse.playing()).toEqual(['Bell']);
  await page.evaluate(() => window.lab.sound('ringback'));
  await expect.poll(() => pulse.playing(), { timeout: 30_000 }).toEqual(['Earpiece']);
  await page.evaluate(() => window.lab.sound(null));
  await expect.poll(() => pulse.playing(), { timeout: 30_000 }).toEqual([]);
});
