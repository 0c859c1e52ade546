import { RotateCw } from 'lucide-preact';
import { words } from '../../lib/words';

/** The hub did not answer: says so, and asks again by one click. */
export function Unheard({ again }: { readonly again: () => void }) {
  return (
    <div class="empty stack" role="alert">
      <p>{words('screen_unheard')}</p>
      <div>
        <button type="button" class="button compact" onClick={again}>
          <RotateCw class="icon fine" aria-hidden="true" />
          {words('try_again')}
        </button>
      </div>
    </div>
  );
}
