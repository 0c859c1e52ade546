import type { WrittenNumber } from '../phone-numbers/written-forms';
import type { Connector, Contact, LookupFault, WayOn } from './connector';
import { CrmFault } from './crm-fault';
import { inTime } from './in-time';
import { joined } from './same-person';
import { waysOn } from './ways-on';

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
        const answer = await inTime((signal) => connector.find(number, signal));
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
