const E164 = /^\+[1-9]\d{3,14}$/u;
/** What people put between digits. */
const BETWEEN = /[\s().-]/gu;

/** Numbers that nobody may call: E.164 without its plus, as numbers, sorted. */
export type NumberSet = Float64Array;

/**
 * Reads a list: one E.164 number on a line, spaces and hyphens within it allowed; what follows `#`
 * is a comment. `null` when a line is anything else: a list that is half understood would let
 * numbers through that somebody wanted kept.
 */
export function readNumberList(text: string): NumberSet | null {
  const numbers: number[] = [];
  for (const line of text.replace(/^\ufeff/u, '').split(/\r\n?|\n/u)) {
    const entry = line.replace(/#.*$/u, '').replaceAll(BETWEEN, '');
    if (entry === '') continue;
    if (!E164.test(entry)) return null;
    numbers.push(Number(entry));
  }
  return Float64Array.from(numbers).sort();
}

/** Whether the set has an E.164 number. Fifteen digits are exact as a double. */
export function contains(set: NumberSet, e164: string): boolean {
  if (!E164.test(e164)) return false;
  const wanted = Number(e164);
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((set[middle] ?? Infinity) < wanted) low = middle + 1;
    else high = middle;
  }
  return set[low] === wanted;
}
