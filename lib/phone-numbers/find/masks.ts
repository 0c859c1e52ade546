import { LETTERS } from './letters';

const ONE_LETTER = `[${LETTERS}]`;
const CURRENCY =
  '(?:USD|EUR|GBP|CNY|RMB|HKD|HK\\$|JPY|KRW|INR|CHF|SGD|AUD|CAD|BRL|R\\$|MXN|TWD|NT\\$|PLN|zł|RUB|руб|TRY|TL|SEK|NOK|DKK|CZK|Kč|HUF|Ft|AED|SAR|ILS|Rs)';
const SIGN = '[$€£¥₹₩₽฿₺₴₫₪]';
const AMOUNT = "\\d{1,3}(?:[.,'’ ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?";
/** How months begin, in the languages of Europe. */
const MONTHS = new Set(
  'jan feb mär mar apr may mai jun jul aug sep oct okt out nov dec dez dic déc gen mag giu lug ago set ott ene abr fév fev avr jui aoû янв фев мар апр май мая июн июл авг сен окт ноя дек sty lut kwi maj cze lip sie wrz paź lis gru oca şub nis haz tem ağu eyl eki kas ara'.split(
    ' ',
  ),
);
/** The first three letters of each word. */
const A_WORD = new RegExp(`(?<![${LETTERS}])[${LETTERS}]{3}`, 'g');
const WORD = `${ONE_LETTER}{3,12}\\.?`;

/** Signs without which a kind of text cannot be there; found in one pass over the text. */
const COLON = 1;
const AT = 2;
const EQUALS = 4;
const LETTER = 8;
const SYMBOL = 16;

/**
 * One kind of text that only looks like a number: what it cannot be there without, as a sign and
 * as a pattern that is cheaper than its own; and which of the places found are meant.
 */
type Mask = {
  readonly signs: number;
  readonly needs?: RegExp;
  readonly pattern: RegExp;
  readonly only?: (found: string) => boolean;
};

const MASKS: readonly Mask[] = [
  {
    signs: LETTER,
    needs: /:\/\/|www\./iu,
    pattern: /(?:\b[a-z][a-z+.-]{1,9}:\/\/|\bwww\.)[^\s<>"'，。；、）】]+/giu,
  },
  { signs: AT, pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu },
  {
    // A domain and a path: `example.com/r/4155552671`
    signs: LETTER,
    needs: /\.[a-z]{2,10}\//iu,
    pattern: /\b[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,10}\/[^\s<>"'，。；、）】]*/giu,
  },
  {
    // IPv6, MAC
    signs: COLON,
    needs: /[\da-f]:[\da-f]/iu,
    pattern: /(?<![\w:])(?:[\da-f]{1,4}:){3,}[\da-f:]+|(?:[\da-f]{1,4}:){1,6}:[\da-f:]+/giu,
  },
  {
    // Times of day, with seconds or zone
    signs: COLON,
    needs: /\d:\d/,
    pattern:
      /(?<![\d:])(?:\d{4}[-/.]?\d{1,2}[-/.]?\d{1,2}(?:T|,? +))?(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}(?:[.,]\d+)?(?: ?[ap]\.?m\b\.?|Z|[+-]\d{2}:?\d{2}(?!\d))?(?![\d:])/giu,
  },
  {
    signs: 0,
    needs: /[-\da-f]{8}-[\da-f]{4}-/i,
    pattern: /(?<![\w-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\w-])/giu,
  },
  {
    // A Canadian postal code
    signs: LETTER,
    needs: /[A-Z]\d[A-Z] ?\d[A-Z]\d/,
    pattern: /(?<![\p{L}\d])[A-Z]\d[A-Z] ?\d[A-Z]\d(?![\p{L}\d])/gu,
  },
  {
    // IBAN
    signs: LETTER,
    needs: /[A-Z]{2}\d{2}/,
    pattern: /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?(?![\p{L}\d])/gu,
  },
  {
    signs: 0,
    needs: /is[bs]n|97[89][-\d ]{10}/i,
    pattern:
      /\b(?:ISBN|ISSN)(?:-1[03])?:? *[\dX -]{8,16}[\dX]|(?<![\d+] ?|\d-)97[89](?:[- ]?\d){10}(?!\d)/giu,
  },
  {
    signs: LETTER,
    needs: /v(?:er|ersion)?\.? ?\d+\./i,
    pattern: new RegExp(`(?<!${ONE_LETTER})v(?:ersion|er)?\\.? ?\\d+(?:\\.\\d+)+`, 'gi'),
  },
  {
    signs: LETTER | SYMBOL,
    needs: new RegExp(`${SIGN}|${CURRENCY} ?-?\\d`, 'u'),
    pattern: new RegExp(
      `(?:${SIGN}|(?<!${ONE_LETTER})${CURRENCY}) ?-?(?:${AMOUNT})(?![\\d-]|\\.\\d| ?[-–] ?\\d)(?: ?(?:k|m|bn|mio|million|万|亿)\\b)?`,
      'g',
    ),
  },
  {
    signs: LETTER | SYMBOL,
    needs: new RegExp(`\\d ?(?:[%‰°元円원万亿億萬兆만억A-Za-zа-яК]|${SIGN})`, 'u'),
    pattern: new RegExp(
      `(?<![\\d.,+)(/-]|\\d )(?:${AMOUNT}) ?(?:[%‰°元円원万亿億萬兆만억]|${SIGN}|(?:${CURRENCY}|bytes?|[kmgt]i?b|k[gm]|[mck]?m[²³]|px|pcs|hrs?|min|sec|ms|kWh?|mAh|k|m|bn|mio|million|rub|€)(?![${LETTERS}\\d]))`,
      'gi',
    ),
  },
  {
    // 2024年3月5日
    signs: LETTER,
    needs: /\d ?[年년月월]/,
    pattern:
      /(?<!\d)\d{2,4} ?[年년] ?\d{1,2} ?[月월](?: ?\d{1,2} ?[日일])?|(?<!\d)\d{1,2} ?[月월] ?\d{1,2} ?[日일号]/g,
  },
  {
    // 5 March 2024
    signs: LETTER,
    needs: /(?:19|20)\d{2}(?!\d)/,
    pattern: new RegExp(
      `(?<!\\d)\\d{1,2}(?:\\.|st|nd|rd|th|º)? ?(?:de |of )?${WORD}(?: de |,? ?)(?:19|20)\\d{2}(?!\\d)`,
      'g',
    ),
    only: namesMonth,
  },
  {
    // March 5, 2024
    signs: LETTER,
    needs: /\d,? (?:19|20)\d{2}(?!\d)/,
    pattern: new RegExp(
      `(?<!${ONE_LETTER})${WORD} \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}(?!\\d)`,
      'g',
    ),
    only: namesMonth,
  },
  {
    // 10 Uhr, 10h30, 10.30 am
    signs: LETTER,
    needs: /\d ?(?:uhr|h|[ap]\.?m|[时時点點시])/i,
    pattern: new RegExp(
      `(?<![\\d.:])\\d{1,2}(?:[.:]\\d{2})? ?(?:Uhr|h(?:\\d{2})?|[ap]\\.?m|[时時点點시])(?![${LETTERS}\\d])`,
      'gi',
    ),
  },
  {
    signs: EQUALS,
    pattern: /\d+(?: ?[-+*/x×] ?\d+)+ ?= ?\d+/gu,
  },
];

function namesMonth(found: string): boolean {
  return (found.match(A_WORD) ?? []).some((word) => MONTHS.has(word.toLowerCase()));
}

/** Fills a masked place: nothing reads across it. */
const BARRIER = '\u0002';

/**
 * The text (normalised) with everything that only looks like a phone number by the letters and
 * signs in it blanked out, length kept. A text of digits and their separators has none.
 */
export function masked(text: string): string {
  const signs = signsIn(text);
  let plain = text;
  for (const { signs: wanted, needs, pattern, only } of MASKS) {
    if (wanted !== 0 && (signs & wanted) === 0) continue;
    if (needs && !needs.test(plain)) continue;
    plain = plain.replace(pattern, (found) =>
      only?.(found) === false ? found : BARRIER.repeat(found.length),
    );
  }
  return plain;
}

/** The text (normalised) with some places of it blanked out, length kept. */
export function without(
  text: string,
  places: readonly { readonly start: number; readonly end: number }[],
): string {
  let plain = text;
  for (const { start, end } of places) {
    plain = plain.slice(0, start) + BARRIER.repeat(end - start) + plain.slice(end);
  }
  return plain;
}

function signsIn(text: string): number {
  let signs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) signs |= LETTER | SYMBOL;
    else if (unit === 0x40) signs |= AT;
    else if (unit > 0x40 && unit !== 0x5b && unit !== 0x5d && unit !== 0x7e) signs |= LETTER;
    else if (unit === 0x3a) signs |= COLON;
    else if (unit === 0x3d) signs |= EQUALS;
    else if (unit === 0x24 || unit === 0x25) signs |= SYMBOL;
  }
  return signs;
}
