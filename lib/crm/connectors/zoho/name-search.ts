import { splitName } from '../../remote/person-name';
import { escaped, FIELDS, type Module } from './phone-search';

/**
 * A search by criteria, as `phoneSearch`: `starts_with` is what text fields know beside `equals`. Which
 * part is the family name is anybody's guess, and many a record has all of it in that field.
 */
export function nameSearch(module: Module, name: string): string {
  const { first, last } = splitName(name);
  const starts = (field: string, text: string) => `(${field}:starts_with:${escaped(text)})`;
  const both = (one: string, other: string) =>
    `(${starts('First_Name', one)}and${starts('Last_Name', other)})`;
  const criteria =
    first === ''
      ? [starts('First_Name', name), starts('Last_Name', name)]
      : [both(first, last), both(last, first), starts('Last_Name', name)];
  const query = { criteria: `(${criteria.join('or')})`, fields: FIELDS[module], per_page: '25' };
  return new URLSearchParams(query).toString();
}
