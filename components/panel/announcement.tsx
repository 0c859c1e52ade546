import type { Snapshot } from '../../lib/snapshot/snapshot';
import { foremostCall, ringingCall } from '../../lib/snapshot/stage';
import { words } from '../../lib/words';
import { noticeSentence } from '../sentences';
import { whoIs } from '../who';

/** Says, to those who do not see it, where the call stands. Speaks only when that changes. */
export function Announcement({ snapshot }: { readonly snapshot: Snapshot }) {
  return (
    <p class="unseen" role="status" aria-live="assertive">
      {sentence(snapshot)}
    </p>
  );
}

function sentence(snapshot: Snapshot): string {
  const ringing = ringingCall(snapshot);
  if (ringing) return words('announce_ringing', whoIs(ringing).title);
  const call = foremostCall(snapshot);
  if (!call) return '';
  const who = whoIs(call).title;
  switch (call.phase) {
    case 'ended':
      return words('announce_ended', noticeSentence(`ended.${call.endReason ?? 'failed'}`).what);
    case 'connected':
      return call.heldByUs ? words('announce_held', who) : words('announce_connected', who);
    default:
      return words('announce_dialling', who);
  }
}
