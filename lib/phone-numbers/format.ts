const TWO_DIGIT_CODES = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);

/** How the national part is grouped where readers expect one way; the rest goes by its length. */
const GROUPS: readonly (readonly [start: RegExp, groups: readonly number[]])[] = [
  [/^1\d{10}$/u, [3, 3, 4]],
  [/^861[3-9]\d{9}$/u, [3, 4, 4]],
  [/^86(?:10|2\d)\d{8}$/u, [2, 4, 4]],
  [/^86[48]00\d{7}$/u, [3, 3, 4]],
  [/^86[3-9]\d{9,10}$/u, [3, 4, 4]],
  [/^(?:65|852|853)\d{8}$/u, [4, 4]],
  [/^447\d{9}$/u, [4, 6]],
  [/^442\d{9}$/u, [2, 4, 4]],
  [/^81[7-9]0\d{8}$/u, [2, 4, 4]],
  [/^33\d{9}$/u, [1, 2, 2, 2, 2]],
  [/^7\d{10}$/u, [3, 3, 2, 2]],
];

/**
 * A number for people to read: `+8613800138000` → `+86 138 0013 8000`. No metadata, so it is cheap
 * everywhere; anything that is not E.164 (a short code, a withheld caller) comes back unchanged.
 */
export function formatNumber(e164: string): string {
  const digits = /^\+([1-9]\d{6,14})$/u.exec(e164)?.[1];
  if (!digits) return e164;
  const code = digits.slice(0, codeLength(digits));
  const national = digits.slice(code.length);
  const known = GROUPS.find(([start]) => start.test(digits))?.[1];
  return `+${code} ${cut(national, known ?? groupsOf(national.length)).join(' ')}`;
}

/** As much of a number as tells one from another: `+8613800138000` → `+86 ••• 8000`. */
export function maskedNumber(number: string): string {
  const [first = '', ...rest] = formatNumber(number).split(' ');
  const end = number.replace(/\D/gu, '').slice(-SHOWN_DIGITS);
  if (rest.length > 0) return `${first} ••• ${end}`;
  return number.length > SHOWN_DIGITS ? `••• ${end}` : number;
}

/** A number no longer than this is an extension, which is nobody's secret. */
const SHOWN_DIGITS = 4;

function codeLength(digits: string): number {
  if (digits.startsWith('1') || digits.startsWith('7')) return 1;
  return TWO_DIGIT_CODES.has(digits.slice(0, 2)) ? 2 : 3;
}

/** Threes, with a four (or two) at the end: nobody reads a lone last digit well. */
function groupsOf(length: number): readonly number[] {
  const threes = Math.max(0, Math.floor((length - 2) / 3));
  const rest = length - threes * 3;
  return [...Array<number>(threes).fill(3), rest];
}

function cut(digits: string, groups: readonly number[]): readonly string[] {
  let at = 0;
  const pieces = groups.map((length) => digits.slice(at, (at += length)));
  return [...pieces, digits.slice(at)].filter(Boolean);
}
