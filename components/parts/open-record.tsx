import { ExternalLink } from 'lucide-preact';
import { words } from '../../lib/words';

/** One click to the customer's record. */
export function OpenRecord({ open }: { readonly open: () => void }) {
  return (
    <button
      type="button"
      class="button round"
      aria-label={words('open_record')}
      title={words('open_record')}
      onClick={open}
    >
      <ExternalLink class="icon" aria-hidden="true" />
    </button>
  );
}
