const CURRENCY =
  '(?:USD|EUR|GBP|CNY|RMB|HKD|HK\\$|JPY|KRW|INR|CHF|SGD|AUD|CAD|BRL|R\\$|MXN|TWD|NT\\$|PLN|zł|RUB|руб|TRY|TL|SEK|NOK|DKK|CZK|Kč|HUF|Ft|AED|SAR|ILS|Rs)';
const SIGN = '[$€£¥₹₩₽฿₺₴₫₪]';
const AMOUNT = "\\d{1,3}(?:[.,'’ ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?";
const MONTHS =
  '(?:jan|feb|mär|mar|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|out|nov|dec|dez|dic|déc|gen|mag|giu|lug|ago|set|ott|ene|abr|fév|fev|avr|juin|juil|août|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|sty|lut|kwi|maj|cze|lip|sie|wrz|paź|lis|gru|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara)\\p{L}*\\.?';

/** One kind of text that only looks like a number, and a sign without which it cannot be there. */
type Mask = { readonly needs: RegExp; readonly pattern: RegExp };

const MASKS: readonly Mask[] = [
  {
    needs: /:\/\/|www\./iu,
    pattern: /(?:\b[a-z][a-z+.-]{1,9}:\/\/|\bwww\.)[^\s<>"'，。；、）】]+/giu,
  },
  { needs: /@/u, pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu },
  {
    // A domain and a path: `example.com/r/4155552671`
    needs: /[a-z]\/|[a-z]\.[a-z]{2}/iu,
    pattern: /\b[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,10}\/[^\s<>"'，。；、）】]*/giu,
  },
  {
    // IPv6, MAC
    needs: /[\da-f]:[\da-f]/iu,
    pattern: /(?<![\w:])(?:[\da-f]{1,4}:){3,}[\da-f:]+|(?:[\da-f]{1,4}:){1,6}:[\da-f:]+/giu,
  },
  {
    // Times of day, with seconds or zone
    needs: /\d[:：h]\d/u,
    pattern:
      /(?<![\d:])(?:\d{4}[-/.]?\d{1,2}[-/.]?\d{1,2}(?:T|,? +))?(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}(?:[.,]\d+)?(?: ?[ap]\.?m\b\.?|Z|[+-]\d{2}:?\d{2}(?!\d))?(?![\d:])/giu,
  },
  {
    needs: /[-\da-f]{8}-[\da-f]{4}-/iu,
    pattern: /(?<![\w-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\w-])/giu,
  },
  {
    // IBAN
    needs: /[a-z]{2}\d{2}/iu,
    pattern: /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?(?![\p{L}\d])/gu,
  },
  {
    needs: /isbn|issn|\bdoi\b|^97[89]/iu,
    pattern: /\b(?:ISBN|ISSN)(?:-1[03])?:? *[\dX -]{8,16}[\dX]|\b97[89]([- ]?)\d{1,5}\1\d{1,7}\1\d{1,6}\1\d\b/giu,
  },
  { needs: /v\.? ?\d+\./iu, pattern: /(?<!\p{L})v(?:ersion|er)?\.? ?\d+(?:\.\d+)+/giu },
  {
    needs: new RegExp(`${SIGN}|${CURRENCY} ?\\d`, 'u'),
    pattern: new RegExp(
      `(?:${SIGN}|(?<!\\p{L})${CURRENCY}) ?-?(?:${AMOUNT})(?![\\d-]|\\.\\d| ?[-–] ?\\d)(?: ?(?:k|m|bn|mio|million|万|亿)\\b)?`,
      'gu',
    ),
  },
  {
    needs: new RegExp(`\\d ?(?:[%‰°元円원万亿億萬兆만억]|${SIGN}|${CURRENCY}|\\p{L})`, 'u'),
    pattern: new RegExp(
      `(?<![\\d.,+)(/-]|\\d )(?:${AMOUNT}) ?(?:[%‰°元円원万亿億萬兆만억]|${SIGN}|(?:${CURRENCY}|bytes?|[kmgt]i?b|k[gm]|[mck]?m[²³]|px|pcs|hrs?|min|sec|ms|kWh?|mAh|k|m|bn|mio|million|rub|€)(?![\\p{L}\\d]))`,
      'giu',
    ),
  },
  {
    // 5 March 2024, 2024年3月5日
    needs: /[年년]|\p{L}/u,
    pattern: new RegExp(
      `(?<!\\d)\\d{2,4} ?[年년] ?\\d{1,2} ?[月월](?: ?\\d{1,2} ?[日일])?|(?<!\\d)\\d{1,2} ?[月월] ?\\d{1,2} ?[日일号]|(?<!\\d)\\d{1,2}(?:\\.|st|nd|rd|th|º)? ?(?:de |of )?${MONTHS}(?: de |,? ?)(?:19|20)\\d{2}(?!\\d)|(?<!\\p{L})${MONTHS} \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}(?!\\d)`,
      'giu',
    ),
  },
  {
    needs: /=/u,
    pattern: /\d+(?: ?[-+*/x×] ?\d+)+ ?= ?\d+/gu,
  },
];

/** Fills a masked place: nothing reads across it. */
const BARRIER = '\u0002';
const ONLY_DIALLED = /^[\d +()./~\x01[\]-]*$/u;

/**
 * The text (normalised) with everything that only looks like a phone number by the letters and
 * signs in it blanked out, length kept. A text of digits and their separators has none.
 */
export function masked(text: string): string {
  if (ONLY_DIALLED.test(text)) return text;
  let plain = text;
  for (const { needs, pattern } of MASKS) {
    if (!needs.test(plain)) continue;
    plain = plain.replace(pattern, (found) => BARRIER.repeat(found.length));
  }
  return plain;
}
