import { LoaderCircle } from 'lucide-preact';
import type { Transfer } from '../../lib/telephony/call';
import { formatNumber } from '../../lib/phone-numbers/format';
import { words } from '../../lib/words';
import { transferSentence } from '../sentences';

/** How far a transfer has come. A failed one says what to do next, and the call goes on. */
export function TransferState({ transfer }: { readonly transfer: Transfer }) {
  if (transfer.state !== 'failed') {
    return (
      <p class="going">
        <LoaderCircle class="icon fine turning" aria-hidden="true" />
        <span>{transferText(transfer)}</span>
      </p>
    );
  }
  const { what, next } = transferSentence(transfer.fault ?? 'failed');
  return (
    <p>
      <strong>
        {formatNumber(transfer.to)} · {what}
        {words('sentence_end')}
      </strong>{' '}
      {next}
    </p>
  );
}

/** The state of a transfer that is on its way. */
export function transferText({ state, to }: Transfer): string {
  return words(state === 'ringing' ? 'transfer_ringing' : 'transfer_trying', formatNumber(to));
}
