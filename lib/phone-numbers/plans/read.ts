import type { Region } from '../found';
import type { Plan, Plans, SharedPlans } from './plans';

/** Digits read as a number. */
export type ReadNumber = {
  readonly e164: string;
  readonly region: Region;
  /** How the country was told. `bare-code`: by a calling code without "+" or "00". */
  readonly by: 'international' | 'national' | 'bare-code';
  /** A national number stands as people of that country write it, prefix where they use one. */
  readonly asWritten: boolean;
  /** The metadata knows it; otherwise only its length fits. */
  readonly valid: boolean;
};

/** E.164 allows 15 digits; some countries' own numbers may be longer than their plan says. */
const MOST_DIGITS = 15;

/**
 * Reads digits (ASCII only) as a phone number, or `null`. Follows the order of libphonenumber's
 * parser: "+" first, then the region's international prefix, the national number, the region's
 * own calling code without "+". A number that is valid in one of these ways is preferred to one
 * that is only possible; `possible` says whether such a one counts at all.
 */
export function readDigits(
  digits: string,
  plus: boolean,
  region: Region,
  plans: Plans,
  possible = false,
): ReadNumber | null {
  if (plus) return readInternational(digits, 'international', plans, possible);
  const home = plans.of(region);
  const shared = home && plans.byCode(home.callingCode);
  const abroad = dialledAbroad(digits, home);
  const away = abroad ? readInternational(abroad, 'international', plans, possible) : null;
  if (away?.valid) return away;
  if (!home || !shared) return away;
  const own = readNational(digits, home, shared, possible);
  if (own?.valid) return own;
  const bare = digits.startsWith(home.callingCode)
    ? readInternational(digits, 'bare-code', plans, false)
    : null;
  return bare ?? away ?? own;
}

function readNational(
  digits: string,
  home: Plan,
  shared: SharedPlans,
  possible: boolean,
): ReadNumber | null {
  const national = withoutPrefix(digits, home);
  const plan = validAtHome(home, national) ?? shared.planFor(national);
  if (!plan && !(possible && hasLength(shared.main, national))) return null;
  const asWritten =
    national !== digits || !home.nationalPrefix || (home.prefixFree?.test(national) ?? false);
  const region = plan?.region ?? home.region;
  const e164 = `+${home.callingCode}${national}`;
  return { e164, region, by: 'national', asWritten, valid: plan !== null };
}

function validAtHome(home: Plan, national: string): Plan | null {
  const fits = home.valid.test(national) && (home.leadingDigits?.test(national) ?? true);
  return fits ? home : null;
}

/** Reads `852 2345 6789`: the first group is a calling code, though nothing says so. */
export function readWithBareCode(digits: string, plans: Plans): ReadNumber | null {
  return readInternational(digits, 'bare-code', plans, false);
}

function readInternational(
  digits: string,
  by: ReadNumber['by'],
  plans: Plans,
  possible: boolean,
): ReadNumber | null {
  const shared = plans.byCode(digits);
  if (!shared || digits.length > MOST_DIGITS + shared.main.nationalPrefix.length) return null;
  const national = withoutPrefix(digits.slice(shared.code.length), shared.main);
  const plan = shared.planFor(national);
  if (!plan && !(possible && hasLength(shared.main, national))) return null;
  const region = plan?.region ?? shared.main.region;
  return { e164: `+${shared.code}${national}`, region, by, asWritten: true, valid: plan !== null };
}

const hasLength = ({ lengths }: Plan, national: string): boolean =>
  lengths.includes(national.length.toString(36));

/** "00" is understood everywhere: people paste numbers from abroad. */
function dialledAbroad(digits: string, home: Plan | null): string | null {
  const prefix = home?.internationalPrefix?.exec(digits)?.[0];
  if (prefix) return digits.slice(prefix.length);
  return digits.startsWith('00') ? digits.slice(2) : null;
}

/**
 * The number without national prefix and carrier code. A number that only fits with its prefix
 * keeps it (libphonenumber's maybeStripNationalPrefixAndCarrierCode).
 */
function withoutPrefix(digits: string, plan: Plan): string {
  const match = plan.prefixForParsing?.exec(digits);
  if (!match?.[0]) return digits;
  const last = match.length > 1 ? match.at(-1) : match[0];
  const rest = digits.slice(match[0].length);
  const stripped =
    plan.transform && last
      ? plan.transform.replace(/\$(\d)/gu, (_, group: string) => match[Number(group)] ?? '') + rest
      : rest;
  return plan.general.test(digits) && !plan.general.test(stripped) ? digits : stripped;
}
