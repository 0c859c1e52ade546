import { Clock, Headset } from 'lucide-preact';
import { formatNumber } from '../../lib/phone-numbers/format';
import type { Call } from '../../lib/telephony/call';
import { words } from '../../lib/words';
import { useNow } from '../clock';
import { duration } from '../times';

/** Which line rang and, while it rings, how long the customer waits, as far as we were told. */
export function CalledLine({ call }: { readonly call: Call }) {
  const { queue, number } = call.line ?? {};
  const waitingSince = call.phase === 'ringing' ? call.line?.waitingSince : undefined;
  const now = useNow(waitingSince !== undefined);
  const line = [queue, number && formatNumber(number)].filter(Boolean).join(' · ');
  if (line === '' && waitingSince === undefined) return null;
  return (
    <p class="called-line small quiet">
      {line !== '' && (
        <span>
          <Headset class="icon fine" aria-hidden="true" />
          <span>{line}</span>
        </span>
      )}
      {waitingSince !== undefined && (
        <span role="timer" aria-live="off">
          <Clock class="icon fine" aria-hidden="true" />
          <span class="number">{words('waiting_since', duration(now - waitingSince))}</span>
        </span>
      )}
    </p>
  );
}
