import { Lock } from 'lucide-preact';
import { words } from '../../lib/words';

/** Says beside a setting that the agent cannot change why that is so. */
export function LockedLine({ id }: { readonly id?: string }) {
  return (
    <span id={id} class="small locked">
      <Lock class="icon fine" aria-hidden="true" />
      {words('options_set_by_company')}
    </span>
  );
}
