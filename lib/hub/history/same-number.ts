import { parseNumber } from '../../phone-numbers/parse';
import type { ParsedNumber } from '../../phone-numbers/parse';
import type { Region } from '../../phone-numbers/found';

/**
 * Tells whether two spellings are one number, however a call centre writes it: a national one is of
 * the other's country where that one names its own, and else the region's. What cannot be read, an
 * extension or a withheld number, must be spelt the same.
 */
export function sameNumberIn(region: Region): (one: string, other: string) => boolean {
  const known = new Map<string, ParsedNumber | null>();
  const read = (number: string, of: Region): ParsedNumber | null => {
    const name = `${of} ${number}`;
    const found = known.has(name) ? (known.get(name) ?? null) : parseNumber(number, of);
    known.set(name, found);
    return found;
  };
  const reading = (number: string): string => read(number, region)?.e164 ?? number.trim();
  const inCountryOf = (full: string, national: string): boolean => {
    const number = read(full, region);
    if (!number?.international || number.region === undefined) return false;
    return read(national, number.region)?.e164 === number.e164;
  };
  return (one, other) =>
    one === other ||
    reading(one) === reading(other) ||
    inCountryOf(one, other) ||
    inCountryOf(other, one);
}
