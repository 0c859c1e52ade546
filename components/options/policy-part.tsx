import { CircleCheck, Clock } from 'lucide-preact';
import type { SettingKey } from '../../lib/policy/settings';
import { words } from '../../lib/words';
import { FaultLine } from './field';
import { PolicyAccess } from './policy-access';
import { PolicyFaults } from './policy-faults';
import { PolicyRow } from './policy-row';
import type { PolicyView } from './policy-view';
import { useSaving } from './saving';
import type { Save } from './saving';

type Props = {
  readonly policy: PolicyView;
  readonly save: Save;
  /** Asks Chrome for origins, in the click. */
  readonly allowSites: (origins: readonly string[]) => Promise<boolean>;
};

/** What counts for every key and who has set it, what of the policy is wrong, and what it needs. */
export function PolicyPart({ policy, save, allowSites }: Props) {
  const form = useSaving(save);
  const { values, origins } = policy.effective;
  return (
    <section class="surface part" aria-labelledby="policy">
      <div>
        <h2 id="policy">{words('options_policy')}</h2>
        <p class="quiet">{words('options_policy_about')}</p>
      </div>
      <p class="line" role="status">
        {policy.waits ? (
          <Clock class="icon" aria-hidden="true" />
        ) : (
          <CircleCheck class="icon" aria-hidden="true" />
        )}
        <span class="grow">{stateOf(policy)}</span>
      </p>
      <PolicyFaults faults={policy.effective.faults} />
      <PolicyAccess addresses={policy.addresses} closed={policy.closed} allow={allowSites} />
      <div class="stack">
        <h3>{words('options_policy_all')}</h3>
        <ul class="surface policy-keys">
          {(Object.keys(values) as SettingKey[]).map((key) => (
            <PolicyRow
              key={key}
              name={key}
              value={values[key]}
              origin={origins[key]}
              entries={key in policy.effective.entries ? entriesOf(policy, key) : undefined}
              reset={() => void form.save({ [key]: null })}
            />
          ))}
        </ul>
        <FaultLine fault={form.saving.fault} />
      </div>
    </section>
  );
}

function stateOf({ waits, company }: PolicyView): string {
  if (waits) return words('options_policy_waiting');
  return words(company ? 'options_policy_there' : 'options_policy_none');
}

function entriesOf({ effective }: PolicyView, key: SettingKey) {
  return effective.entries[key as keyof typeof effective.entries];
}
