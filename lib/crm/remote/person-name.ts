/** Particles that belong to the family name, in small letters. */
const PARTICLES = new Set(
  'van von vom zu zur der den de del della di da do dos das du la le les ten ter bin ibn al el'.split(
    ' ',
  ),
);
/** Family names of two characters; all others of Chinese have one. */
const COMPOUND =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|司徒|令狐|夏侯|长孙|長孫|宇文)/u;
/** Each Chinese character by itself. */
const HAN_OR_OTHERS = /\p{Script=Han}|[^\p{Script=Han}]+/gu;
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hangul}]{2,6}$/u;

export type PersonName = {
  /** May be empty. */
  readonly first: string;
  /** Never empty where the name is not. */
  readonly last: string;
};

/**
 * A name as somebody typed it, in first and last, as CRMs keep it: "Doe, Jane" and "Jane van der Berg"
 * by their form, "欧阳明" and "김민준" with the family name first, one word alone as a family name.
 */
export function splitName(typed: string): PersonName {
  const name = inOrder(typed);
  if (EAST_ASIAN.test(name)) {
    const length = COMPOUND.test(name) && name.length > 2 ? 2 : 1;
    return { first: name.slice(length), last: name.slice(0, length) };
  }
  const words = name.split(' ');
  const particle = words.findIndex((word, at) => at > 0 && PARTICLES.has(word.toLowerCase()));
  const from = particle > 0 && particle < words.length - 1 ? particle : words.length - 1;
  return { first: words.slice(0, from).join(' '), last: words.slice(from).join(' ') };
}

/** "Doe, Jane" as "Jane Doe"; any other name as it is, on one line. */
export function inOrder(typed: string): string {
  const name = typed.trim().replace(/\s+/gu, ' ');
  const [, family, given] = /^([^,]+), ?([^,]+)$/u.exec(name) ?? [];
  return family === undefined ? name : `${given} ${family}`;
}

/**
 * A name as it may stand in a query: letters, digits and what stands between the parts of a name, 100
 * units at most. No wildcard, quote, bracket or comma of any query language is among them.
 */
export function searchable(typed: string): string {
  return inOrder(typed)
    .toWellFormed()
    .replace(/[^\p{L}\p{M}\p{N}’.-]+/gu, ' ')
    .slice(0, 100)
    .toWellFormed()
    .trim();
}

/**
 * The words of a name that are searched for, each once, six at most: letters and digits alone, so that
 * nothing in it means something to a query. Chinese names have no words: each character counts.
 */
export function wordsOf(name: string): readonly string[] {
  const words = name.toWellFormed().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(words.flatMap((word) => word.match(HAN_OR_OTHERS) ?? []))].slice(0, 6);
}

/** The same with Chinese names in one piece, for searches that know words alone. */
export function runsOf(name: string): readonly string[] {
  const runs = name.toWellFormed().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(runs)].slice(0, 6);
}

/** How well somebody's name fits what was typed, the lower the better; `undefined`: it does not. */
export function nameFit(name: string, typed: string): number | undefined {
  const [there, wanted] = [folded(name), folded(typed)];
  const [words, parts] = [wordsOf(there), wordsOf(wanted)];
  if (parts.length === 0 || !parts.every((part) => there.includes(part))) return undefined;
  if (there === wanted || there.replaceAll(' ', '') === wanted.replaceAll(' ', '')) return 0;
  const whole = parts.every((part) => words.includes(part));
  if (whole) return words.length === parts.length ? 1 : 2;
  return parts.every((part) => words.some((word) => word.startsWith(part))) ? 3 : 4;
}

/** Without case, accents and what stands between words: "Strauss" is "Strauß", and "O'Brien" "o brien". */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
