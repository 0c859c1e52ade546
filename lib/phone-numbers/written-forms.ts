import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Region } from './found';
import { parseNumber } from './parse';

/** One number in the ways that a CRM may have it written. */
export type WrittenNumber = {
  /** What tells it from every other: E.164, of a short code the bare digits, else as it came. */
  readonly key: string;
  /** `+4930123456`; absent for short codes and for what is no number. */
  readonly e164?: string;
  /** All digits with the country's: `4930123456`. */
  readonly digits: string;
  /** The digits that people dial within the country: `030123456`. */
  readonly national: string;
  /** Without the trunk prefix: `30123456`; `e164` and `digits` end with it. */
  readonly significant: string;
  /** As the country writes it: `030 123456`. */
  readonly formatted: string;
  /** As it is written abroad: `+49 30 123456`. */
  readonly international?: string;
  /** As it came. */
  readonly typed: string;
  /** The country that numbers without a country's code are read by. */
  readonly region: Region;
};

/** What a CRM's search can be asked for. */
export type NumberForm = Exclude<keyof WrittenNumber, 'key' | 'region'>;

/** Reads a number in any of its forms; what cannot be read is searched for as it came. */
export function writtenNumber(typed: string, region: Region): WrittenNumber {
  const parsed = parseNumber(typed, region);
  const bare = typed.replace(/\D/gu, '');
  const number = parsed && !parsed.short ? parsePhoneNumberFromString(parsed.e164) : undefined;
  if (!parsed || !number) {
    const as = parsed?.e164 ?? (bare || typed);
    const key = parsed?.e164 ?? typed;
    return { key, digits: as, national: as, significant: as, formatted: as, typed, region };
  }
  const formatted = number.formatNational();
  return {
    key: parsed.e164,
    e164: parsed.e164,
    digits: parsed.e164.slice(1),
    national: formatted.replace(/\D/gu, ''),
    significant: number.nationalNumber,
    formatted,
    international: number.formatInternational(),
    typed,
    region,
  };
}

/** The texts to search for, in the order wanted, each once; forms that the number has not are left out. */
export function formsOf(number: WrittenNumber, wanted: readonly NumberForm[]): readonly string[] {
  const forms = wanted.map((form) => number[form]).filter((text) => text !== undefined);
  return [...new Set(forms)].filter((text) => text !== '');
}

/** Whether a text is this number, however it is written there: `(030) 12 34-56`, `+49 30 123456 ext. 7`. */
export function writesNumber(text: string, number: WrittenNumber): boolean {
  if (number.key === '') return false;
  const read = parseNumber(text, number.region);
  if (read?.e164 === number.key) return true;
  // Some countries' own numbers are so short that they read as codes.
  return [number.key, number.digits, number.national].includes(text.replace(/[\s().-]/gu, ''));
}
