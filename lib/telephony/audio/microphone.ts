import { MicrophoneError } from './audio-port';
import type { MicrophoneFault } from './audio-port';

const PROCESSING = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/**
 * Opens the microphone with this label, or the system's default when it is not there. Rejects with
 * `MicrophoneError`. The caller stops the tracks.
 */
export async function openMicrophone(
  devices: MediaDevices,
  label: string | undefined,
  permission: () => Promise<PermissionState>,
): Promise<MediaStream> {
  try {
    const deviceId = await deviceOf(devices, 'audioinput', label);
    return await devices.getUserMedia({
      audio: { ...PROCESSING, ...(deviceId ? { deviceId: { ideal: deviceId } } : {}) },
    });
  } catch (error) {
    throw new MicrophoneError(await faultOf(error, permission), { cause: error });
  }
}

/** The id, on this origin, of the device with this label. */
export async function deviceOf(
  devices: MediaDevices,
  kind: MediaDeviceKind,
  label: string | undefined,
): Promise<string | undefined> {
  if (label === undefined) return undefined;
  const all = await devices.enumerateDevices();
  return all.find((device) => device.kind === kind && device.label === label)?.deviceId;
}

/** A hidden document gets no prompt: "denied" there may only mean that nobody was asked yet. */
async function faultOf(
  error: unknown,
  permission: () => Promise<PermissionState>,
): Promise<MicrophoneFault> {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'absent';
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return (await permission()) === 'prompt' ? 'not-asked' : 'denied';
  }
  return 'busy';
}
