import type { FoundNumber } from '../found';
import type { Place } from './cut';
import type { Group } from './scan';

/** Whether the metadata knows a number. */
export const known = (number: FoundNumber | null): number is FoundNumber =>
  number !== null && !number.why.includes('only-possible');

/** The group behind an offset. */
export function nextAfter(run: readonly Group[], end: number): number {
  const next = run.findIndex((group) => group.start >= end);
  return next < 0 ? run.length : next;
}

/** Whether what stands beside a number in its run cannot be a part of it. */
export function apart(run: readonly Group[], number: FoundNumber): boolean {
  const from = run.findIndex((group) => group.end > number.start);
  const after = nextAfter(run, number.end);
  const inside = run
    .slice(from + 1, after)
    .some(({ gap }) => / /.test(gap.replace(/[()[\]]/g, '')));
  const clear = (at: number): boolean => {
    const gap = run[at]?.gap ?? '';
    // `0-61 652-81-47`: what nobody has is not cut out of something longer.
    if (gap === ' ' && !known(number)) return false;
    // `3862-5917/5918`, `603917/603918`: another ending.
    if (gap === '/' && at === run.length - 1 && at === after) {
      const { length } = run[at]?.digits ?? '';
      return length < 5 || length === run[at - 1]?.digits.length;
    }
    return / [/~] | {2}|\. |\+|[([]$/.test(gap) || (!inside && / - |^ $|\//.test(gap));
  };
  const ends = after >= run.length || clear(after) || (known(number) && dayBegins(run, after));
  return (from <= 0 || clear(from)) && ends;
}

/** `+55 85 92469-1008 18/06 …`: a day and its month, and no more digits. */
function dayBegins(run: readonly Group[], at: number): boolean {
  const [day, month, ...more] = run.slice(at);
  return (
    more.length === 0 &&
    day?.gap === ' ' &&
    month?.gap === '/' &&
    /^(?:0?[1-9]|[12]\d|3[01])$/.test(day.digits) &&
    /^(?:0?[1-9]|1[0-2])$/.test(month.digits)
  );
}

/** `18001 0117 …`: an assistant of Relay UK types what is said. */
const SPOKEN_FOR = /^1800[12]$/;

/** `Ward 14 0117 342 5518`, `Kroger #0917 - 614 555-0167`: the number of a thing before the one to call. */
export function counted(run: readonly Group[], number: FoundNumber, place: Place): boolean {
  const from = run.findIndex((group) => group.end > number.start);
  const before = run[0];
  if (from !== 1 || !before || !known(number) || nextAfter(run, number.end) < run.length)
    return false;
  if (SPOKEN_FOR.test(before.digits)) return place.evidence.region === 'GB';
  const word = place.text.slice(Math.max(0, before.start - 4), before.start);
  if (run[1]?.gap === ' - ') return word.endsWith('#');
  const { digits } = before;
  const code = place.evidence.plans.byCode(digits)?.code === digits;
  const national = run[1]?.gap === ' ' && run[1].digits.startsWith('0') && run[1].digits.length > 2;
  return national && !code && digits.length < 3 && /\p{L}{2} $/u.test(word);
}
