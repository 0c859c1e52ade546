import type { HistoryRecord } from '../../snapshot/history';

/** Nothing but what people write numbers with. */
const NUMBER = /^[\d\s()+./-]+$/u;
/** `+44 (0)20`: a zero that is not dialled from abroad. */
const ZERO_IN_BRACKETS = /\(0\)/gu;

/**
 * Whether a record has what the agent typed: every word somewhere in name, company, queue, note or
 * disposition, or digits of the number, whatever country code or punctuation stands around them.
 */
export function recordMatcher(typed: string): (record: HistoryRecord) => boolean {
  const wanted = folded(typed).trim();
  if (wanted === '') return () => true;
  const words = wanted.split(/\s+/u);
  return (record) => {
    if (hasDigits(record.number, wanted)) return true;
    const { name, company, queue, note, disposition } = record;
    const text = folded([name, company, queue, note, disposition].filter(Boolean).join('\n'));
    return words.every((word) => text.includes(word) || hasDigits(record.number, word));
  };
}

/**
 * A leading zero is dropped, or two: inside a country it stands where abroad the country code does,
 * and two are how many dial abroad. A number that is kept as it was dialled may have them itself.
 */
function hasDigits(number: string, wanted: string): boolean {
  if (!NUMBER.test(wanted)) return false;
  const digits = digitsOf(wanted.replace(ZERO_IN_BRACKETS, ''));
  const known = digitsOf(number);
  const bare = digits.replace(/^0{1,2}/u, '');
  return known.includes(digits === '' ? '-' : digits) || (bare !== '' && known.includes(bare));
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, '');
}

/** Full-width digits and letters are the same as narrow ones, and capitals as small ones. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
