import { describe, expect, it } from 'vitest';
import { DEFAULT_CONDUCT } from '../conduct';
import { devicePlan } from './device-plan';
import type { Plugged } from './device-plan';

const device = (kind: MediaDeviceKind, label: string, deviceId = label): Plugged => ({
  kind,
  label,
  deviceId,
  groupId: `group of ${label}`,
});

const headset = device('audioinput', 'Headset');
const webcam = device('audioinput', 'Webcam');
const earpiece = device('audiooutput', 'Earpiece');
const desk = device('audiooutput', 'Desk');
const aliases = [
  device('audioinput', 'Default - Webcam', 'default'),
  device('audioinput', 'Communications - Webcam', 'communications'),
  device('audiooutput', 'Default - Desk', 'default'),
];

const choice = {
  ...DEFAULT_CONDUCT.devices,
  microphones: ['Headset', 'Webcam'],
  speakers: ['Earpiece'],
};

describe('devicePlan', () => {
  it('takes the first choice that is plugged in', () => {
    const plan = devicePlan([...aliases, webcam, headset, desk, earpiece], choice);
    expect(plan).toMatchObject({ microphone: { deviceId: 'Headset' }, speaker: 'Earpiece' });
    expect(plan.seen).toEqual({
      microphones: ['Webcam', 'Headset'],
      speakers: ['Desk', 'Earpiece'],
      using: { microphone: 'Headset', speaker: 'Earpiece' },
    });
  });

  it('takes the next when the first is not, and names what is missing', () => {
    const { microphone, seen } = devicePlan([...aliases, webcam, earpiece], choice);
    expect(microphone.deviceId).toBe('Webcam');
    expect(seen?.using.microphone).toBe('Webcam');
    expect(seen?.missing).toEqual({ microphone: 'Headset' });
  });

  it('takes the default when none is, and when nothing was chosen', () => {
    const none = devicePlan([...aliases, desk], choice);
    expect(none).toMatchObject({ microphone: { deviceId: '' }, speaker: '' });
    expect(none.seen?.using).toEqual({});
    expect(none.seen?.missing).toEqual({ microphone: 'Headset', speaker: 'Earpiece' });
    const free = devicePlan([...aliases, headset], DEFAULT_CONDUCT.devices);
    expect(free.microphone.deviceId).toBe('');
    expect(free.seen).not.toHaveProperty('missing');
  });

  it('rings on the ringer, else on the speaker', () => {
    const ringers = ['Bell', 'Desk'];
    expect(devicePlan([desk, earpiece], { ...choice, ringers }).ringer).toBe('Desk');
    expect(devicePlan([earpiece], { ...choice, ringers }).ringer).toBe('Earpiece');
    expect(devicePlan([desk, earpiece], choice).ringer).toBe('Earpiece');
  });

  it('says nothing while the browser hides the labels, and that there is none when there is none', () => {
    const hidden = [device('audioinput', '', ''), device('audiooutput', '', '')];
    expect(devicePlan(hidden, choice)).not.toHaveProperty('seen');
    expect(devicePlan([], choice).seen).toMatchObject({ microphones: [], speakers: [] });
  });

  it('opens the microphone anew for another device, other processing, or another default', () => {
    const key = (plugged: readonly Plugged[], wanted: Partial<typeof choice> = {}): string =>
      devicePlan(plugged, { ...choice, ...wanted }).microphone.key;
    const all = [...aliases, webcam, headset];
    expect(key(all)).toBe(key([...all, desk], { volume: 0.2 }));
    expect(key(all)).not.toBe(key([...aliases, webcam]));
    expect(key(all)).not.toBe(key(all, { noiseSuppression: false }));
    const moved = [{ ...device('audioinput', 'Default', 'default'), groupId: 'another' }, webcam];
    expect(key([...aliases, webcam], { microphones: [] })).not.toBe(
      key(moved, { microphones: [] }),
    );
  });
});
