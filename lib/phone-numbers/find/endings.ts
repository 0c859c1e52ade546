import type { Place } from './cut';
import type { Group } from './scan';

/** `030 901820 2 Anrufe`, `030 901820 10115 Berlin`: a figure that belongs to the words behind it. */
export function otherBegins(run: readonly Group[], at: number, text: string): boolean {
  const group = run[at];
  if (group?.gap !== ' ' || (run[at - 1]?.digits.length ?? 0) < 3) return false;
  const { length } = group.digits;
  // `032-729-8704 2건`
  if (length < 3 && /^[\p{Script=Hangul}\p{Script=Han}]/u.test(text.slice(group.end))) return true;
  // `7104 9922 Germany`: groups alike are one number's.
  if (length === run[at - 1]?.digits.length) return false;
  if (length !== 1 && (length < 4 || length > 6)) return false;
  const behind = text.slice(group.end, group.end + 4);
  return length === 1 ? /^\.? \p{L}{2}/u.test(behind) : /^ \p{Lu}\p{L}{2}/u.test(behind);
}

/** Of a number that is written in groups; behind them two digits may be anything. */
const LONGEST_GROUP = 8;

/** Where a switchboard's own last digits follow by a hyphen. */
const DIRECT_DIALLING: readonly string[] = ['DE', 'AT'];

/** `347/8102946-7`, `0034 915190877-78`, `055-290-5050~3`: a group that is only the ending of a neighbouring line. */
export function endingOf(run: readonly Group[], at: number, { evidence }: Place): boolean {
  const group = run[at];
  if (at < 2 || !group || evidence.leniency === 'possible') return false;
  if (group.gap === '~') return group.digits.length < 5;
  if (group.gap !== '-' || DIRECT_DIALLING.includes(evidence.region)) return false;
  // `127.48391.06-2`: an id with its check digit.
  if (run.slice(1, at).some(({ gap }) => gap === '.')) return false;
  if (group.digits.length === 1) return true;
  const undivided = (run[at - 1]?.digits.length ?? 0) > LONGEST_GROUP;
  return group.digits.length === 2 && undivided && at === run.length - 1;
}
