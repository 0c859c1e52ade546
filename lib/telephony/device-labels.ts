import type { DeviceChoice, DevicesSeen } from '../messaging/engine-protocol';
import type { DeviceLabels } from './audio/audio-port';

/** The first choice that is plugged in, for a provider whose sound is not ours. */
export function deviceLabels(choice: DeviceChoice, seen: DevicesSeen): DeviceLabels {
  const microphone = choice.microphones.find((label) => seen.microphones.includes(label));
  const speaker = choice.speakers.find((label) => seen.speakers.includes(label));
  return {
    ...(microphone !== undefined && { microphone }),
    ...(speaker !== undefined && { speaker }),
  };
}
