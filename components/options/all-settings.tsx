import type { EffectivePolicy } from '../../lib/policy/effective';
import type { SettingKey } from '../../lib/policy/settings';
import { words } from '../../lib/words';
import { FaultLine } from './field';
import { PolicyRow } from './policy-row';
import { useSaving } from './saving';
import type { Save } from './saving';

type Props = {
  readonly effective: EffectivePolicy;
  /** Shown from the start: somebody beside the agent has set something. */
  readonly open: boolean;
  readonly save: Save;
};

/** What counts for every key and who has set it, the company's own keys among them. */
export function AllSettings({ effective, open, save }: Props) {
  const form = useSaving(save);
  const { values, origins, entries } = effective;
  return (
    <section class="surface part" aria-labelledby="all-settings">
      <div>
        <h2 id="all-settings">{words('options_policy_all')}</h2>
        <p class="quiet">{words('options_policy_about')}</p>
      </div>
      <details class="policy-list" open={open}>
        <summary>{words('options_policy_show')}</summary>
        <ul class="surface policy-keys">
          {(Object.keys(values) as SettingKey[]).map((key) => (
            <PolicyRow
              key={key}
              name={key}
              value={values[key]}
              origin={origins[key]}
              entries={key in entries ? entries[key as keyof typeof entries] : undefined}
              reset={() => void form.save({ [key]: null })}
            />
          ))}
        </ul>
      </details>
      <FaultLine fault={form.saving.fault} />
    </section>
  );
}
