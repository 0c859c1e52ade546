import type { FoundNumber } from '../found';
import type { Plans } from '../plans/plans';
import { readDigits } from '../plans/read';
import { endsFree } from './borders';
import { dayInDigits } from './shapes';

/** What stands between two numbers of one list. */
const NEXT =
  /(?: ?[,、;/|]| ?[或和及] ?| (?:or|and|oder|und|ou|o|y|e|и|или|lub|of|en|&) | (?=\d{7})) ?(\d[\d -]{4,10}\d)(?![\d-]| ?[\d(])/uy;
/** A subscriber's own digits, without the area's. */
const LOCAL = /^\d{6,9}$/;
const AREA = /^\(?0?\d{1,5}[) -]{1,2}$/;
/** As far as a list's next number may reach, UTF-16 units. */
const REACH = 24;

/**
 * `(343) 278-44-16, 278-56-07`, `0411-84398296或84394418`: right behind a number one without area
 * code, written with the same groups. It has the area code of the first, if it is valid so.
 */
export function siblingOf(first: FoundNumber, text: string, plans: Plans): FoundNumber | null {
  const { region, why } = first;
  if (region === undefined || first.extension !== undefined || why.includes('short-code'))
    return null;
  NEXT.lastIndex = first.end;
  const match = NEXT.exec(text.slice(0, first.end + REACH));
  const written = match?.[1];
  if (!match || written === undefined) return null;
  const local = written.replace(/\D/gu, '');
  if (!LOCAL.test(local) || (local === written && dayInDigits(local))) return null;
  // As few digits are as often something else, if anything but a slash stands between.
  if (local.length === 6 && !match[0].includes('/')) return null;
  const whole = text.slice(first.start, first.end);
  const area = bracketed(whole, region) ?? whole.slice(0, -written.length);
  const alike = shapeOf(whole.slice(area.length)) === shapeOf(written);
  if (!AREA.test(area) || (!alike && region !== 'BR')) return null;
  const end = match.index + match[0].length;
  if (!endsFree(text, end, 'own')) return null;
  const read = readDigits(area.replace(/\D/gu, '') + local, false, region, plans);
  if (!read || read.by !== 'national') return null;
  const start = end - written.length;
  return { start, end, e164: read.e164, region: read.region, certainty: 'guess', why };
}

/** `(11) 3862-5917 / 99706-1835`: in Brazil mobiles have one digit more. */
const bracketed = (whole: string, region: string): string | undefined =>
  region === 'BR' ? /^\(\d\d\) ?/.exec(whole)?.[0] : undefined;

const shapeOf = (written: string): string => written.replace(/\d/gu, '0');
