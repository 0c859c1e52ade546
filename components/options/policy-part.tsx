import { CircleCheck, Clock } from 'lucide-preact';
import { words } from '../../lib/words';
import { PolicyAccess } from './policy-access';
import { PolicyFaults } from './policy-faults';
import type { PolicyView } from './policy-view';

type Props = {
  readonly policy: PolicyView;
  /** Asks Chrome for origins, in the click. */
  readonly allowSites: (origins: readonly string[]) => Promise<boolean>;
};

/** Whether the company has a policy, what of it is not understood, and what it needs of Chrome. */
export function PolicyPart({ policy, allowSites }: Props) {
  const { waits, company, effective } = policy;
  if (!waits && !company && effective.faults.length === 0) return null;
  return (
    <section class="surface part" aria-labelledby="policy">
      <h2 id="policy">{words('options_policy')}</h2>
      <p class="line" role="status">
        {waits ? (
          <Clock class="icon" aria-hidden="true" />
        ) : (
          <CircleCheck class="icon" aria-hidden="true" />
        )}
        <span class="grow">{stateOf(policy)}</span>
      </p>
      <PolicyFaults faults={effective.faults} />
      <PolicyAccess addresses={policy.addresses} closed={policy.closed} allow={allowSites} />
    </section>
  );
}

function stateOf({ waits, company }: PolicyView): string {
  if (waits) return words('options_policy_waiting');
  return words(company ? 'options_policy_there' : 'options_policy_none');
}
