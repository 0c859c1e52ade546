import type { Creation, CustomerSearch, NameSearch } from '../../snapshot/customer-search';
import type { Snapshot } from '../../snapshot/snapshot';

type Searches = Snapshot['searches'];

/** What was searched and made for a call. */
export function searchOf(searches: Searches, call: string): CustomerSearch {
  return searches.find((one) => one.call === call) ?? { call, creations: [] };
}

/** The same with another search by name, or without one. Pure. */
export function withNames(
  searches: Searches,
  call: string,
  names: NameSearch | undefined,
): Searches {
  return replaced(searches, { ...searchOf(searches, call), names });
}

/** The same with how the making of a contact fares. Pure. */
export function withCreation(searches: Searches, call: string, creation: Creation): Searches {
  const search = searchOf(searches, call);
  const others = search.creations.filter(({ connector }) => connector !== creation.connector);
  return replaced(searches, { ...search, creations: [...others, creation] });
}

function replaced(searches: Searches, search: CustomerSearch): Searches {
  return [...searches.filter(({ call }) => call !== search.call), search];
}
