import { countryNamed } from './country-names';
import type { Region } from '../found';

const BEHIND = /^ ?\((\p{Lu}[\p{L} ]{1,30})\)/u;
const WITHIN = /\((\p{Lu}[\p{L} ]{1,30})\)/u;
const REACH = 36;
/** Where two letters in brackets are a part of the country: `(CA)`, `(IN)`, `(RO)`. */
const OWN_CODES: readonly Region[] = ['AR', 'AU', 'BR', 'CA', 'CH', 'IN', 'IT', 'MX', 'MY', 'US'];

/** `2525 4471 (HK)`: the country in brackets right behind a number. */
export function countryBehind(text: string, end = text.length, home: Region): Region | undefined {
  const open = text[end] === ' ' ? end + 1 : end;
  return text[open] === '('
    ? named(BEHIND.exec(text.slice(end, end + REACH))?.[1], home)
    : undefined;
}

/** `Freecall (AU)`: the country in brackets in a heading. */
export function countryIn(heading: string, home: Region): Region | undefined {
  return named(WITHIN.exec(heading)?.[1], home);
}

function named(name: string | undefined, home: Region): Region | undefined {
  if (name === undefined || (name.length === 2 && OWN_CODES.includes(home))) return undefined;
  return countryNamed(name, 'en');
}
