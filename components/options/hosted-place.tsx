import { words } from '../../lib/words';
import { Choices } from './choices';
import type { SettingsDraft } from './settings-draft';

type Place = SettingsDraft['hostedPlace'];

type Props = {
  readonly value: Place;
  readonly locked: boolean;
  readonly choose: (place: Place) => void;
};

/** Where the call centre's page stands, and what each place means for a call. */
export function HostedPlace({ value, locked, choose }: Props) {
  return (
    <Choices
      legend={words('options_hosted_place')}
      value={value}
      locked={locked}
      choose={choose}
      choices={[
        {
          value: 'engine',
          title: words('options_hosted_place_engine'),
          about: words('options_hosted_place_engine_about'),
        },
        {
          value: 'panel',
          title: words('options_hosted_place_panel'),
          about: words('options_hosted_place_panel_about'),
        },
      ]}
    />
  );
}
