import { Clock, Headset } from 'lucide-preact';
import type { CalledLine as Line } from '../../lib/telephony/call';
import { words } from '../../lib/words';
import { useNow } from '../clock';
import { duration } from '../times';

/** Which line rang and how long the customer waits, as far as the call centre told. */
export function CalledLine({ line }: { readonly line: Line | undefined }) {
  const { queue, number, waitingSince } = line ?? {};
  const now = useNow(waitingSince !== undefined);
  const name = queue ?? number;
  if (name === undefined && waitingSince === undefined) return null;
  return (
    <p class="called-line small quiet">
      {name !== undefined && (
        <span title={number === undefined ? undefined : words('line_called', number)}>
          <Headset class="icon fine" aria-hidden="true" />
          <span>{name}</span>
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
