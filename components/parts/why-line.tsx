import { Eye } from 'lucide-preact';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { whySentence } from '../who';

/** Why we think so, and who else it may be. Draws nothing for a stranger. */
export function WhyLine({ call }: { readonly call: CallView }) {
  const [contact, ...others] = call.contacts;
  if (!contact) return null;
  return (
    <>
      <p class="why">
        <Eye class="icon fine" aria-hidden="true" />
        <span>{whySentence(contact)}</span>
      </p>
      {others.length > 0 && (
        <p class="small quiet">
          {words('may_also_be')}{' '}
          {others.map(({ name, company }) => (company ? `${name} (${company})` : name)).join(' · ')}
        </p>
      )}
    </>
  );
}
