import type { WrittenNumber } from '../phone-numbers/written-forms';
import type { Connector, Contact, LookupFault, WayOn } from './connector';
import { CrmFault } from './crm-fault';
import { joined } from './same-person';
import { waysOn } from './ways-on';

/** No connector may keep a ringing phone waiting longer than this. */
const PATIENCE_MS = 1500;

/** Who may be calling, and who could not say. */
export type Found = {
  /** In the order that it is drawn in: nobody who was there once changes place. */
  readonly people: readonly Contact[];
  readonly faults: readonly LookupFault[];
  /** Pages of theirs that help on. */
  readonly ways: readonly WayOn[];
};

export type LookupOptions = {
  /** Who is drawn already; they keep their places. */
  readonly known?: readonly Contact[];
  /** Told at once of every answer that adds to what is known, in order. */
  readonly tell?: (people: readonly Contact[]) => void;
};

/**
 * Who has this number: all connectors are asked at once, each has 1.5 s. Resolves when all have
 * answered or are late; never rejects.
 */
export async function lookup(
  connectors: readonly Connector[],
  number: WrittenNumber,
  { known = [], tell }: LookupOptions = {},
): Promise<Found> {
  let people = known;
  const faults: LookupFault[] = [];
  const ways = waysOn(connectors, number);
  if (number.key === '') return { people, faults, ways };
  await Promise.all(
    connectors.map(async (connector) => {
      try {
        const answer = await inTime(connector, number);
        if (answer.length === 0) return;
        people = joined(people, answer);
        tell?.(people);
      } catch (cause) {
        const code = cause instanceof CrmFault ? cause.code : 'unreachable';
        faults.push({ connector: connector.name, crm: connector.crm ?? connector.name, code });
      }
    }),
  );
  return { people, faults, ways };
}

/** A connector that does not heed the signal is left behind all the same. */
async function inTime(connector: Connector, number: WrittenNumber): Promise<readonly Contact[]> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE_MS);
  const waited = new Promise<never>((_, reject) => {
    late.signal.addEventListener('abort', () => reject(new CrmFault('unreachable')));
  });
  try {
    return await Promise.race([connector.find(number, late.signal), waited]);
  } finally {
    clearTimeout(timer);
  }
}
