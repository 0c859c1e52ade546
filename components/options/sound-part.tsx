import { useEffect, useState } from 'preact/hooks';
import type { DeviceChoice } from '../../lib/messaging/engine-protocol';
import { words } from '../../lib/words';
import { DeviceSelect } from '../shift/device-select';
import { VolumeSlider } from '../shift/volume-slider';
import { FaultLine } from './field';
import { MicrophoneTrial } from './microphone-trial';
import type { Locked } from './policy-view';
import { SavedSign } from './save-line';
import { useSaving } from './saving';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';
import type { PluggedIn, SoundDesk } from './sound-desk';
import { Tick } from './tick';
import { ToneButton } from './tone-button';

type Props = {
  readonly settings: SettingsDraft;
  readonly save: Save;
  readonly locked: Locked;
  /** Who has set which of the parts. */
  readonly setters: Readonly<Record<string, string>>;
  readonly sound: SoundDesk;
};

/** Which devices serve in calls, a way to try each, and what is done to the agent's voice. */
export function SoundPart({ settings, save, locked, setters, sound }: Props) {
  const kept = (part: string) => locked('devices') || setters[part] === 'enforced';
  const { devices } = settings;
  const plugged = usePlugged(sound);
  const form = useSaving(save);
  const choose = (change: Partial<DeviceChoice>): void => {
    void form.save({ devices: withChoice(devices, change) });
  };
  return (
    <section class="surface part" aria-labelledby="sound">
      <div>
        <h2 id="sound">{words('options_sound')}</h2>
        <p class="quiet">{words('options_sound_about')}</p>
      </div>
      {plugged && !plugged.allowed && <Allow sound={sound} />}
      {plugged?.allowed && (
        <>
          <div class="device-try">
            <DeviceSelect
              name={words('device_microphone')}
              none={words('device_default')}
              plugged={plugged.microphones}
              wanted={devices.microphones}
              locked={kept('microphones')}
              choose={(microphones) => choose({ microphones })}
            />
            <MicrophoneTrial devices={devices} sound={sound} />
          </div>
          <div class="device-try">
            <DeviceSelect
              name={words('device_speaker')}
              none={words('device_default')}
              plugged={plugged.speakers}
              wanted={devices.speakers}
              locked={kept('speakers')}
              choose={(speakers) => choose({ speakers })}
            />
            <VolumeSlider
              name={words('device_volume')}
              value={devices.volume}
              locked={kept('volume')}
              choose={(volume) => choose({ volume })}
            />
            <ToneButton
              text={words('options_tone_speaker')}
              play={(signal) => sound.tone('speaker', devices, signal)}
            />
          </div>
          <div class="device-try">
            <DeviceSelect
              name={words('device_ringer')}
              none={words('device_as_speaker')}
              plugged={plugged.speakers}
              wanted={devices.ringers}
              locked={kept('ringers')}
              choose={(ringers) => choose({ ringers })}
            />
            <VolumeSlider
              name={words('device_ring_volume')}
              value={devices.ringVolume}
              locked={kept('ringVolume')}
              choose={(ringVolume) => choose({ ringVolume })}
            />
            <ToneButton
              text={words('options_tone_ringer')}
              play={(signal) => sound.tone('ringer', devices, signal)}
            />
          </div>
        </>
      )}
      <Tick
        title={words('options_noise')}
        about={words('options_noise_about')}
        on={devices.noiseSuppression}
        locked={kept('noiseSuppression')}
        turn={(noiseSuppression) => choose({ noiseSuppression })}
      />
      <Tick
        title={words('options_echo')}
        about={words('options_echo_about')}
        on={devices.echoCancellation}
        locked={kept('echoCancellation')}
        turn={(echoCancellation) => choose({ echoCancellation })}
      />
      <Tick
        title={words('options_gain')}
        about={words('options_gain_about')}
        on={devices.autoGainControl}
        locked={kept('autoGainControl')}
        turn={(autoGainControl) => choose({ autoGainControl })}
      />
      <SavedSign saving={form.saving} />
      <FaultLine fault={form.saving.fault} />
    </section>
  );
}

function Allow({ sound }: Pick<Props, 'sound'>) {
  const [fault, setFault] = useState<string | null>(null);
  const allow = async (): Promise<void> => {
    const refusal = await sound.allow();
    setFault(refusal && words(refusal === 'busy' ? 'options_sound_busy' : 'options_sound_refused'));
  };
  return (
    <div class="stack">
      <p>{words('devices_hidden')}</p>
      <div class="line">
        <button type="button" class="button" onClick={() => void allow()}>
          {words('options_sound_allow')}
        </button>
      </div>
      <FaultLine fault={fault} />
    </div>
  );
}

function usePlugged(sound: SoundDesk): PluggedIn | null {
  const [plugged, setPlugged] = useState<PluggedIn | null>(null);
  useEffect(() => {
    const over = new AbortController();
    sound.watch(setPlugged, over.signal);
    return () => over.abort();
  }, [sound]);
  return plugged;
}

function withChoice(
  devices: SettingsDraft['devices'],
  change: Partial<DeviceChoice>,
): SettingsDraft['devices'] {
  const { microphones, speakers, ringers, ...rest } = { ...devices, ...change };
  return {
    ...rest,
    microphones: [...microphones],
    speakers: [...speakers],
    ringers: [...ringers],
  };
}
