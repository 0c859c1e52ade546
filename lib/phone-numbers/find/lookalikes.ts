const CURRENCY = '(?:USD|EUR|GBP|CNY|RMB|HKD|JPY|KRW|INR|CHF|SGD|AUD|CAD|BRL|MXN|TWD)';
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:19|20)\\d{2}';

/** What is never a phone number wherever it stands, one pattern per kind. */
const KINDS: readonly string[] = [
  // Addresses on the net
  '(?:https?|ftp|wss?):\\/\\/[\\x21-\\x7e]+',
  '\\bwww\\.[\\x21-\\x7e]+',
  '[\\w.+-]+@[\\w-]+\\.[\\w.-]+',
  `(?<![\\d.])(?:${OCTET}\\.){3}${OCTET}(?::\\d+|\\/\\d{1,2})?(?!\\d|\\.\\d)`,
  '(?<![\\w:])(?:[0-9a-f]{1,4}:){3,}[0-9a-f:]+',
  // Ids that spell themselves out
  '\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b',
  '\\bISBN(?:-1[03])?[: ]*[\\dX -]{9,16}[\\dX]',
  '\\b[A-Z]{2}\\d{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,4})?\\b',
  '(?<![\\d+])[2-6]\\d{3}([ -])\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1?\\d{1,3})?(?!\\d)',
  '\\bv\\.?\\d+(?:\\.\\d+)+',
  // Dates and times
  `(?<![\\d./-])${YEAR}([-/.])${MONTH}\\2${DAY}(?:T[\\d:.]+Z?)?(?!\\d|[-./]\\d)`,
  `(?<![\\d./-])${DAY}([-/.])${DAY}\\3(?:${YEAR}|\\d{2})(?!\\d|[-./]\\d)`,
  '\\d{2,4} ?[年년] ?\\d{1,2} ?[月월](?: ?\\d{1,2} ?[日일])?',
  '(?<!\\d)\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?!\\d)',
  // Money and measures
  `(?:[$€£¥₹₩₽฿]|\\b${CURRENCY}) ?-?\\d+(?:[.,']\\d+)*(?: \\d{3}(?![\\d-]| ?\\d))*`,
  `(?<!\\d)\\d+(?:[.,' ]\\d{3})*(?:[.,]\\d{1,2})? ?(?:[$€£¥₹₩₽฿%‰°]|[元円원万亿兆]|(?:${CURRENCY}|bytes?|[kmgt]i?b|k[gm]|px|pcs)\\b)`,
  '(?<![\\d.,+(-])\\d{1,3}(?:[.,]\\d{3})+,?\\.?\\d*,\\d{1,2}(?!\\d)',
  '(?<![\\d.+(-])-?(?:1[0-7]\\d|180|[1-9]?\\d)\\.\\d{4,}(?![\\d.])',
  // Arithmetic
  '\\d+(?: ?[-+*/] ?\\d+)+ ?= ?\\d+',
];

const LOOKALIKE = new RegExp(KINDS.join('|'), 'giu');

/** Fills a masked place: nothing reads across it. */
const BARRIER = '\u0002';

/**
 * The text (normalised) with everything that only looks like a phone number blanked out, length
 * kept. What needs a label to be told apart is left for `judge`.
 */
export function withoutLookalikes(text: string): string {
  return text.replace(LOOKALIKE, (found) =>
    CARD.test(found) && !luhn(found) ? found : BARRIER.repeat(found.length),
  );
}

const CARD = /^[2-6]\d{3}([ -])\d{4}\1\d{4}\1[\d -]+$/u;

/** ISO/IEC 7812: the check digit of payment cards; two eight-digit numbers in a row lack it. */
function luhn(text: string): boolean {
  const digits = Array.from(text.replace(/\D/gu, ''), Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** Eight digits that are as well a day or a span of years: only a label makes them a number. */
export function dateLike(text: string): boolean {
  return /^(?:19|20)\d{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])| ?- ?(?:19|20)\d{2})$/u.test(
    text,
  );
}
