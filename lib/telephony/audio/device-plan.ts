import type { DeviceChoice, DevicesSeen } from '../../messaging/engine-protocol';

/** What `enumerateDevices` tells of a device. */
export type Plugged = Pick<MediaDeviceInfo, 'deviceId' | 'groupId' | 'kind' | 'label'>;

/** Which devices serve now, as ids of this origin; `''` is the system's default. */
export type DevicePlan = {
  /** `key` differs when another device, or other processing, is to be opened. */
  readonly microphone: { readonly deviceId: string; readonly key: string };
  readonly speaker: string;
  /** What rings: the first ringer that is plugged in, else the speaker. */
  readonly ringer: string;
  /** `undefined` while the browser hides the labels, before the microphone is allowed. */
  readonly seen?: DevicesSeen;
};

/** Entries that stand for another one: the system's default, and Windows' default for calls. */
const ALIASES: readonly string[] = ['default', 'communications'];

/** Of each kind the first choice that is plugged in, else the system's default. */
export function devicePlan(plugged: readonly Plugged[], choice: DeviceChoice): DevicePlan {
  const ofKind = (kind: MediaDeviceKind): readonly Plugged[] =>
    plugged.filter((one) => one.kind === kind && one.label && !ALIASES.includes(one.deviceId));
  const inputs = ofKind('audioinput');
  const outputs = ofKind('audiooutput');
  const microphone = first(inputs, choice.microphones);
  const speaker = first(outputs, choice.speakers);
  const ringer = first(outputs, choice.ringers) ?? speaker;
  const hidden = plugged.length > 0 && plugged.every((one) => !one.label);
  return {
    microphone: {
      deviceId: microphone?.deviceId ?? '',
      key: keyOf(microphone ?? systemDefault(plugged), choice),
    },
    speaker: speaker?.deviceId ?? '',
    ringer: ringer?.deviceId ?? '',
    ...(!hidden && {
      seen: {
        microphones: labels(inputs),
        speakers: labels(outputs),
        using: named(microphone?.label, speaker?.label),
        ...missing(choice, microphone, speaker),
      },
    }),
  };
}

function first(plugged: readonly Plugged[], wanted: readonly string[]): Plugged | undefined {
  for (const label of wanted) {
    const found = plugged.find((one) => one.label === label);
    if (found) return found;
  }
  return undefined;
}

/** The group tells which device stands behind the default, which may become another one. */
function systemDefault(plugged: readonly Plugged[]): Plugged | undefined {
  return plugged.find((one) => one.kind === 'audioinput' && one.deviceId === 'default');
}

function keyOf(device: Plugged | undefined, choice: DeviceChoice): string {
  const { echoCancellation, noiseSuppression, autoGainControl } = choice;
  return [
    device?.deviceId,
    device?.groupId,
    echoCancellation,
    noiseSuppression,
    autoGainControl,
  ].join(' ');
}

function labels(plugged: readonly Plugged[]): readonly string[] {
  return [...new Set(plugged.map((one) => one.label))];
}

function named(microphone: string | undefined, speaker: string | undefined): DevicesSeen['using'] {
  return {
    ...(microphone !== undefined && { microphone }),
    ...(speaker !== undefined && { speaker }),
  };
}

/** The most wanted device counts: a second choice that serves is not what was chosen. */
function missing(
  choice: DeviceChoice,
  microphone: Plugged | undefined,
  speaker: Plugged | undefined,
): Pick<DevicesSeen, 'missing'> {
  const [wantedMicrophone] = choice.microphones;
  const [wantedSpeaker] = choice.speakers;
  const gone = named(
    wantedMicrophone === microphone?.label ? undefined : wantedMicrophone,
    wantedSpeaker === speaker?.label ? undefined : wantedSpeaker,
  );
  return Object.keys(gone).length > 0 ? { missing: gone } : {};
}
