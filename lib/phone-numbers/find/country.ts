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

/** `Vigo, España: 986 …`, `courier (Breda, NL): 076-…`, `KL branch (Malaysia, +60): 03-…`. */
const BEFORE =
  /(\p{Lu}[\p{L}’'-]+) ?: ?\(?$|\((?:[^()\d]*, ?)?(\p{Lu}[\p{L} ]+?)(?:,? ?\+\d{1,3})?\) ?[:,]? ?\(?$/u;
/** `香港電話：2525 …`, `日本 090-…`: Han and Kana have no spaces. */
const BEFORE_UNSPACED =
  /([\p{Script=Han}\p{Script=Katakana}]{2,8}?)(?:手机|手機|电话|電話|携帯|分公司|办公室)?[:：]? ?\(?$/u;
/** What can stand between such a name and a number at all. */
const ENDS = /[:：)\u3040-\u9fff] ?\(?$/u;
/** Letters alone are an abbreviation of anything: `ID: …`, `NO: …`. */
const SURE = /^(?:UK|USA|UAE|KSA)$|\p{Ll}/u;

/** The country that is named right in front of a number. */
export function countryBefore(
  text: string,
  start: number,
  home: Region,
  language = 'en',
): Region | undefined {
  if (!ENDS.test(text.slice(Math.max(0, start - 3), start))) return undefined;
  const before = text.slice(Math.max(0, start - REACH), start);
  const match = BEFORE.exec(before);
  if (match?.[2] !== undefined) return named(match[2], home, language);
  if (match?.[1] !== undefined)
    return SURE.test(match[1]) ? countryNamed(match[1], language) : undefined;
  const run = BEFORE_UNSPACED.exec(before)?.[1] ?? '';
  for (let from = 0; from < run.length - 1; from += 1) {
    const region = countryNamed(run.slice(from), language);
    if (region !== undefined) return region;
  }
  return undefined;
}

/** `Freecall (AU)`: the country in brackets in a heading. */
export function countryIn(heading: string, home: Region): Region | undefined {
  return named(WITHIN.exec(heading)?.[1], home);
}

function named(name: string | undefined, home: Region, language = 'en'): Region | undefined {
  if (name === undefined || (name.length === 2 && OWN_CODES.includes(home))) return undefined;
  return countryNamed(name, language);
}
