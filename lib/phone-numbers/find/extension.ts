import { LETTERS } from './letters';

/** What stands for "extension" in front of its digits, by language. */
const WORDS = [
  'extension|extensi[oó]n|extensão|extn?|xtn|ext|x',
  'durchwahl|nebenstelle|klappe|dw|app(?:arat)?',
  'poste|interno|int|anexo|ramal|r',
  'toestel|tst|wewn?(?:ętrzny)?|dahili|iç hat|ankn(?:ytning)?|lo[ck](?:al)?|alanumero',
  'klapka|mell(?:ék)?|εσωτ(?:ερικό)?',
  'доб(?:авочный)?|внутр(?:енний)?|вн|дод',
  'تحويلة|داخلي|שלוחה|máy lẻ|nhánh|(?:số )?nội bộ|ต่อ',
].join('|');
const UNSPACED =
  '[转轉]?分[机機]|分机号?|分機號?|转接?|轉接?|內線|内線|内线|内線番号|내선(?:번호)?';

/**
 * Extensions as people write them after a number: `ext. 12`, `x12`, `#12`, `*12`, `;ext=12`, `转12`,
 * `（分机12）`, `Durchwahl -12`. Sticky, on normalised text.
 */
const EXTENSION = new RegExp(
  `(?:;\\s?ext=|(?: / |[ ,]{0,3})[([]?\\s?(?:(?:${WORDS})(?![${LETTERS}])[.:]?(?: ?(?:no|nr|number)\\.?)?|[#*]|${UNSPACED})[ :#-]{0,3}| ?~(?=\\d{2,}(?! ?[\\d-])))(\\d{1,7})( ?[)\\]])?(?!\\d|-\\d| - \\d)`,
  'iy',
);
/** Which characters can begin one at all. */
const BEGINS = new RegExp(`[ ,;([#*~${LETTERS}]`);

/** The extension that starts at the offset, and where it ends; `null` when there is none. */
export function extensionAt(text: string, offset: number): { digits: string; end: number } | null {
  const begin = text[offset];
  if (begin === undefined || !BEGINS.test(begin)) return null;
  EXTENSION.lastIndex = offset;
  const match = EXTENSION.exec(text);
  if (!match?.[1]) return null;
  const opened = /[([]/.test(match[0]);
  const closing = match[2] ?? '';
  const end = offset + match[0].length - (closing && !opened ? closing.length : 0);
  return { digits: match[1], end };
}
