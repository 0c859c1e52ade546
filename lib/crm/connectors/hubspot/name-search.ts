import { runsOf, splitName } from '../../remote/person-name';
import { FIELDS } from './phone-search';

/** Five groups of six filters, eighteen filters in all. */
const MOST_WORDS = 4;
/** More than are shown: HubSpot's order is no order of how well a name fits. */
const MOST = 25;

/**
 * A search of contacts by name, as `phoneSearch`: each word begins a word of a name field
 * (`CONTAINS_TOKEN` with `*`, https://developers.hubspot.com/docs/api-reference/latest/crm/search-the-crm).
 * Which of them is the family name is anybody's guess, and many a record has all of it in one field.
 */
export function nameSearch(name: string): object {
  const [only = '', ...more] = runsOf(name).slice(0, MOST_WORDS);
  const words = [only, ...more];
  const { first, last } = splitName(only);
  const parts = more.length === 0 && first !== '' ? [first, last] : words;
  const all = (property: string, of: readonly string[]) => of.map((word) => token(property, word));
  const groups = [all('firstname', words), all('lastname', words)];
  if (parts.length > 1) {
    groups.push([...all('firstname', parts.slice(0, -1)), ...all('lastname', parts.slice(-1))]);
    groups.push([...all('lastname', parts.slice(0, 1)), ...all('firstname', parts.slice(1))]);
  }
  return {
    filterGroups: groups.map((filters) => ({ filters })),
    properties: FIELDS,
    limit: MOST,
  };
}

function token(propertyName: string, word: string): object {
  return { propertyName, operator: 'CONTAINS_TOKEN', value: `${word.toLowerCase()}*` };
}
