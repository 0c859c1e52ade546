import type { CallId } from '../../lib/telephony/call';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';

/**
 * The call that a card is about. A card is opened for the call that began to ring last; once that
 * is known, the card stays with it and never slips to another.
 */
export function cardCall(snapshot: Snapshot, known: CallId | undefined): CallView | undefined {
  return known === undefined
    ? snapshot.calls.findLast(
        ({ direction, phase }) => direction === 'incoming' && phase === 'ringing',
      )
    : snapshot.calls.find(({ id }) => id === known);
}
