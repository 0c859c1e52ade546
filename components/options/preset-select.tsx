import type { Settings } from '../../lib/policy/settings';
import { words } from '../../lib/words';
import type { WordKey } from '../../lib/words';
import { useUniqueId } from '../unique-id';
import { LockedLine } from './locked-line';

type Preset = Settings['identityPreset'];

type Props = {
  readonly value: Preset;
  readonly choose: (preset: Preset) => void;
  /** The company has set it. */
  readonly locked: boolean;
};

const NAMES = {
  openid: 'options_preset_openid',
  'aliyun-cn': 'options_preset_aliyun_cn',
  'aliyun-intl': 'options_preset_aliyun_intl',
  entra: 'options_preset_entra',
  salesforce: 'options_preset_salesforce',
} as const satisfies Record<Preset, WordKey>;

/** Which known kind of provider the issuer is. */
export function PresetSelect({ value, choose, locked }: Props) {
  const id = useUniqueId();
  const chosen = (name: string): void => {
    const preset = presets.find((one) => one === name);
    if (preset) choose(preset);
  };
  return (
    <div class="control">
      <label for={id}>{words('options_preset')}</label>
      <p id={`${id}-about`} class="small quiet">
        {words('options_preset_about')}
      </p>
      <select
        id={id}
        class="select"
        value={value}
        disabled={locked}
        aria-describedby={`${id}-about ${id}-locked`}
        onChange={({ currentTarget }) => chosen(currentTarget.value)}
      >
        {presets.map((preset) => (
          <option key={preset} value={preset}>
            {words(NAMES[preset])}
          </option>
        ))}
      </select>
      {locked && <LockedLine id={`${id}-locked`} />}
    </div>
  );
}

const presets = Object.keys(NAMES) as readonly Preset[];
