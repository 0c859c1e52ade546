import { words } from '../../lib/words';
import { Choices } from './choices';
import { FaultLine } from './field';
import type { Locked } from './policy-view';
import { SavedSign } from './save-line';
import { useSaving } from './saving';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';
import { Tick } from './tick';

type Props = { readonly settings: SettingsDraft; readonly save: Save; readonly locked: Locked };

/** When and where the customer's record comes forward by itself. */
export function PopPart({ settings, save, locked }: Props) {
  const form = useSaving(save);
  return (
    <>
      <Choices
        legend={words('options_pop_as')}
        value={settings.screenPopAs}
        locked={locked('screenPopAs')}
        choose={(screenPopAs) => void form.save({ screenPopAs })}
        choices={[
          { value: 'both', title: words('options_pop_as_both') },
          { value: 'card', title: words('options_pop_as_card') },
          { value: 'tab', title: words('options_pop_as_tab') },
        ]}
      />
      {settings.screenPopAs !== 'card' && (
        <>
          <Choices
            legend={words('options_pop')}
            value={settings.screenPop}
            locked={locked('screenPop')}
            choose={(screenPop) => void form.save({ screenPop })}
            choices={[
              {
                value: 'ring',
                title: words('options_pop_ring'),
                about: words('options_pop_about'),
              },
              { value: 'answer', title: words('options_pop_answer') },
              { value: 'click', title: words('options_pop_click') },
            ]}
          />
          <Tick
            title={words('options_pop_new_tab')}
            about={words('options_pop_new_tab_about')}
            on={settings.screenPopNewTab}
            locked={locked('screenPopNewTab')}
            turn={(screenPopNewTab) => void form.save({ screenPopNewTab })}
          />
        </>
      )}
      <SavedSign saving={form.saving} />
      <FaultLine fault={form.saving.fault} />
    </>
  );
}
