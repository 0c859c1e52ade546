import { Eye, Search, UserRoundX } from 'lucide-preact';
import { customerOf } from '../../lib/snapshot/customer';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { whySentence } from '../who';

type Props = { readonly call: CallView };

/**
 * Why we think that it is who is drawn; while nobody is known, how the question fares. It is there from
 * the first moment, so that an answer moves nothing.
 */
export function WhyLine({ call }: Props) {
  const contact = customerOf(call);
  if (!contact) return <NobodyYet call={call} />;
  return (
    <p class="why">
      <Eye class="icon fine" aria-hidden="true" />
      <span>{whySentence(contact.why)}</span>
    </p>
  );
}

/** Whom else it may be with; for where nobody can be asked. */
export function MayAlsoBe({ call }: Props) {
  if (call.customer !== undefined || call.contacts.length < 2) return null;
  const [, ...others] = call.contacts;
  return (
    <p class="small quiet two-lines">
      {words('may_also_be')}{' '}
      {others.map(({ name, company }) => (company ? `${name} (${company})` : name)).join(' · ')}
    </p>
  );
}

function NobodyYet({ call }: Props) {
  if (!call.lookup || call.number === '' || call.customer === 'nobody') return null;
  const Sign = call.lookup.done ? UserRoundX : Search;
  return (
    <p class="why unknown">
      <Sign class="icon fine" aria-hidden="true" />
      <span>{words(call.lookup.done ? 'lookup_nobody' : 'lookup_asking')}</span>
    </p>
  );
}
