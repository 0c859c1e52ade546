import { ClipboardCheck, Headset, Settings } from 'lucide-preact';
import type { DeviceChoice } from '../../lib/messaging/engine-protocol';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import type { PanelAsk } from '../panel/intents';
import { DeviceSelect } from './device-select';
import { Popover } from './popover';
import { VolumeSlider } from './volume-slider';

type Props = {
  readonly snapshot: Snapshot;
  readonly check: () => void;
  readonly ask: PanelAsk;
};

/** Which devices serve, and how loud: at hand also in the middle of a call. */
export function Devices({ snapshot, check, ask }: Props) {
  return (
    <Popover
      look="button plain round"
      name={words('devices')}
      label={words('devices')}
      sign={<Headset class="icon" aria-hidden="true" />}
    >
      {(close) => (
        <>
          <Choosing snapshot={snapshot} ask={ask} />
          <div class="stack tight">
            <button
              type="button"
              class="button plain compact start"
              onClick={() => {
                close();
                check();
              }}
            >
              <ClipboardCheck class="icon fine" aria-hidden="true" />
              {words('check')}
            </button>
            <button
              type="button"
              class="button plain compact start"
              onClick={() => {
                close();
                void ask('options.open', {});
              }}
            >
              <Settings class="icon fine" aria-hidden="true" />
              {words('devices_settings')}
            </button>
          </div>
        </>
      )}
    </Popover>
  );
}

function Choosing({ snapshot, ask }: Pick<Props, 'snapshot' | 'ask'>) {
  const { devices, deviceChoice: chosen, microphone, fixed } = snapshot;
  const choose = (choice: Partial<DeviceChoice>) => void ask('devices.choose', { devices: choice });
  if (microphone !== 'granted' && devices.microphones.length === 0) {
    return (
      <div class="stack">
        <p class="small">{words('devices_hidden')}</p>
        <button type="button" class="button compact" onClick={() => void ask('microphone.ask', {})}>
          {words('step_microphone_check')}
        </button>
      </div>
    );
  }
  return (
    <>
      <DeviceSelect
        name={words('device_microphone')}
        none={words('device_default')}
        plugged={devices.microphones}
        wanted={chosen.microphones}
        locked={fixed.devices.includes('microphones')}
        choose={(microphones) => choose({ microphones })}
      />
      <DeviceSelect
        name={words('device_speaker')}
        none={words('device_default')}
        plugged={devices.speakers}
        wanted={chosen.speakers}
        locked={fixed.devices.includes('speakers')}
        choose={(speakers) => choose({ speakers })}
      />
      <VolumeSlider
        name={words('device_volume')}
        value={chosen.volume}
        locked={fixed.devices.includes('volume')}
        choose={(volume) => choose({ volume })}
      />
      <DeviceSelect
        name={words('device_ringer')}
        none={words('device_as_speaker')}
        plugged={devices.speakers}
        wanted={chosen.ringers}
        locked={fixed.devices.includes('ringers')}
        choose={(ringers) => choose({ ringers })}
      />
      <VolumeSlider
        name={words('device_ring_volume')}
        value={chosen.ringVolume}
        locked={fixed.devices.includes('ringVolume')}
        choose={(ringVolume) => choose({ ringVolume })}
      />
    </>
  );
}
