const CONTROL_AND_BIDI = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/** Longer than any name; in UTF-16 units. */
const LIMIT = 128;

/**
 * Text of others as it may be shown: one line of at most 128 units, without control characters and
 * bidirectional marks, which could turn the text around it, and without broken letters.
 */
export function plainText(text: string | undefined): string {
  const line = (text ?? '').toWellFormed().replace(/\s+/gu, ' ').replace(CONTROL_AND_BIDI, '');
  return line
    .trim()
    .slice(0, LIMIT)
    .replace(/\p{Cs}$/u, '');
}
