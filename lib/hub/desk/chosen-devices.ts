import type { DeviceChoice } from '../../messaging/engine-protocol';
import type { Settings } from '../../policy/settings';

/** The devices with some of their choices made anew. Pure. */
export function chosenDevices(
  before: Settings['devices'],
  chosen: Partial<DeviceChoice>,
): Settings['devices'] {
  const { microphones, speakers, ringers, ...rest } = { ...before, ...chosen };
  return {
    ...rest,
    microphones: [...microphones],
    speakers: [...speakers],
    ringers: [...ringers],
  };
}
