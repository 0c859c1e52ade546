import { parseNumber } from '../../phone-numbers/parse';
import type { Region } from '../../phone-numbers/found';

/**
 * Tells whether two spellings are one number, however a call centre writes it; national ones are the
 * region's. What cannot be read, an extension or a withheld number, must be spelt the same.
 */
export function sameNumberIn(region: Region): (one: string, other: string) => boolean {
  const read = new Map<string, string>();
  const reading = (number: string): string => {
    const known = read.get(number) ?? parseNumber(number, region)?.e164 ?? number.trim();
    read.set(number, known);
    return known;
  };
  return (one, other) => one === other || reading(one) === reading(other);
}
