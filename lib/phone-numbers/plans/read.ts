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

/**
 * What a number must be at least. `possible`: of a length that the country has; `similar`: some
 * valid number begins with its first digit and is as long, and no area code is missing;
 * `conceivable`: the country's plan has room for it, and it is written as people there write
 * numbers. Behind "00" `similar` is enough for that: no other country's number is taken for it.
 */
export type Least = 'valid' | 'conceivable' | 'similar' | 'possible';

/** E.164 allows 15 digits; some countries' own numbers may be longer than their plan says. */
const MOST_DIGITS = 15;

/**
 * Reads digits (ASCII only) as a phone number, or `null`. Follows the order of libphonenumber's
 * parser: "+" first, then the region's international prefix, the national number, the region's
 * own calling code without "+". A number that is valid in one of these ways is preferred to one
 * that is only possible; `least` says whether such a one counts at all.
 */
export function readDigits(
  digits: string,
  plus: boolean,
  region: Region,
  plans: Plans,
  least: Least = 'valid',
): ReadNumber | null {
  if (plus) return readInternational(digits, 'international', plans, least);
  const home = plans.of(region);
  const shared = home && plans.byCode(home.callingCode);
  const away = readAbroad(digits, home, plans, least);
  if (away === 'either') return null;
  if (away?.valid) return away;
  if (!home || !shared) return away;
  const own = readNational(digits, home, shared, least);
  const exported = own?.asWritten ? null : readExported(digits, home, plans);
  if (own?.valid) return exported ?? own;
  const kin = readOverseas(digits, home, plans);
  if (kin) return kin;
  const bare = readOwnCode(digits, home, plans, least);
  return bare?.valid ? bare : (away ?? own ?? bare);
}

/** The calling codes that share one national plan: `0262 …` is dialled so in all of France. */
const OVERSEAS: readonly string[] = ['33', '262', '590', '594', '596'];

/** A national number of another country that has the same national plan, only if it is valid there. */
function readOverseas(digits: string, home: Plan, plans: Plans): ReadNumber | null {
  if (!OVERSEAS.includes(home.callingCode) || !digits.startsWith('0')) return null;
  for (const code of OVERSEAS) {
    const read = readInternational(code + digits.slice(1), 'national', plans, 'valid');
    if (read) return read;
  }
  return null;
}

/** Fewer digits may be a number to which its national prefix is missing. */
const FEWEST_EXPORTED = 11;

/**
 * `4917684420317`: a program's way to write a number of its own country. It is a valid national one,
 * too, but nobody writes that so; and goods have such codes, so that it takes a label.
 */
function readExported(digits: string, home: Plan, plans: Plans): ReadNumber | null {
  if (digits.length < FEWEST_EXPORTED || !digits.startsWith(home.callingCode)) return null;
  const read = readInternational(digits, 'bare-code', plans, 'valid');
  return read && { ...read, asWritten: false };
}

/** The region's calling code without "+", though the national prefix may stand before it: `091 98250 …`. */
function readOwnCode(digits: string, home: Plan, plans: Plans, least: Least): ReadNumber | null {
  const { callingCode, nationalPrefix } = home;
  if (digits.startsWith(callingCode)) return readInternational(digits, 'bare-code', plans, least);
  return nationalPrefix && digits.startsWith(nationalPrefix + callingCode)
    ? readInternational(digits.slice(nationalPrefix.length), 'bare-code', plans, 'valid')
    : null;
}

function readNational(
  digits: string,
  home: Plan,
  shared: SharedPlans,
  least: Least,
): ReadNumber | null {
  const usual = withoutPrefix(digits, home);
  const before = FORMER_AT_HOME[home.region]?.exec(usual);
  const former = before && !home.valid.test(usual) ? before : null;
  const national = former?.[1] ?? usual;
  const plan = validAtHome(home, national) ?? shared.planFor(national);
  if (!plan && !fits(shared.main, national, least)) return null;
  // Regions that share a code are written like the main one.
  const free = home.prefixFree ?? shared.main.prefixFree;
  const asWritten = national !== digits || !home.nationalPrefix || (free?.test(national) ?? false);
  const local = home.nationalPrefix !== '' && national === digits;
  if (!plan && local && least !== 'possible' && digits.length <= longestLocal(home)) return null;
  if (!plan && !asWritten && least === 'conceivable') return null;
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
  return readInternational(digits, 'bare-code', plans, 'valid');
}

function readInternational(
  digits: string,
  by: ReadNumber['by'],
  plans: Plans,
  least: Least,
): ReadNumber | null {
  const shared = plans.byCode(digits);
  if (!shared || digits.length > MOST_DIGITS + shared.main.nationalPrefix.length) return null;
  const written = digits.slice(shared.code.length);
  const usual = withoutPrefix(written, shared.main);
  const former = hasLength(shared.main, usual) ? null : FORMER[shared.main.region]?.exec(usual);
  const national = former?.[1] ?? usual;
  const plan = shared.planFor(national);
  if (!plan && !fits(shared.main, national, least)) return null;
  const region = plan?.region ?? shared.main.region;
  return { e164: `+${shared.code}${national}`, region, by, asWritten: true, valid: plan !== null };
}

/** A subscriber's number without its area code has no more digits anywhere. */
const LONGEST_LOCAL = 8;
/** … but in Brazil, where mobiles have one more. */
const longestLocal = ({ region }: Plan): number => (region === 'BR' ? 9 : LONGEST_LOCAL);

/** Digits behind the calling code that plans had until lately, and people still write. */
const FORMER: Readonly<Record<Region, RegExp>> = { MX: /^1(\d{10})$/ };
/** Digits in front of the national number that people needed until lately: `01 55 …`, `044 55 …`. */
const FORMER_AT_HOME: Readonly<Record<Region, RegExp>> = {
  MX: /^(?:01|04[45])(\d{10})$/,
  PL: /^0(\d{9})$/,
  UA: /^80(\d{9})$/,
};

function fits(plan: Plan, national: string, least: Least): boolean {
  if (least === 'valid' || !hasLength(plan, national)) return false;
  return least === 'possible' || plan[least](national);
}

/** What is asked of a number that names its country. */
const whenNamed = (least: Least): Least => (least === 'conceivable' ? 'similar' : least);

const hasLength = ({ lengths }: Plan, national: string): boolean =>
  lengths.includes(national.length.toString(36));

/**
 * Digits behind an international prefix. "00" is understood everywhere, as people paste numbers
 * from abroad; the region's own prefix may be longer. `either` where both make a number, and not
 * the same: nobody can tell which is meant.
 */
function readAbroad(
  digits: string,
  home: Plan | null,
  plans: Plans,
  least: Least,
): ReadNumber | 'either' | null {
  const prefix = home?.internationalPrefix?.exec(digits)?.[0] ?? '';
  const behind = (length: number, atLeast: Least): ReadNumber | null =>
    readInternational(digits.slice(length), 'international', plans, atLeast);
  const usual = digits.startsWith('00') ? behind(2, whenNamed(least)) : null;
  const own = prefix && prefix !== '00' ? behind(prefix.length, least) : null;
  if (!own || !usual) return own ?? usual;
  if (own.valid !== usual.valid) return own.valid ? own : usual;
  // `0065 …` in Singapore: one's own number as it is written for the world.
  const ours = digits.startsWith(home?.callingCode ?? '', 2);
  return ours || own.e164 === usual.e164 || !own.valid ? usual : 'either';
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
  if (plan.valid.test(stripped)) return stripped;
  if (plan.valid.test(digits)) return digits;
  return hasLength(plan, digits) && !hasLength(plan, stripped) ? digits : stripped;
}
