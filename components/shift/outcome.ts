import { PhoneIncoming, PhoneMissed, PhoneOff, PhoneOutgoing } from 'lucide-preact';
import type { LucideIcon } from 'lucide-preact';
import type { HistoryRecord } from '../../lib/snapshot/history';
import { words } from '../../lib/words';
import { duration } from '../times';

type Outcome = { readonly icon: LucideIcon; readonly look: '' | 'missed'; readonly text: string };

/** What became of a call, told by shape, words and colour. */
export function outcome(call: Pick<HistoryRecord, 'direction' | 'talked' | 'endReason'>): Outcome {
  const incoming = call.direction === 'incoming';
  if (call.talked !== undefined) {
    const text = `${words(incoming ? 'recent_incoming' : 'recent_outgoing')}, ${duration(call.talked)}`;
    return { icon: incoming ? PhoneIncoming : PhoneOutgoing, look: '', text };
  }
  if (!incoming) return { icon: PhoneOff, look: '', text: words('recent_not_reached') };
  return call.endReason === 'declined' || call.endReason === 'answered-elsewhere'
    ? { icon: PhoneIncoming, look: '', text: words('recent_incoming') }
    : { icon: PhoneMissed, look: 'missed', text: words('recent_missed') };
}
