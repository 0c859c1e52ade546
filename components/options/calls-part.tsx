import { useState } from 'preact/hooks';
import { words } from '../../lib/words';
import { Choices } from './choices';
import { FaultLine } from './field';
import { SavedSign } from './save-line';
import { useSaving } from './saving';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';

type Props = {
  readonly settings: SettingsDraft;
  readonly save: Save;
  /** Whether Chrome lives on after the last window. */
  readonly background: boolean;
  /** Asks Chrome for it, or gives it back, in the click; tells how it stands afterwards. */
  readonly allowBackground: (on: boolean) => Promise<boolean>;
};

/** What a second caller meets, and whether the phone rings without a window. */
export function CallsPart({ settings, save, background, allowBackground }: Props) {
  const [stays, setStays] = useState(background);
  const [refused, setRefused] = useState(false);
  const form = useSaving(save);
  const turn = async (on: boolean): Promise<void> => {
    const now = await allowBackground(on);
    setStays(now);
    setRefused(on && !now);
  };
  return (
    <section class="surface part" aria-labelledby="calls">
      <div>
        <h2 id="calls">{words('options_calls')}</h2>
        <p class="quiet">{words('options_calls_about')}</p>
      </div>
      <Choices
        legend={words('options_while_busy')}
        value={settings.whileBusy}
        choose={(whileBusy) => void form.save({ whileBusy })}
        choices={[
          { value: 'waiting', title: words('options_waiting') },
          { value: 'busy', title: words('options_busy') },
        ]}
      />
      <SavedSign saving={form.saving} />
      <FaultLine fault={form.saving.fault} />
      <label class="choice">
        <input
          type="checkbox"
          checked={stays}
          onChange={(event) => void turn(event.currentTarget.checked)}
        />
        <span class="grow">
          <strong class="block">{words('options_background')}</strong>
          <span class="small quiet">{words('options_background_about')}</span>
        </span>
      </label>
      <FaultLine fault={refused ? words('options_background_refused') : null} />
    </section>
  );
}
