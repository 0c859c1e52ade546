import { consultation } from './allowed-actions';
import type { CallView, Snapshot } from './snapshot';

/** A customer on hold, and the colleague who is asked before the customer is sent there. */
export type Consultation = { readonly customer: CallView; readonly consulted: CallView };

/** The consultation that goes on, if one does and the three do not talk together yet. */
export function consultationOf({ calls }: Pick<Snapshot, 'calls'>): Consultation | undefined {
  for (const customer of calls) {
    if (customer.phase !== 'connected') continue;
    const consulted = consultation(customer, calls);
    if (consulted && !(customer.conference && consulted.conference)) return { customer, consulted };
  }
  return undefined;
}

/** The calls that hear each other. */
export function conferenceOf({ calls }: Pick<Snapshot, 'calls'>): readonly CallView[] {
  return calls.filter(({ phase, conference }) => phase === 'connected' && conference);
}

/** Lines beside the one in front that wait on hold. */
export function waitingLines(
  { calls }: Pick<Snapshot, 'calls'>,
  front: readonly CallView[],
): readonly CallView[] {
  const shown = new Set(front.map(({ id }) => id));
  return calls.filter(({ id, phase }) => phase === 'connected' && !shown.has(id));
}
