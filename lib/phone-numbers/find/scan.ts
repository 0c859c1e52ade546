import { IGNORABLE } from '../normalise';

/** One group of digits, with what stands between the group before and this one. */
export type Group = {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** Without marks that have no width; '' for the first group of a run. */
  readonly gap: string;
  /** A "+" stands right before it. */
  readonly plus: boolean;
};

const IGNORABLE_UNIT = IGNORABLE.charCodeAt(0);
const MARKS = new RegExp(IGNORABLE, 'gu');

/** libphonenumber allows four characters of punctuation between two groups. */
const WIDEST_GAP = 4;
const FEWEST_DIGITS = 3;

const DIGIT = 1;
const BETWEEN = 2;
const KINDS = new Uint8Array(128);
for (const digit of '0123456789') KINDS[digit.charCodeAt(0)] = DIGIT;
for (const sign of ' -./()[]~+') KINDS[sign.charCodeAt(0)] = BETWEEN;
KINDS[IGNORABLE_UNIT] = BETWEEN;

const X = /^x{1,2}[ )]?[ )-]?$/iu;

/**
 * Splits the text (normalised, lookalikes masked) into runs of digit groups that only characters
 * of phone numbers join. No run crosses a line break or tab.
 */
export function runsIn(text: string): Group[][] {
  const runs: Group[][] = [];
  let run: Group[] = [];
  let total = 0;
  let last = -1;
  for (let at = 0; at < text.length; at += 1) {
    if (KINDS[text.charCodeAt(at)] !== DIGIT) continue;
    const start = at;
    at = endOfDigits(text, at);
    const between = last < 0 ? null : gapBetween(text, last, start, run);
    const gap = between?.startsWith(')') && closesAnother(text, run) ? null : between;
    if (gap === null && run.length > 0) {
      if (total >= FEWEST_DIGITS) runs.push(run);
      run = [];
      total = 0;
    }
    const digits = digitsOf(text, start, at);
    run.push({ start, end: at, digits, gap: gap ?? '', plus: plusBefore(text, start) });
    total += digits.length;
    last = at;
  }
  if (total >= FEWEST_DIGITS) runs.push(run);
  return runs;
}

function endOfDigits(text: string, start: number): number {
  let end = start + 1;
  for (let at = end; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (KINDS[unit] === DIGIT) end = at + 1;
    else if (unit !== IGNORABLE_UNIT) break;
  }
  return end;
}

function digitsOf(text: string, start: number, end: number): string {
  const digits = text.slice(start, end);
  return digits.includes(IGNORABLE) ? digits.replace(MARKS, '') : digits;
}

/**
 * `(B·D48173) 135 1041 7296`: the bracket that ends behind the run's digits begins somewhere before them. An area
 * code may be closed alone: `02) 3123-4567`.
 */
function closesAnother(text: string, run: readonly Group[]): boolean {
  const [first] = run;
  if (!first || (run.length === 1 && /^0\d{1,4}$/.test(first.digits))) return false;
  if (run.some(({ gap }) => /[([]/.test(gap))) return false;
  return !/[([]/.test(text.slice(Math.max(0, first.start - 3), first.start));
}

const PLUS = 0x2b;

function plusBefore(text: string, start: number): boolean {
  const unit = text.charCodeAt(start - 1);
  return unit === PLUS || (unit < 0x30 && text.charCodeAt(start - 2) === PLUS);
}

/** What joins two groups; `null` where nothing of a phone number does. */
function gapBetween(text: string, from: number, to: number, run: readonly Group[]): string | null {
  if (to - from > WIDEST_GAP * 3) return null;
  let marks = 0;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === IGNORABLE_UNIT) marks += 1;
    else if (KINDS[unit] !== BETWEEN) return carrier(text.slice(from, to), run);
  }
  const gap = text.slice(from, to);
  if (to - from - marks > WIDEST_GAP) return null;
  return marks > 0 ? gap.replace(MARKS, '') : gap;
}

/** `(0xx11) …`: in South America "x" stands for the digits of a carrier. */
function carrier(gap: string, run: readonly Group[]): string | null {
  const [first] = run;
  const open = run.length === 1 && first && /^0\d{0,2}$/u.test(first.digits);
  return open && X.test(gap) ? gap.replace(/x/giu, '') : null;
}
