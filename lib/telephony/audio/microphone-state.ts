import type { MicrophoneState } from '../../messaging/engine-protocol';

/**
 * Tells the state of the microphone now and after every change of permission or devices, until
 * `signal` aborts.
 */
export async function watchMicrophone(
  { permissions, mediaDevices }: Pick<Navigator, 'permissions' | 'mediaDevices'>,
  tell: (state: MicrophoneState) => void,
  signal: AbortSignal,
): Promise<void> {
  const permission = await permissions.query({ name: 'microphone' });
  const look = async (): Promise<void> => {
    const devices = await mediaDevices.enumerateDevices();
    const present = devices.some((device) => device.kind === 'audioinput');
    if (!signal.aborted) tell(microphoneState(permission.state, present));
  };
  const changed = (): void => void look();
  permission.addEventListener('change', changed, { signal });
  mediaDevices.addEventListener('devicechange', changed, { signal });
  await look();
}

/** What to show for a permission and whether any microphone is plugged in. */
function microphoneState(permission: PermissionState, present: boolean): MicrophoneState {
  if (permission === 'denied') return 'denied';
  if (!present) return 'absent';
  return permission;
}
