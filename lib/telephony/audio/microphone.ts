import type { DeviceChoice } from '../../messaging/engine-protocol';
import { MicrophoneError } from './audio-port';
import type { MicrophoneFault } from './audio-port';

/** What the browser does to the microphone's sound. */
export type Processing = Pick<
  DeviceChoice,
  'echoCancellation' | 'noiseSuppression' | 'autoGainControl'
>;

/**
 * Opens the microphone with this id, or the system's default when it is not there or `''`. Rejects
 * with `MicrophoneError`. The caller stops the tracks.
 */
export async function openMicrophone(
  devices: MediaDevices,
  deviceId: string,
  processing: Processing,
  permission: () => Promise<PermissionState>,
): Promise<MediaStream> {
  try {
    return await open(devices, deviceId, processing);
  } catch (error) {
    throw new MicrophoneError(await faultOf(error, permission), { cause: error });
  }
}

async function open(
  devices: MediaDevices,
  deviceId: string,
  { echoCancellation, noiseSuppression, autoGainControl }: Processing,
): Promise<MediaStream> {
  const audio = { echoCancellation, noiseSuppression, autoGainControl };
  if (!deviceId) return devices.getUserMedia({ audio });
  try {
    // `ideal` is only a hint: Chromium may open the default although the device is there.
    return await devices.getUserMedia({ audio: { ...audio, deviceId: { exact: deviceId } } });
  } catch (error) {
    if (nameOf(error) !== 'OverconstrainedError') throw error;
    return devices.getUserMedia({ audio });
  }
}

/** A hidden document gets no prompt: "denied" there may only mean that nobody was asked yet. */
async function faultOf(
  error: unknown,
  permission: () => Promise<PermissionState>,
): Promise<MicrophoneFault> {
  const name = nameOf(error);
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'absent';
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return (await permission()) === 'prompt' ? 'not-asked' : 'denied';
  }
  return 'busy';
}

/** `OverconstrainedError` is no `DOMException` in every browser. */
function nameOf(error: unknown): string {
  return error instanceof Object && 'name' in error ? String(error.name) : '';
}
