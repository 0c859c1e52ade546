import { DAY, MONTH, YEAR } from './calendar';

const CLOCK = '\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?: ?[AaPp]\\.?[Mm]\\.?)?Z?';

/** What fills most cells of most tables, one pattern per kind. */
const KINDS: readonly string[] = [
  `${YEAR}([-/.])${MONTH}\\1${DAY}(?:[T ,]{1,2}${CLOCK})?`,
  `(?:${DAY}|${MONTH})([-/.])(?:${DAY}|${MONTH})\\2${YEAR}(?:[T ,]{1,2}${CLOCK})?`,
  CLOCK,
  "-?[$€£¥₹]\\s?-?\\d[\\d.,']*",
  "-?\\d[\\d.,']*\\s?[$€£¥₹%]",
  '[^\\s@]+@[^\\s@]+\\.[a-z]+',
  // Record ids; no number has its first letter so early.
  '\\d{1,6}[A-Za-z][\\dA-Za-z]{8,}',
];

const PLAINLY_OTHER = new RegExp(`^\\s*(?:${KINDS.join('|')})\\s*$`);

/**
 * Whether a whole text is a date, a time, an amount, an e-mail address or a record id and nothing
 * else: what the finder would find out at fifty times the cost. Says no when in doubt.
 */
export function plainlyOther(text: string): boolean {
  return text.length < 64 && PLAINLY_OTHER.test(text);
}
