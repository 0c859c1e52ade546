import * as calendar from './calendar';
import type { Group } from './scan';

/** A part of a run: groups that may belong to numbers, the rest having another shape. */
export type Stretch = readonly Group[];

const DAY = new RegExp(`^${calendar.DAY}$`);
const MONTH = new RegExp(`^${calendar.MONTH}$`);
const YEAR = new RegExp(`^${calendar.YEAR}$`);
const SHORT_YEAR = /^\d{2}$/;
const HOUR = /^(?:[01]?\d|2[0-4])$/;
const MINUTE = /^[0-5]\d$/;
const OCTET = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;

/**
 * Cuts dates, times, addresses on the net and other things of a fixed shape out of a run. With a
 * `lenient` view only what no phone number is ever written like goes.
 */
export function withoutShapes(run: readonly Group[], lenient: boolean): readonly Stretch[] {
  if (!run.some((_, at) => shapeAt(run, at, lenient) > 0)) return [run];
  const stretches: Group[][] = [];
  let stretch: Group[] = [];
  for (let at = 0; at < run.length;) {
    const length = shapeAt(run, at, lenient);
    const group = run[at];
    if (length > 0) {
      if (stretch.length > 0) stretches.push(stretch);
      stretch = [];
      at += length;
    } else {
      if (group) stretch.push(group);
      at += 1;
    }
  }
  if (stretch.length > 0) stretches.push(stretch);
  return stretches;
}

/** How many groups from here are something else; 0 for none. */
function shapeAt(run: readonly Group[], at: number, lenient: boolean): number {
  const gap = gapAt(run, at + 1);
  if (gap === '' || gap === ') ' || run[at]?.plus || glued(run, at)) return 0;
  if (gap === ' ') return !lenient && card(run, at) ? cardLength(run, at) : 0;
  if (dated(run, at)) return 3;
  if (pages(run, at)) return 3;
  if (lenient) return 0;
  if (address(run, at) || timeRange(run, at) || monthRange(run, at)) return 4;
  if (card(run, at)) return cardLength(run, at);
  if (run.length === at + 3 && identity(run, at)) return 3;
  return yearRange(run, at) ? 2 : 0;
}

/** Whether the group hangs on to the one before it by more than a space. */
function glued(run: readonly Group[], at: number): boolean {
  if (at === 0) return false;
  const gap = gapAt(run, at);
  return gap.includes(')') || (!gap.startsWith(' ') && !gap.endsWith(' '));
}

const digitsAt = (run: readonly Group[], at: number): string => run[at]?.digits ?? '';
const gapAt = (run: readonly Group[], at: number): string => run[at]?.gap ?? '';

/** `2024-03-05`, `5/3/2024`, `05. 03. 24` */
function dated(run: readonly Group[], at: number): boolean {
  const gap = gapAt(run, at + 1);
  if (gap !== gapAt(run, at + 2) || gap === gapAt(run, at + 3)) return false;
  if (!/^(?:[-/.]|\. | [-/.] )$/.test(gap)) return false;
  const a = digitsAt(run, at);
  const b = digitsAt(run, at + 1);
  const c = digitsAt(run, at + 2);
  if (a.length === 3 || b.length > 2 || c.length > 4) return false;
  if (YEAR.test(a)) return MONTH.test(b) && DAY.test(c);
  // `8 48762 3-19-01`: local numbers are written like short dates.
  if (!YEAR.test(c) && (!SHORT_YEAR.test(c) || (at > 0 && gap === '-'))) return false;
  return (DAY.test(a) && MONTH.test(b)) || (MONTH.test(a) && DAY.test(b));
}

/** `pp. 211-227 (2003)` */
function pages(run: readonly Group[], at: number): boolean {
  return (
    /^-+$/.test(gapAt(run, at + 1)) &&
    /^ {0,2}\($/.test(gapAt(run, at + 2)) &&
    digitsAt(run, at).length <= 5 &&
    digitsAt(run, at + 1).length <= 5 &&
    YEAR.test(digitsAt(run, at + 2))
  );
}

/** IPv4. */
function address(run: readonly Group[], at: number): boolean {
  for (let next = at; next < at + 4; next += 1) {
    if (!OCTET.test(digitsAt(run, next))) return false;
    if (next > at && gapAt(run, next) !== '.') return false;
  }
  return gapAt(run, at + 4) !== '.';
}

/** `09.00-17.30` */
function timeRange(run: readonly Group[], at: number): boolean {
  return (
    gapAt(run, at + 1) === '.' &&
    gapAt(run, at + 3) === '.' &&
    /^ ?- ?$/.test(gapAt(run, at + 2)) &&
    HOUR.test(digitsAt(run, at)) &&
    MINUTE.test(digitsAt(run, at + 1)) &&
    HOUR.test(digitsAt(run, at + 2)) &&
    MINUTE.test(digitsAt(run, at + 3))
  );
}

/** `08.2017-02.2021`, `3/2021 - 10/2026` */
function monthRange(run: readonly Group[], at: number): boolean {
  const gap = gapAt(run, at + 1);
  return (
    (gap === '.' || gap === '/') &&
    gapAt(run, at + 3) === gap &&
    /^ ?- ?$/.test(gapAt(run, at + 2)) &&
    MONTH.test(digitsAt(run, at)) &&
    YEAR.test(digitsAt(run, at + 1)) &&
    MONTH.test(digitsAt(run, at + 2)) &&
    YEAR.test(digitsAt(run, at + 3))
  );
}

function cardLength(run: readonly Group[], at: number): number {
  const tail = digitsAt(run, at + 4).length;
  return tail > 0 && tail < 4 && gapAt(run, at + 4) === gapAt(run, at + 1) ? 5 : 4;
}

/** ISO/IEC 7812: four fours and a check digit, which two numbers of eight digits lack. */
function card(run: readonly Group[], at: number): boolean {
  const gap = gapAt(run, at + 1);
  if (gap !== ' ' && gap !== '-') return false;
  let digits = '';
  for (let next = at; next < at + 4; next += 1) {
    if (digitsAt(run, next).length !== 4 || (next > at && gapAt(run, next) !== gap)) return false;
    digits += digitsAt(run, next);
  }
  const rest = cardLength(run, at) === 5 ? digitsAt(run, at + 4) : '';
  return /^[2-6]/.test(digits) && (rest !== '' || luhn(digits));
}

function luhn(text: string): boolean {
  let sum = 0;
  for (let at = text.length - 1, twice = false; at >= 0; at -= 1, twice = !twice) {
    const digit = Number(text[at]);
    sum += twice ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

/** `401-16-6386`, `120-81-45670`: a social security number, a Korean business registration. */
function identity(run: readonly Group[], at: number): boolean {
  return (
    gapAt(run, at + 1) === '-' &&
    gapAt(run, at + 2) === '-' &&
    digitsAt(run, at).length === 3 &&
    !digitsAt(run, at).startsWith('0') &&
    digitsAt(run, at + 1).length === 2 &&
    /^\d{4,5}$/.test(digitsAt(run, at + 2))
  );
}

/** `2001-2017`, unless something follows that makes a number of it. */
function yearRange(run: readonly Group[], at: number): boolean {
  return (
    run.length === at + 2 &&
    /^ ?[-/] ?$/.test(gapAt(run, at + 1)) &&
    YEAR.test(digitsAt(run, at)) &&
    YEAR.test(digitsAt(run, at + 1))
  );
}

/** Eight digits that are as well a day. */
export function dayInDigits(digits: string): boolean {
  return (
    digits.length === 8 &&
    /^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)$/.test(
      digits,
    )
  );
}

/** `0447/2025`: the number of a file in its year. */
export function filed([first, second, ...others]: readonly Group[]): boolean {
  return (
    others.length === 0 && second?.gap === '/' && YEAR.test(second.digits) && first !== undefined
  );
}

/** `4.155.552.671`, `52.5200066`, `12 345 678,90`: an amount or a measure, not a number. */
export function decimal(groups: readonly Group[]): boolean {
  const [first, second] = groups;
  if (!first || !second || second.gap !== '.') return false;
  if (groups.some(({ gap }, index) => index > 0 && gap !== '.')) return false;
  if (first.digits.startsWith('0') && first.digits !== '0') return false;
  return groups.length === 2 || groups.slice(1).every(({ digits }) => digits.length === 3);
}
