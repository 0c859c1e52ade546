import type { FoundNumber } from '../found';
import type { ReadNumber } from '../plans/read';
import { extensionAt } from './extension';
import { judge, type Evidence } from './judge';
import type { Label } from './labels';
import { parts, separable, type Token } from './tokens';

/**
 * Cuts a run into numbers, longest first. Digits that are left over beside a number make it
 * doubtful: it may be part of something longer, and is dropped unless they stand clearly apart.
 */
export function numbersIn(
  run: readonly Token[],
  text: string,
  evidence: Evidence,
  joined: boolean,
): FoundNumber[] {
  const found: FoundNumber[] = [];
  let loose = 0;
  let at = 0;
  while (at < run.length) {
    const free = (joined && at === 0) || startsFree(text, run, at, evidence.label);
    const match = free ? longestFrom(run, at, text, evidence) : null;
    if (match) {
      found.push(match.number);
      at = match.next;
    } else {
      loose += run[at]?.digits.length ?? 0;
      at += 1;
      while (at < run.length && !separableAt(run, at)) {
        loose += run[at]?.digits.length ?? 0;
        at += 1;
      }
    }
  }
  return loose > 3 ? found.filter((number) => apart(run, number)) : found;
}

const separableAt = (run: readonly Token[], at: number): boolean => {
  const token = run[at];
  return !token || separable(token);
};

function apart(run: readonly Token[], number: FoundNumber): boolean {
  const from = run.findIndex((token) => token.end > number.start);
  const after = run.find((token) => token.start >= number.end);
  const first = run[from];
  return (
    (!first || first.plus || parts(first, run.slice(0, from))) &&
    (!after || parts(after, run.slice(from, run.indexOf(after))))
  );
}

function longestFrom(run: readonly Token[], from: number, text: string, evidence: Evidence) {
  const first = run[from];
  if (!first) return null;
  for (let to = longestEnd(run, from); to > from; to -= 1) {
    const tokens = run.slice(from, to);
    const suffix = separableAt(run, to) ? null : switchboard(run, from, to, evidence);
    if (!separableAt(run, to) && !suffix) continue;
    const read = judge(tokens, evidence);
    const last = tokens.at(-1);
    if (!read || !last) continue;
    const number = numberFrom(first.start, suffix?.end ?? last.end, read, text, suffix?.digits);
    if (number) return { number, next: nextAfter(run, number.end) };
  }
  return null;
}

/** A number ends where another clearly begins. */
function longestEnd(run: readonly Token[], from: number): number {
  let to = from + 1;
  while (to < run.length && to - from < 9) {
    const token = run[to];
    if (!token || parts(token, run.slice(from, to))) break;
    to += 1;
  }
  return to;
}

/** `021-61234567-801`: around China the extension follows the number by a hyphen. */
function switchboard(run: readonly Token[], from: number, to: number, evidence: Evidence) {
  const token = run[to];
  const before = run[to - 1];
  if (!token || !before || token.gap !== '-' || !/^\d{2,5}$/u.test(token.digits)) return null;
  if (to + 1 < run.length && !separableAt(run, to + 1)) return null;
  if (run[from]?.plus) return token;
  const used = ['CN', 'HK', 'MO', 'TW'].includes(evidence.region);
  return used && (evidence.label === 'phone' || before.digits.length >= 7) ? token : null;
}

function nextAfter(run: readonly Token[], end: number): number {
  const next = run.findIndex((token) => token.start >= end);
  return next < 0 ? run.length : next;
}

/** Letters, ids and symbols glued to the front: part of something else. */
function startsFree(text: string, run: readonly Token[], at: number, label: Label): boolean {
  const first = run[at];
  if (!first) return false;
  const before = text.slice(Math.max(0, first.start - 3), first.start);
  if (first.plus) return !/[\d_@&%\\]$/u.test(before);
  if (at > 0 && separable(first)) return true;
  if (/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d_@&%\\]$/u.test(before)) return false;
  if (label === 'phone') return !/\d[.,/-]$/u.test(before);
  return !/(?:[\p{Script=Latin}\d][-./,:=~·]|#\s?|[$=]\s?)$/u.test(before);
}

function numberFrom(start: number, end: number, read: ReadNumber, text: string, suffix?: string) {
  const written = suffix === undefined ? extensionAt(text, end) : { digits: suffix, end };
  const extension = written?.digits;
  const stop = written?.end ?? end;
  if (!written && !endsFree(text, end)) return null;
  return {
    start,
    end: stop,
    e164: read.e164,
    region: read.region,
    certainty: read.by === 'international' ? 'sure' : 'guess',
    why: [read.by === 'national' ? 'written-as-usual' : 'country-code'],
    ...(extension === undefined ? {} : { extension }),
  } satisfies FoundNumber;
}

function endsFree(text: string, end: number): boolean {
  const after = text.slice(end, end + 4);
  return !/^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d_@%]|[,.]\d{1,2}(?!\d)|:\d|-\p{L}|\s?=)/u.test(
    after,
  );
}
