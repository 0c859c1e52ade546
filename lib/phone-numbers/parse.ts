import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumberType,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import type { Region } from './found';
import { IGNORABLE, normalised } from './normalise';

/** What a text turned out to be: the hub's own reading, before anything is dialled. */
export type ParsedNumber = {
  /** E.164; of a short code the bare digits, which mean nothing outside `region`. */
  readonly e164: string;
  /** Where it rings; absent for numbers of no country. */
  readonly region?: Region;
  readonly callingCode: string;
  readonly type?: PhoneNumberType;
  readonly extension?: string;
  /** Has a length that the country uses. */
  readonly possible: boolean;
  /** libphonenumber's metadata knows it. */
  readonly valid: boolean;
  /** Two to six digits: emergency, hotline or an internal number, never E.164. */
  readonly short: boolean;
  /** The text itself names the country: "+" or an international prefix. */
  readonly international: boolean;
};

const SHORT = /^\d{2,6}$/u;
const EXTENSION =
  /[\s,;(]*(?:分机号?|分機|转|轉|內線|内線|내선|durchwahl|app\.)\s*[:：]?\s*(\d{1,7})\)?\s*$/iu;
const SWITCHBOARD = /-(\d{2,5})$/u;
const SWITCHBOARD_REGIONS: readonly string[] = ['CN', 'HK', 'MO', 'TW'];

/**
 * Reads a text or `tel:` address as one phone number; numbers without country code are read as the
 * region's. `null` when there is none in it. A short code is never completed to E.164.
 */
export function parseNumber(text: string, region: Region): ParsedNumber | null {
  const plain = plainText(text);
  const compact = plain.replace(/[\s().-]/gu, '');
  if (SHORT.test(compact)) return shortCode(compact, region);
  const country = isSupportedCountry(region) ? region : undefined;
  const readings = [
    read(plain, country, /^[(\s]*\+/u.test(plain)),
    withoutSwitchboard(plain, country),
    read(plain.replace(/^\D*00/u, '+'), country, true),
    /^\d/u.test(compact) ? read(`+${compact}`, country, false) : null,
  ];
  return readings.find((reading) => reading?.valid) ?? readings[0] ?? null;
}

function plainText(text: string): string {
  const address = /^\s*tel:(.*)$/isu.exec(text)?.[1];
  const plain = normalised(address === undefined ? text : decoded(address));
  return plain.replaceAll(IGNORABLE, '').replace(EXTENSION, ' ext. $1').trim();
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function read(text: string, country: CountryCode | undefined, international: boolean) {
  const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: true });
  return number ? described(number, international || dialledAbroad(text, number, country)) : null;
}

function dialledAbroad(text: string, number: PhoneNumber, country: CountryCode | undefined) {
  const digits = text.replace(/\D/gu, '');
  return country !== number.country && !digits.startsWith(number.countryCallingCode);
}

function described(number: PhoneNumber, international: boolean): ParsedNumber {
  return {
    e164: number.number,
    region: number.country,
    callingCode: number.countryCallingCode,
    type: number.getType(),
    extension: number.ext,
    possible: number.isPossible(),
    valid: number.isValid(),
    short: false,
    international,
  };
}

/** `021-61234567-801`: around China the extension follows by a hyphen. */
function withoutSwitchboard(text: string, country: CountryCode | undefined): ParsedNumber | null {
  const extension = SWITCHBOARD.exec(text)?.[1];
  const plus = text.startsWith('+');
  if (!extension || !(plus || SWITCHBOARD_REGIONS.includes(country ?? ''))) return null;
  const number = read(text.replace(SWITCHBOARD, ''), country, plus);
  return number && { ...number, extension };
}

function shortCode(digits: string, region: Region): ParsedNumber {
  return {
    e164: digits,
    region,
    callingCode: '',
    possible: true,
    valid: false,
    short: true,
    international: false,
  };
}
