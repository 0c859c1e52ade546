/** Which key of a telephone has each letter, from A on (ITU-T E.161). */
const KEYS = '22233344455566677778889999';

/** A number that is partly a word: `1-800-FLOWERS`. */
export type NumberInLetters = {
  /** UTF-16 units into the text. */
  readonly start: number;
  readonly end: number;
  readonly e164: string;
  /** It is written as nothing else is; otherwise only a label tells it from `1300 PIECES`. */
  readonly unmistakable: boolean;
};

/** How the numbers of one calling code begin of which people know the rest as a word. */
type Form = {
  readonly callingCode: string;
  /** What is dialled before the area; the area; what stands behind it. Sticks to nothing before. */
  readonly head: RegExp;
  /** Areas that have a word for all the rest. */
  readonly tollFree: RegExp;
  /** Digits behind the area. More letters are for the eye alone: `1-800-MEDICARE`. */
  readonly behind: number;
};

const BEFORE = '(?<![\\p{L}\\p{N}+./_-])';
const FORMS: readonly Form[] = [
  {
    callingCode: '1',
    head: new RegExp(`${BEFORE}(\\+?1[-. ]?\\(?|\\(|)([2-9]\\d\\d)\\)?([-. ]*)`, 'gu'),
    tollFree: /^8(?:00|([2-8])\1)$/,
    behind: 7,
  },
  {
    callingCode: '61',
    head: new RegExp(`${BEFORE}()(1[38]00)([- ])`, 'gu'),
    tollFree: /^1/,
    behind: 6,
  },
  {
    callingCode: '64',
    head: new RegExp(`${BEFORE}(0)(800|508)([- ])`, 'gu'),
    tollFree: /^/,
    behind: 6,
  },
];

/** What no such number is without, in any of the forms. */
const LIKELY = /\d{3}\)?[-. ]{0,2}(?:\d{1,3}[-. ])?[A-Z]/;
const PIECE = /([-. ]?)([A-Za-z\d]+)(?![\p{L}\p{N}])/uy;
const FEWEST_LETTERS = 3;
/** For the eye alone, at most. */
const MOST_SURPLUS = 5;
/** `GO FEDEX` is one name, more words are a sentence. */
const MOST_WORDS_APART = 2;
const GOES_ON = /^[-_][\p{L}\p{N}]/u;
const LAST_IN_LETTERS = /^\d{3} [A-Z]{4}$/;

/** Whether a text may have such a number: cheap, and seldom yes. */
export function mayBeInLetters(text: string): boolean {
  return LIKELY.test(text);
}

/**
 * The numbers with letters for digits in a text, as North America, Australia and New Zealand
 * advertise them. `callingCode`: of the country whose national numbers are meant; North America's are
 * read everywhere if their 1 stands in front. Whether anybody has such a number is not asked.
 */
export function numbersInLetters(text: string, callingCode: string): readonly NumberInLetters[] {
  if (!LIKELY.test(text)) return [];
  return FORMS.flatMap((form) => {
    const atHome = form.callingCode === callingCode;
    if (!atHome && form.callingCode !== '1') return [];
    return [...text.matchAll(form.head)].flatMap((head) => {
      const abroad = !atHome && !head[1]?.includes('1');
      return (abroad ? null : numberAt(text, head, form)) ?? [];
    });
  });
}

/** The text with each such number in digits. */
export function inDigits(text: string, callingCode: string): string {
  let digits = text;
  for (const { start, end, e164 } of [...numbersInLetters(text, callingCode)].reverse()) {
    digits = digits.slice(0, start) + e164 + digits.slice(end);
  }
  return digits;
}

function numberAt(text: string, head: RegExpMatchArray, form: Form): NumberInLetters | null {
  const [whole, prefix = '', area = '', joint = ''] = head;
  const start = head.index ?? 0;
  const rest = restAt(text, start + whole.length, form.behind, joint);
  if (!rest) return null;
  const marked = /[-.( ]/.test(prefix);
  // `1-310-370-CALL`: elsewhere but its last four digits are no word.
  if (!form.tollFree.test(area) && !(marked && LAST_IN_LETTERS.test(rest.words.join(' '))))
    return null;
  const digits = onKeys(rest.words.join('')).slice(0, form.behind);
  return {
    start,
    end: rest.end,
    e164: `+${form.callingCode}${area}${digits}`,
    unmistakable: marked || joint === '-',
  };
}

/** The words that stand for so many digits. Small letters only between hyphens: `1-800-Flowers`. */
function restAt(text: string, from: number, behind: number, joint: string) {
  const words: string[] = [];
  let end = from;
  let apart = 0;
  for (let written = 0; written < behind;) {
    PIECE.lastIndex = end;
    const [whole, gap = '', word = ''] = PIECE.exec(text) ?? [];
    if (whole === undefined || (gap === '') !== (words.length === 0)) return null;
    const before = gap || joint;
    if (before !== '-' && /[a-z]/.test(word)) return null;
    apart += gap === ' ' ? 1 : 0;
    words.push(word);
    written += word.length;
    end += whole.length;
    if (written > behind + MOST_SURPLUS || apart >= MOST_WORDS_APART) return null;
  }
  const letters = words.join('').replace(/\d/g, '').length;
  if (letters < FEWEST_LETTERS || GOES_ON.test(text.slice(end, end + 2))) return null;
  return { words, end };
}

function onKeys(word: string): string {
  return word
    .toUpperCase()
    .replace(/[A-Z]/g, (letter) => KEYS[letter.charCodeAt(0) - 0x41] ?? letter);
}
