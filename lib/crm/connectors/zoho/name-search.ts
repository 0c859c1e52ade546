import { searchable, splitName } from '../../person-name';
import { escaped, FIELDS, type Module } from './phone-search';

/**
 * A search by criteria, as `phoneSearch`: `starts_with` is what text fields know beside `equals`. Which
 * part is the family name is anybody's guess, and many a record has all of it in that field.
 */
export function nameSearch(module: Module, name: string): string {
  const whole = searchable(name);
  const { first, last } = splitName(whole);
  const starts = (field: string, text: string) => `(${field}:starts_with:${escaped(text)})`;
  const both = (one: string, other: string) =>
    `(${starts('First_Name', one)}and${starts('Last_Name', other)})`;
  const criteria =
    first === ''
      ? [starts('First_Name', whole), starts('Last_Name', whole)]
      : [both(first, last), both(last, first), starts('Last_Name', whole)];
  const query = { criteria: `(${criteria.join('or')})`, fields: FIELDS[module], per_page: '25' };
  return new URLSearchParams(query).toString();
}
