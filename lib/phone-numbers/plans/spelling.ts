/** Ranges of digits that patterns are full of; a capital letter stands for each. */
const RANGES =
  '2-9 1-9 0-7 1-8 2-8 0-6 0-5 0-4 2-7 2-6 1-5 2-5 0-3 1-4 2-4 5-9 6-9 1-3 7-9 3-8 0-8 1-7 1-6'.split(
    ' ',
  );
const FIRST_RANGE = 0x41;
/** "j" stands for one digit, "k" for two, and so on. */
const COUNTS = 'ijklmnopqr';

/** A pattern of the metadata in fewer characters: it has no letters but that of `\d`. */
export function shorter(pattern: string): string {
  return pattern
    .replace(/\\d\{(\d)\}/g, (_, count: string) => COUNTS.charAt(Number(count)))
    .replaceAll(String.raw`\d`, 'd')
    .replaceAll('(?:', '<')
    .replace(/\[(\d-\d)\]/g, (written, range: string) => {
      const at = RANGES.indexOf(range);
      return at < 0 ? written : String.fromCharCode(FIRST_RANGE + at);
    });
}

/** The pattern as it was before. */
export function longer(pattern: string): string {
  return pattern
    .replace(/[A-W]/g, (sign) => `[${RANGES[sign.charCodeAt(0) - FIRST_RANGE] ?? ''}]`)
    .replaceAll('<', '(?:')
    .replaceAll('d', String.raw`\d`)
    .replace(/[j-r]/g, (sign) => String.raw`\d{${String(COUNTS.indexOf(sign))}}`);
}
