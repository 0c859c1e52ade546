import { useNow } from '../clock';
import { duration } from '../times';

/** The time that is left, not announced; stops at zero. */
export function Countdown({ until }: { readonly until: number }) {
  const left = until - useNow();
  return (
    <span class="number countdown" role="timer" aria-live="off">
      {duration(Math.ceil(left / 1000) * 1000)}
    </span>
  );
}
