import type { Region } from '../found';
import { planOf, plansByCode, type Plan } from './plans';

/** Digits read as a valid number. */
export type ReadNumber = {
  readonly e164: string;
  readonly region: Region;
  /** How the country was told. `bare-code`: by a calling code without "+" or "00". */
  readonly by: 'international' | 'national' | 'bare-code';
  /** A national number stands as people of that country write it, prefix where they use one. */
  readonly asWritten: boolean;
};

/** E.164 allows 15 digits; NANP numbers may carry four more for the international prefix. */
const MOST_DIGITS = 15;

/**
 * Reads digits (ASCII only) as a phone number that libphonenumber's metadata calls valid, or
 * `null`. Follows the order of libphonenumber's parser: "+" first, then the region's
 * international prefix, the national number, the region's own calling code without "+".
 */
export function readDigits(digits: string, plus: boolean, region: Region): ReadNumber | null {
  if (plus) return readInternational(digits, 'international');
  const home = planOf(region);
  const abroad = dialledAbroad(digits, home);
  if (abroad) {
    const read = readInternational(abroad, 'international');
    if (read) return read;
  }
  if (!home) return null;
  const own = plansByCode(home.callingCode)?.plans ?? [home];
  const national = withoutPrefix(digits, home);
  const valid = firstValid(national, [home, ...own]);
  if (valid) {
    const asWritten =
      national !== digits || !home.nationalPrefix || (home.prefixFree?.test(national) ?? false);
    return { ...named(home.callingCode, national, valid), by: 'national', asWritten };
  }
  return digits.startsWith(home.callingCode) ? readInternational(digits, 'bare-code') : null;
}

/** Reads `852 2345 6789`: the first group is a calling code, though nothing says so. */
export function readWithBareCode(digits: string): ReadNumber | null {
  return readInternational(digits, 'bare-code');
}

function readInternational(digits: string, by: ReadNumber['by']): ReadNumber | null {
  const found = plansByCode(digits);
  const [main] = found?.plans ?? [];
  if (!found || !main || digits.length > MOST_DIGITS + main.nationalPrefix.length) return null;
  const national = withoutPrefix(digits.slice(found.code.length), main);
  const valid = firstValid(national, found.plans);
  return valid && { ...named(found.code, national, valid), by, asWritten: true };
}

/** "00" is understood everywhere: people paste numbers from abroad. */
function dialledAbroad(digits: string, home: Plan | null): string | null {
  const prefix = home?.internationalPrefix?.exec(digits)?.[0] ?? (/^00/u.exec(digits)?.[0] || null);
  return prefix ? digits.slice(prefix.length) : null;
}

function firstValid(national: string, plans: readonly Plan[]): Plan | null {
  return (
    plans.find(
      (plan) => plan.valid.test(national) && (plan.leadingDigits?.test(national) ?? true),
    ) ?? null
  );
}

function named(code: string, national: string, plan: Plan): Pick<ReadNumber, 'e164' | 'region'> {
  return { e164: `+${code}${national}`, region: plan.region };
}

/**
 * The number without national prefix and carrier code. A number that only fits with its prefix
 * keeps it (libphonenumber's maybeStripNationalPrefixAndCarrierCode).
 */
function withoutPrefix(digits: string, plan: Plan): string {
  const match = plan.prefixForParsing?.exec(digits);
  if (!match) return digits;
  const last = match.length > 1 ? match.at(-1) : match[0];
  const rest = digits.slice(match[0].length);
  const stripped =
    plan.transform && last
      ? plan.transform.replace(/\$(\d)/gu, (_, group: string) => match[Number(group)] ?? '') + rest
      : rest;
  return plan.general.test(digits) && !plan.general.test(stripped) ? digits : stripped;
}
