import type { FoundNumber } from '../found';
import { endsFree, startsFree, type Borders } from './borders';
import { apart, counted, known, nextAfter } from './apart';
import { endingOf, otherBegins } from './endings';
import { extensionAt } from './extension';
import { judge, reading, type Candidate, type Evidence, type Verdict } from './judge';
import type { Group } from './scan';
import { spanOf } from './span';

/** Where a stretch stands, and what speaks for it. */
export type Place = {
  readonly text: string;
  readonly evidence: Evidence;
  readonly joined: boolean;
};
type Match = { readonly number: FoundNumber; readonly next: number };

/** More groups than this no number has. */
const MOST_GROUPS = 11;
/** Digits left over beside a number that make it doubtful. */
const LOOSE = 3;
/** A subscriber's digits in one group, rather than in pairs or threes. */
const LONG_GROUP = 5;

/**
 * Cuts a stretch into numbers, longest first. Digits that are left over beside a number make it
 * doubtful: it may be part of something longer, and is dropped unless they stand clearly apart.
 */
export function numbersIn(run: readonly Group[], place: Place): FoundNumber[] {
  const found: Match[] = [];
  let loose = 0;
  let before = false;
  for (let at = 0; at < run.length;) {
    const match = longestFrom(run, at, place);
    if (match && unclear(run, at, match, place)) {
      at = match.next;
      continue;
    }
    if (match) {
      before ||= loose > 0 && found.length === 0;
      found.push(match);
      at = match.next;
      continue;
    }
    do {
      loose += run[at]?.digits.length ?? 0;
      at += 1;
    } while (at < run.length && !separable(run, at));
  }
  const numbers = found.map(({ number }) => number);
  const { leniency } = place.evidence;
  if (leniency === 'possible') return numbers;
  const clear = loose <= LOOSE && !before;
  const whole = (number: FoundNumber): boolean =>
    clear && (loose === 0 || leniency !== 'own' || known(number));
  return numbers.filter(
    (number) => whole(number) || apart(run, number) || counted(run, number, place),
  );
}

/**
 * `030 901820 12` where plans are open: a number, or a shorter one and a figure. The spacing does
 * not tell, and only a text that ends there as a label's value does.
 */
function unclear(run: readonly Group[], from: number, { next }: Match, place: Place): boolean {
  const last = run[next - 1];
  if (next - from < 3 || last?.gap !== ' ' || last.digits.length > LOOSE) return false;
  if ((run[next - 2]?.digits.length ?? 0) < LONG_GROUP || place.evidence.leniency !== 'own')
    return false;
  if (!known(numberFrom(run, from, next - 1, null, place))) return false;
  const { label, heading } = place.evidence;
  if (!/^[^\p{L}]*$/u.test(place.text.slice(last.end))) return true;
  return label() !== 'phone' && heading() !== 'field' && heading() !== 'phone';
}

/** Whether one number may end and another begin here: never at a hyphen or dot, as in `2024-0117`. */
function separable(run: readonly Group[], at: number): boolean {
  const gap = run[at]?.gap;
  if (gap === undefined) return true;
  if (gap.length === 1) return gap !== '-' && gap !== '.' && gap !== ')' && gap !== ']';
  return / |\/|~|[+([]$/.test(gap);
}

/** Whether the groups can only be one number, or none. */
export function solid(run: readonly Group[]): boolean {
  for (let at = 1; at < run.length; at += 1) if (separable(run, at)) return false;
  return true;
}

/** Whether two numbers meet here, rather than two groups of one. */
function meets(run: readonly Group[], from: number, at: number): boolean {
  const gap = run[at]?.gap ?? '';
  if (gap === ' ' || gap === '-' || gap === '.' || gap === ') ') return false;
  const before = digitsBetween(run, from, at);
  if (gap.includes('+')) return true;
  if (/[([]/.test(gap)) return before > 4 && run[at]?.digits !== '0';
  // `0171 1234567/8`: another ending of the same number, or another number.
  if (gap.includes('/')) {
    if (pair(run, at) && pair(run, at - 1)) return false;
    const own = before - abroad(run, from);
    return own > 6 || (gap === ' / ' && own > 5);
  }
  return gap === ' ~ ';
}

/** `06/63/68/87/20`: as some French write theirs. */
function pair(run: readonly Group[], at: number): boolean {
  const group = run[at];
  return group?.digits.length === 2 && (at === 0 || group.gap === '/');
}

/** `+43 (0)664 / 482 91 77`: digits that do not stand there at home. */
function abroad(run: readonly Group[], from: number): number {
  const code = run[from];
  if (!code?.plus || code.digits.length > 3) return 0;
  return code.digits.length + Number(run[from + 1]?.digits === '0');
}

function digitsBetween(run: readonly Group[], from: number, to: number): number {
  let digits = 0;
  for (let at = from; at < to; at += 1) digits += run[at]?.digits.length ?? 0;
  return digits;
}

function longestFrom(run: readonly Group[], from: number, place: Place): Match | null {
  if (from > 0 && !separable(run, from)) return null;
  for (let to = longestEnd(run, from, place); to > from; to -= 1) {
    const ends = separable(run, to);
    const suffix = ends ? null : switchboard(run, from, to, place);
    const elided = !ends && !suffix && from + 1 < to && endingOf(run, to, place);
    if (!ends && !suffix && !elided) continue;
    const number = numberFrom(run, from, to, suffix, place);
    if (!number || (elided && !known(number))) continue;
    const shorter = shorterThan(number, run, from, to, place);
    return { number: shorter ?? number, next: nextAfter(run, (shorter ?? number).end) };
  }
  return null;
}

/**
 * A number whose last group is a figure of the words behind it, or whose length only is possible
 * where a valid one with an extension stands.
 */
function shorterThan(
  number: FoundNumber,
  run: readonly Group[],
  from: number,
  to: number,
  place: Place,
): FoundNumber | null {
  if (otherBegins(run, to - 1, place.text)) return numberFrom(run, from, to - 1, null, place);
  if (endingOf(run, to - 1, place)) {
    const first = numberFrom(run, from, to - 1, null, place);
    if (known(first)) return first;
  }
  if (known(number) || place.evidence.leniency !== 'own') return null;
  const suffix = switchboard(run, from, to - 1, place);
  const valid = suffix && numberFrom(run, from, to - 1, suffix, place);
  return known(valid) ? valid : null;
}

/** A number ends where another clearly begins. */
function longestEnd(run: readonly Group[], from: number, place: Place): number {
  const { leniency } = place.evidence;
  let to = from + 1;
  while (to < run.length && to - from < (leniency === 'own' ? MOST_GROUPS : 20)) {
    if (meets(run, from, to)) break;
    if (leniency === 'own' && / {2}/.test(run[to]?.gap ?? '') && !spaced(run, place)) break;
    if (secondBegins(run, from, to, place)) break;
    to += 1;
  }
  return to;
}

/**
 * `415  555  2677` beside a label or within a sentence: as wide apart everywhere, which two numbers
 * are not. Columns of figures are as far from what stands before and behind them.
 */
function spaced(run: readonly Group[], { text, evidence }: Place): boolean {
  if (
    run.length > 5 ||
    run.some(({ gap, digits }, at) => digits.length > 4 || (at > 0 && gap !== '  '))
  )
    return false;
  const label = evidence.label();
  if (label === 'phone' || label === 'call' || evidence.heading() === 'phone') return true;
  const start = run[0]?.start ?? 0;
  const within = /[\p{L}:,;] $/u.test(text.slice(Math.max(0, start - 2), start));
  return within && label === 'none' && !/^(?: {2}|\t)/.test(text.slice(run.at(-1)?.end));
}

/** Two numbers are hardly ever joined by less, if there is a choice. */
const STRONG = / {2}|\/|- | -|~/;

/**
 * `089 123456 0171 1234567`: plans of open length would take both for one. A group that begins a
 * whole number behind a whole number begins the second: behind a strong separator any, else one
 * with the national prefix.
 */
function secondBegins(run: readonly Group[], from: number, at: number, place: Place): boolean {
  const group = run[at];
  if (!group || !separable(run, at) || digitsBetween(run, from, at) < 7) return false;
  if (digitsBetween(run, at, run.length) < 7) return false;
  if (!STRONG.test(group.gap)) {
    if (!group.digits.startsWith('0') || group.digits.length < 3) return false;
    if (digitsBetween(run, at, run.length) < 9) return false;
    for (let next = at + 1; next < run.length; next += 1) {
      if (STRONG.test(run[next]?.gap ?? '')) return false;
    }
  }
  if (!known(numberFrom(run, from, at, null, place))) return false;
  for (let to = run.length; to > at; to -= 1) {
    if (separable(run, to) && known(numberFrom(run, at, to, null, place))) return true;
  }
  return false;
}

function numberFrom(
  run: readonly Group[],
  from: number,
  to: number,
  suffix: Group | null,
  place: Place,
): FoundNumber | null {
  const { text, evidence, joined } = place;
  const span = spanOf(run, from, to, text);
  if (!span) return null;
  const groups = from === 0 && to === run.length ? run : run.slice(from, to);
  const candidate: Candidate = {
    groups,
    digits: digitsOf(groups),
    plus: span.plus,
    parenthesised: span.parenthesised,
  };
  const read = reading(candidate, evidence);
  if (!read) return null;
  const borders = bordersOf(evidence);
  const begins = from > 0 || joined;
  if (!begins && !startsFree(text, span.start, evidence.label, borders)) return null;
  const written = suffix ?? extensionAt(text, span.end);
  const end = written?.end ?? span.end;
  if (!endsFree(text, end, borders)) return null;
  const verdict = judge(read, candidate, evidence, (written?.digits.length ?? 0) > 1);
  if (suffix && verdict?.why.includes('only-possible')) return null;
  return verdict && numberOf(span.start, end, verdict, written?.digits);
}

function digitsOf(groups: readonly Group[]): string {
  let digits = '';
  for (const group of groups) digits += group.digits;
  return digits;
}

function bordersOf({ leniency }: Evidence): Borders {
  if (leniency === 'own') return 'own';
  return leniency === 'valid' ? 'library' : 'any';
}

function numberOf(start: number, end: number, verdict: Verdict, extension?: string): FoundNumber {
  const number = { start, end, ...verdict };
  return extension === undefined ? number : { ...number, extension };
}

const SWITCHBOARD_REGIONS: readonly string[] = ['CN', 'HK', 'MO', 'TW'];

/** `021-61234567-801`: around China, and beside a label, the extension follows by a hyphen. */
function switchboard(run: readonly Group[], from: number, to: number, place: Place): Group | null {
  const group = run[to];
  const before = run[to - 1];
  if (!group || !before || !/^\d{1,7}$/.test(group.digits)) return null;
  if (!separable(run, to + 1)) return null;
  if (group.gap !== '-' || !/^\d{2,5}$/.test(group.digits)) return null;
  if (spanOf(run, from, to, place.text)?.plus) return group;
  const { region, label, heading, leniency } = place.evidence;
  if (SWITCHBOARD_REGIONS.includes(region) && before.digits.length >= 7) return group;
  if (label() === 'phone') return group;
  const asked = leniency === 'own' ? heading() : 'none';
  return asked === 'field' || asked === 'phone' ? group : null;
}
