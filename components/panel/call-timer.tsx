import { words } from '../../lib/words';
import { useNow } from '../clock';
import { duration } from '../times';

/** Talking time. Not announced: a screen reader's user asks for it when it is wanted. */
export function CallTimer({ since }: { readonly since: number | undefined }) {
  const now = useNow();
  return (
    <p class="timer number" role="timer" aria-live="off" aria-label={words('call_time')}>
      {duration(now - (since ?? now))}
    </p>
  );
}
