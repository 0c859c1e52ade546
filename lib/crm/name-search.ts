import type { Connector, Contact, LookupFault } from './connector';
import { CrmFault } from './crm-fault';
import { inTime } from './in-time';
import { nameFit, searchable } from './remote/person-name';
import { sameRecord } from './same-person';

/** Shorter names are half of all people. Characters. */
export const SHORTEST_NAME = 2;
/** No list is longer: whoever is not among these is found by more of the name. */
const MOST_PEOPLE = 8;

/** Who has such a name, the best fit first, and who could not say. */
export type Named = {
  readonly people: readonly Contact[];
  readonly faults: readonly LookupFault[];
};

/**
 * Who has this name: all connectors that can be searched so are asked at once, with the patience of the
 * lookup. Told whole, when all have answered or are late, so that nothing moves afterwards. Two records
 * with one name are two people here: nothing but the name speaks for one. Never rejects.
 */
export async function searchByName(connectors: readonly Connector[], name: string): Promise<Named> {
  const faults: LookupFault[] = [];
  const sought = searchable(name);
  if (Array.from(sought).length < SHORTEST_NAME) return { people: [], faults };
  const answers = await Promise.all(
    connectors.map(async (connector): Promise<readonly Contact[]> => {
      try {
        return (await inTime((signal) => connector.findByName?.(sought, signal))) ?? [];
      } catch (cause) {
        const code = cause instanceof CrmFault ? cause.code : 'unreachable';
        faults.push({ connector: connector.name, crm: connector.crm ?? connector.name, code });
        return [];
      }
    }),
  );
  return { people: ranked(answers.flat(), name), faults };
}

function ranked(people: readonly Contact[], name: string): readonly Contact[] {
  const fits = people.flatMap((contact) => {
    const fit = nameFit(contact.name, name);
    return fit === undefined ? [] : [{ contact, fit, hearsay: isHearsay(contact) }];
  });
  // As it is stable: of the same fit, in the order of the connectors and of their answers.
  const order = fits.sort((a, b) => a.fit - b.fit || a.hearsay - b.hearsay);
  return order
    .map(({ contact }) => contact)
    .filter((one, at, all) => all.findIndex((other) => sameRecord(other, one)) === at)
    .slice(0, MOST_PEOPLE);
}

/** What a page has shown comes after what a CRM says. */
function isHearsay({ why }: Contact): number {
  return why.source === 'seen-on-page' ? 1 : 0;
}
