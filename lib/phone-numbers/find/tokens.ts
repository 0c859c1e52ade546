import { IGNORABLE } from '../normalise';

/** One group of digits of a candidate, with how it hangs on to the group before it. */
export type Token = {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly plus: boolean;
  readonly parenthesised: boolean;
  /** What stands between the group before and this one; `null` for the first of a run. */
  readonly gap: string | null;
};

const GAP = `[ ${IGNORABLE}]{0,3}[-./~]?[ ${IGNORABLE}]{0,3}`;
const GROUP = new RegExp(
  `(${GAP})((?:\\(\\s?)?(?:\\+\\s?)?(?:\\(\\s?)?\\d(?:${IGNORABLE}*\\d)*(?:\\s?\\))?)`,
  'uy',
);
const FIRST = new RegExp(`[+(\\d]`, 'gu');
const IGNORABLES = new RegExp(IGNORABLE, 'gu');

/**
 * Splits the text (normalised, lookalikes masked) into runs of digit groups that only characters
 * of phone numbers join. A "+" starts a new run; so does a bracket that stands where no area code
 * can stand.
 */
export function tokenRuns(text: string): readonly (readonly Token[])[] {
  const runs: Token[][] = [];
  FIRST.lastIndex = 0;
  for (let first = FIRST.exec(text); first; first = FIRST.exec(text)) {
    let at = first.index;
    let run: Token[] = [];
    for (;;) {
      GROUP.lastIndex = at;
      const match = GROUP.exec(text);
      if (!match) break;
      const token = tokenOf(match, run.length > 0);
      if (run.length > 0 && startsAnew(token, run)) {
        runs.push(run);
        run = [];
      }
      run.push(run.length > 0 ? token : { ...token, gap: null });
      at = GROUP.lastIndex;
    }
    if (run.length > 0) runs.push(run);
    FIRST.lastIndex = Math.max(at, first.index + 1);
  }
  return runs;
}

function tokenOf(match: RegExpExecArray, follows: boolean): Token {
  const [whole, gap = '', body = ''] = match;
  const opened = body.includes('(');
  const closed = body.endsWith(')');
  const loose = opened && !closed && !body.includes('+') ? body.indexOf('(') + 1 : 0;
  const start = match.index + gap.length + loose;
  const end = match.index + whole.length - (closed && !opened ? 1 : 0);
  return {
    start,
    end,
    digits: body.replace(/\D/gu, ''),
    plus: body.includes('+'),
    parenthesised: opened && closed,
    gap: follows ? gap.replace(IGNORABLES, '') : null,
  };
}

function startsAnew(token: Token, run: readonly Token[]): boolean {
  if (token.plus) return true;
  if (!token.parenthesised || token.digits === '0') return false;
  const [first] = run;
  return !(
    run.length === 1 &&
    first &&
    (first.plus || /^(?:0|00\d+|\d{1,3})$/u.test(first.digits))
  );
}

/** Whether a number may end before the token: never at a hyphen or dot, as in `INV-2024-0117`. */
export function separable(token: Token): boolean {
  return token.gap === null || /^ +$|\/|~| - /u.test(token.gap);
}

/** Whether two numbers meet here, rather than two groups of one. */
export function parts(token: Token, before: readonly Token[]): boolean {
  if (token.gap === null) return true;
  if (/^ {2,}$/u.test(token.gap)) return true;
  if (!/ [/~] /u.test(token.gap)) return false;
  const area = before.length === 1 && /^0\d{1,5}$/u.test(before[0]?.digits ?? '');
  return !area;
}
