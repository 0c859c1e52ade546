/** Stands for a mark without width (bidi marks, soft hyphen): part of a number, yet no digit. */
export const IGNORABLE = '\u0001';

/** First code units of the BMP's decimal digits other than ASCII and full-width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0ae6, 0x0e50, 0x1040, 0x17e0] as const;

const ranges: readonly (readonly [first: number, last: number, becomes: string])[] = [
  [0x00a0, 0x00a0, ' '],
  [0x00ad, 0x00ad, IGNORABLE],
  [0x2000, 0x200a, ' '],
  [0x200b, 0x200f, IGNORABLE],
  [0x2010, 0x2015, '-'],
  [0x202a, 0x202e, IGNORABLE],
  [0x202f, 0x202f, ' '],
  [0x2044, 0x2044, '/'],
  [0x205f, 0x205f, ' '],
  [0x2060, 0x2069, IGNORABLE],
  [0x2212, 0x2212, '-'],
  [0x2215, 0x2215, '/'],
  [0x3000, 0x3000, ' '],
  [0x301c, 0x301c, '~'],
  [0x30fc, 0x30fc, '-'],
  [0xfe58, 0xfe58, '-'],
  [0xfe63, 0xfe63, '-'],
  [0xfeff, 0xfeff, IGNORABLE],
  [0xff70, 0xff70, '-'],
  [0xffe1, 0xffe1, '£'],
  [0xffe5, 0xffe5, '¥'],
  [0xffe6, 0xffe6, '₩'],
];

function plain(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return String.fromCharCode(0x30 + code - zero);
  return ranges.find(([first, last]) => code >= first && code <= last)?.[2] ?? unit;
}

const known = new Map<string, string>();

/**
 * The text with full-width forms, foreign digits, thin spaces, dashes and bidi marks as ASCII,
 * unit for unit: every offset into the result is an offset into the text.
 */
export function normalised(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => {
    const before = known.get(unit);
    if (before !== undefined) return before;
    const now = plain(unit);
    // A page can show any number of different characters; the cache must not follow it.
    if (known.size < 500) known.set(unit, now);
    return now;
  });
}
