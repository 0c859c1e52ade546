import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumberType,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import type { Region } from './found';
import { hotline } from './hotlines';
import { inDigits } from './in-letters';
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
  /** Emergency, hotline or an internal number, mostly two to six digits: never E.164. */
  readonly short: boolean;
  /** The text itself names the country: "+" or an international prefix. */
  readonly international: boolean;
};

const SHORT = /^\d{2,6}$/u;
const EXTENSION =
  /[\s,;(]*(?:分机号?|分機|转|轉|內線|内線|내선|durchwahl|app\.)\s*[:：]?\s*(\d{1,7})\)?\s*$/iu;
const SWITCHBOARD = /-(\d{2,5})$/u;
const SWITCHBOARD_REGIONS: readonly string[] = ['CN', 'HK', 'MO', 'TW'];

/** Shows what follows from right to left: the digits read are not the digits seen. */
const BACKWARDS = /\u202e/u;
/** `*21*…#` and its like are commands to the exchange (3GPP TS 22.030), never numbers. */
const COMMAND = /^[\s(]*[*#]/u;
const ANY_DIGITS = /\p{N}(?:\P{N}*\p{N}){2}/u;
/** Some write `+44 (0) 20 …`; where the zero belongs to the number the first reading has it. */
const ZERO_IN_BRACKETS = /^([\s(]*\+[^(]*)\(0\)/u;

/**
 * Reads a text or `tel:` address as one phone number; numbers without country code are read as the
 * region's. `null` when there is none in it, or what people see of it is another one. A short code
 * is never completed to E.164. Of a `tel:` address (RFC 3966) only number, context and extension
 * count; tones to send after the answer are dropped.
 */
export function parseNumber(text: string, region: Region): ParsedNumber | null {
  const written = plainText(text);
  if (written === null) return null;
  const country = isSupportedCountry(region) ? region : undefined;
  const plain = inDigits(written, country ? getCountryCallingCode(country) : '');
  const compact = withoutGaps(plain);
  if (SHORT.test(compact) || hotline(compact, region)) return shortCode(compact, region);
  const readings = [
    read(plain, country, /^[(\s]*\+/u.test(plain)),
    withoutSwitchboard(plain, country),
    ZERO_IN_BRACKETS.test(plain)
      ? read(plain.replace(ZERO_IN_BRACKETS, '$1'), country, true)
      : null,
    read(plain.replace(/^\D*00/u, '+'), country, true),
    /^\d/u.test(compact) ? read(`+${compact}`, country, false) : null,
  ];
  return readings.find((reading) => reading?.valid) ?? readings[0] ?? null;
}

/**
 * The same where the text is one of these short numbers, of any length; `null` otherwise. Whoever
 * lists `1008611` means these digits, not a number of the country.
 */
export function parseListedCode(
  text: string,
  region: Region,
  listed: readonly string[],
): ParsedNumber | null {
  const compact = withoutGaps(plainText(text) ?? '');
  return listed.includes(compact) ? shortCode(compact, region) : null;
}

/**
 * Whether a text shows another number than the one read from the link around it. Digits that are
 * none to us, `+1 4I5…` or two numbers in one, are no proof that it shows the same.
 */
export function showsAnother(text: string, number: ParsedNumber | null, region: Region): boolean {
  const shown = parseNumber(text, region);
  return shown ? shown.e164 !== number?.e164 : ANY_DIGITS.test(text);
}

function withoutGaps(plain: string): string {
  return plain.replace(/[\s().-]/gu, '');
}

function plainText(text: string): string | null {
  if (BACKWARDS.test(text)) return null;
  const address = /^\s*tel:(.*)$/isu.exec(text)?.[1];
  const written = address === undefined ? text : dialled(address);
  const plain = normalised(written ?? '').replaceAll(IGNORABLE, '');
  return COMMAND.test(plain) ? null : plain.replace(EXTENSION, ' ext. $1').trim();
}

/** What a `tel:` address dials, as a text; `null` where that cannot be told. */
function dialled(address: string): string | null {
  // The URL standard drops these wherever they stand.
  const whole = decoded(address.replace(/[\t\r\n]/gu, '')).replace(/^\/+/u, '');
  const [number = '', ...parameters] = /^[^?#&]*/u.exec(whole)?.[0].split(/[;,]/u) ?? [];
  // eslint-disable-next-line no-control-regex
  if (BACKWARDS.test(number) || /[\0-\x1f*]/u.test(number) || number === '') return null;
  const extension = firstOf(parameters, /^\s*(?:ext=)?(\d{1,7})$/iu);
  const context = firstOf(parameters, /^\s*phone-context=(.*)$/iu);
  const local = context !== undefined && !/^\s*[+\uff0b]/u.test(number);
  // A context without "+" is somebody's own network: its numbers mean nothing outside.
  if (local && !/^\+\d/u.test(context)) return null;
  return `${local ? context : ''}${number}${extension === undefined ? '' : ` ext. ${extension}`}`;
}

function firstOf(parameters: readonly string[], form: RegExp): string | undefined {
  for (const parameter of parameters) {
    const value = form.exec(parameter)?.[1];
    if (value !== undefined) return value;
  }
  return undefined;
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
  // A neighbour that shares the country's code, such as Canada the United States', is not abroad.
  const abroad = !country || getCountryCallingCode(country) !== number.countryCallingCode;
  return abroad && !digits.startsWith(number.countryCallingCode);
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
